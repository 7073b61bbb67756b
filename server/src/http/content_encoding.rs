//! The `Accept-Encoding` header (RFC 9110, section 12.5.3).

use axum::http::{HeaderMap, HeaderValue, header};

/// An encoding in which embedded files are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContentEncoding {
    Brotli,
    Gzip,
}

impl ContentEncoding {
    /// The name in `Content-Encoding`.
    pub(crate) const fn name(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        })
    }
}

/// The encodings that a browser accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Accepted {
    brotli: bool,
    gzip: bool,
}

impl Accepted {
    pub(crate) const fn contains(self, encoding: ContentEncoding) -> bool {
        match encoding {
            ContentEncoding::Brotli => self.brotli,
            ContentEncoding::Gzip => self.gzip,
        }
    }
}

/// Reads `Accept-Encoding`. An encoding of weight 0 is refused. Other weights
/// are ignored: the smaller file is better for the reader.
pub(crate) fn accepted(headers: &HeaderMap) -> Accepted {
    let (mut any, mut brotli, mut gzip) = (None, None, None);
    let values = headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    for encoding in values.flat_map(|value| value.split(',')) {
        let (name, weight) = encoding.split_once(';').unwrap_or((encoding, ""));
        let name = name.trim();
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        let named = match name {
            "*" => &mut any,
            _ if is("br") => &mut brotli,
            _ if is("gzip") || is("x-gzip") => &mut gzip,
            _ => continue,
        };
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .map_or(Ok(1.0), str::parse::<f32>);
        *named = Some(weight.is_ok_and(|weight| weight > 0.0));
    }
    let or_any = |named: Option<bool>| named.or(any).unwrap_or(false);
    Accepted {
        brotli: or_any(brotli),
        gzip: or_any(gzip),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_is_accepted_unless_its_weight_is_zero() {
        for (value, brotli, gzip) in [
            ("gzip, deflate, br, zstd", true, true),
            ("gzip;q=0.5, br;q=0, deflate", false, true),
            ("gzip; q=0.000", false, false),
            ("*", true, true),
            ("*;q=0, BR", true, false),
            ("br;q=x", false, false),
            ("identity", false, false),
            ("", false, false),
        ] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]);
            assert_eq!(accepted(&headers), Accepted { brotli, gzip }, "{value}");
        }
        assert_eq!(accepted(&HeaderMap::new()), Accepted::default());
    }
}
