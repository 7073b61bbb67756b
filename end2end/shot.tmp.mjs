import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const jobs = JSON.parse(process.argv[2]);
for (const [name, url, w, h, scheme, full] of jobs) {
  const p = await (await b.newContext({ viewport: { width: w, height: h }, colorScheme: scheme })).newPage();
  await p.goto(url); await p.waitForTimeout(1500);
  await p.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: !!full });
  console.log(name, await p.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight].join('x')));
  await p.close();
}
await b.close();
