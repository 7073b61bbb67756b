// A weather service that answers as Open-Meteo does, with the same weather for all
// cities.

import { once } from 'node:events';
import http from 'node:http';

export async function startWeather() {
  const server = http.createServer((request, response) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    const latitudes = (searchParams.get('latitude') ?? '').split(',');
    const current = { time: Math.floor(Date.now() / 1000), interval: 900, temperature_2m: 21.4, weather_code: 3 };
    const answers = latitudes.map((latitude) => ({ latitude: Number(latitude), longitude: 105.8, current }));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers.length === 1 ? answers[0] : answers));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
