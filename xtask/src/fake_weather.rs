//! A fake weather service with the interface of Open-Meteo and the same weather
//! for every city, so that measured pages have a complete weather bar.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::{Error, Result};

/// A running service; it runs as long as this program.
pub struct FakeWeather {
    /// Its address.
    pub url: String,
}

impl FakeWeather {
    /// Starts the service on a free port, with current readings.
    pub fn open() -> Result<Self> {
        Self::serve(None)
    }

    /// Starts the service with readings of this time, in seconds since 1970.
    pub fn at(time: u64) -> Result<Self> {
        Self::serve(Some(time))
    }

    fn serve(time: Option<u64>) -> Result<Self> {
        let failed = |error| Error::answer("a port for the weather service", error);
        let listener = TcpListener::bind("127.0.0.1:0").map_err(failed)?;
        let url = format!("http://{}", listener.local_addr().map_err(failed)?);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that disconnects early retries.
                answer(stream, time).ok();
            }
        });
        Ok(Self { url })
    }
}

fn answer(stream: TcpStream, time: Option<u64>) -> std::io::Result<()> {
    let mut reader = BufReader::new(&stream);
    let mut asked = String::new();
    reader.read_line(&mut asked)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let body = reading_for(&asked, time.unwrap_or_else(now));
    write!(
        &stream,
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// Returns an object for one city, an array for several.
fn reading_for(asked: &str, time: u64) -> String {
    let cities = asked
        .split_once("latitude=")
        .and_then(|(_, rest)| rest.split('&').next())
        .map_or(1, |list| list.replace("%2C", ",").split(',').count());
    let one = format!(
        r#"{{"current":{{"time":{time},"interval":900,"temperature_2m":21.4,"weather_code":3}}}}"#
    );
    if cities == 1 {
        return one;
    }
    format!("[{}]", vec![one; cities].join(","))
}

/// Returns the seconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap_or_default().as_secs()
}

#[cfg(test)]
mod tests {
    #[test]
    fn as_many_answers_as_cities() {
        let count = |asked| {
            super::reading_for(asked, 0)
                .matches("temperature_2m")
                .count()
        };
        assert_eq!(
            count("GET /v1/forecast?latitude=21&longitude=105 HTTP/1.1"),
            1
        );
        assert_eq!(
            count("GET /v1/forecast?latitude=21,16%2C10&longitude=105 HTTP/1.1"),
            3
        );
    }
}
