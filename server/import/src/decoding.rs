//! Decodes a stream to UTF-8: by its byte order mark, else by its XML
//! declaration, else as UTF-8. Reading fails exactly at invalid bytes, so that
//! the error can name the line.

use std::io::{self, BufRead, Chain, Cursor, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// More bytes than any XML declaration needs.
const HEAD: u64 = 1024;

/// A reader that decodes another reader to UTF-8.
pub(crate) struct Decoding<R> {
    inner: Chain<Cursor<Vec<u8>>, R>,
    decoder: Decoder,
    out: Box<[u8]>,
    at: usize,
    filled: usize,
    failed: bool,
    ended: bool,
}

/// Why a file cannot be decoded.
#[derive(Debug)]
pub(crate) enum Unreadable {
    Io(io::Error),
    /// The file is an archive.
    Packed,
    /// The declaration names an unknown encoding.
    Unknown(String),
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl<R: BufRead> Decoding<R> {
    pub(crate) fn new(mut inner: R) -> Result<Self, Unreadable> {
        let mut head = Vec::new();
        inner.by_ref().take(HEAD).read_to_end(&mut head)?;
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\x1f\x8b") {
            return Err(Unreadable::Packed);
        }
        let encoding = match Encoding::for_bom(&head) {
            Some((encoding, mark)) => {
                head.drain(..mark);
                encoding
            }
            None => declared(&head)?,
        };
        Ok(Self {
            inner: Cursor::new(head).chain(inner),
            decoder: encoding.new_decoder_without_bom_handling(),
            out: vec![0; 1 << 15].into_boxed_slice(),
            at: 0,
            filled: 0,
            failed: false,
            ended: false,
        })
    }
}

/// Returns the encoding in the XML declaration.
fn declared(head: &[u8]) -> Result<&'static Encoding, Unreadable> {
    match head {
        [0, b'<', 0, b'?', ..] => return Ok(UTF_16BE),
        [b'<', 0, b'?', 0, ..] => return Ok(UTF_16LE),
        _ => {}
    }
    let text = String::from_utf8_lossy(head);
    let declaration = text
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"));
    let value = declaration.and_then(|(inside, _)| inside.split_once("encoding"));
    let value = value.and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let name = value.and_then(|value| value.trim_start().split(['"', '\'']).nth(1));
    let Some(name) = name else { return Ok(UTF_8) };
    let encoding =
        Encoding::for_label(name.as_bytes()).ok_or_else(|| Unreadable::Unknown(name.to_owned()))?;
    // The declaration was readable as ASCII, so the file is not in UTF-16,
    // whatever it declares.
    Ok(if encoding.is_ascii_compatible() {
        encoding
    } else {
        UTF_8
    })
}

impl<R: BufRead> BufRead for Decoding<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at == self.filled && !self.ended {
            if self.failed {
                let name = self.decoder.encoding().name();
                return Err(io::Error::new(io::ErrorKind::InvalidData, name));
            }
            let source = self.inner.fill_buf()?;
            let last = source.is_empty();
            let (result, read, written) =
                self.decoder
                    .decode_to_utf8_without_replacement(source, &mut self.out, last);
            self.inner.consume(read);
            (self.at, self.filled) = (0, written);
            match result {
                // The text before the invalid bytes is returned first.
                DecoderResult::Malformed(..) => self.failed = true,
                DecoderResult::InputEmpty if last => self.ended = true,
                DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            }
        }
        Ok(&self.out[self.at..self.filled])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.filled);
    }
}

impl<R: BufRead> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut buffer = self.fill_buf()?;
        let amount = buffer.read(out)?;
        self.consume(amount);
        Ok(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> io::Result<String> {
        let mut text = String::new();
        Decoding::new(bytes)
            .map_err(|_| io::ErrorKind::Other)?
            .read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn encodings_are_recognised() {
        let far = format!(
            "<?xml version='1.0' {:>200}?>à",
            "encoding = 'windows-1252'"
        );
        let mut bytes = far.replace('à', "@").into_bytes();
        *bytes.last_mut().unwrap() = 0xE0;
        assert_eq!(decoded(&bytes).unwrap(), far);
        assert_eq!(decoded("\u{feff}à".as_bytes()).unwrap(), "à");
        assert_eq!(
            decoded("<?xml encoding=\"UTF-16\"?>à".as_bytes()).unwrap(),
            "<?xml encoding=\"UTF-16\"?>à"
        );
        let wide: Vec<u8> = "<?xà".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&wide).unwrap(), "<?xà");
        assert_eq!(decoded(b"").unwrap(), "");
    }

    #[test]
    fn text_before_invalid_bytes_is_read_first() {
        let mut reader =
            Decoding::new(&b"ab\ncd\xFFef"[..]).unwrap_or_else(|_| panic!("it is text"));
        let before = reader.fill_buf().unwrap().to_vec();
        assert_eq!(before, b"ab\ncd");
        reader.consume(before.len());
        assert_eq!(reader.fill_buf().unwrap_err().to_string(), "UTF-8");
        assert!(decoded("à".repeat(100_000).as_bytes()).unwrap().len() == 200_000);
        assert!(
            decoded(&"à".as_bytes()[..1]).is_err(),
            "half a character at the end"
        );
    }

    #[test]
    fn archives_and_unknown_encodings_are_rejected() {
        assert!(matches!(
            Decoding::new(&b"PK\x03\x04xx"[..]),
            Err(Unreadable::Packed)
        ));
        let unknown = Decoding::new(&b"<?xml encoding='x-1'?>"[..]);
        assert!(matches!(unknown, Err(Unreadable::Unknown(name)) if name == "x-1"));
    }
}
