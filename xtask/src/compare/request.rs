//! Sends one request unchanged: an HTTP library would normalize paths that are
//! invalid on purpose.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::error::{Error, Result};

/// Longer than any response takes.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Its status.
    pub status: u16,
    /// Its headers in the order of the response, with lower-case names.
    pub headers: Vec<(String, String)>,
    /// Its body without transfer coding.
    pub body: Vec<u8>,
}

impl Response {
    /// Returns the value of a header; empty if it is absent.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(header, _)| header == name);
        found.map_or("", |(_, value)| value)
    }
}

/// Sends a request to the server at `host` (name and port).
pub fn send(
    host: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Result<Response> {
    let failed = |error: std::io::Error| Error::answer(format!("{method} {path}"), error);
    let mut stream = TcpStream::connect(host).map_err(failed)?;
    stream.set_read_timeout(Some(TIMEOUT)).map_err(failed)?;
    let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request.extend([name, ": ", value, "\r\n"]);
    }
    if !body.is_empty() {
        request.extend(["content-length: ", &body.len().to_string(), "\r\n"]);
    }
    request.push_str("\r\n");
    request.push_str(body);
    stream.write_all(request.as_bytes()).map_err(failed)?;
    read(BufReader::new(stream), method == "HEAD").map_err(failed)
}

fn read(mut from: impl BufRead, head_alone: bool) -> std::io::Result<Response> {
    let mut line = String::new();
    from.read_line(&mut line)?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| std::io::Error::other(format!("no status in {line:?}")))?;
    let mut headers = Vec::new();
    loop {
        line.clear();
        from.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut response = Response {
        status,
        headers,
        body: Vec::new(),
    };
    if head_alone {
        return Ok(response);
    }
    if response.header("transfer-encoding") == "chunked" {
        loop {
            line.clear();
            from.read_line(&mut line)?;
            let size = usize::from_str_radix(line.trim(), 16).map_err(std::io::Error::other)?;
            let mut chunk = vec![0; size + 2];
            from.read_exact(&mut chunk)?;
            response.body.extend(&chunk[..size]);
            if size == 0 {
                break;
            }
        }
    } else {
        from.read_to_end(&mut response.body)?;
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined() {
        let sent =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n";
        let response = read(sent.as_bytes(), false).unwrap();
        assert_eq!(
            (response.status, response.body.as_slice()),
            (200, &b"abcd"[..])
        );
        assert_eq!(response.header("transfer-encoding"), "chunked");
    }

    #[test]
    fn a_response_without_a_status_is_an_error() {
        assert!(read("hello\r\n\r\n".as_bytes(), false).is_err());
    }
}
