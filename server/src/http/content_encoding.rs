//! Which codings a browser takes (RFC 9110, section 12.5.3).

use axum::http::{HeaderMap, HeaderValue, header};

/// A coding that files lie ready in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    pub(crate) const fn name(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        })
    }
}

/// The codings that one browser takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Accepted {
    brotli: bool,
    gzip: bool,
}

impl Accepted {
    pub(crate) const fn contains(self, coding: Coding) -> bool {
        match coding {
            Coding::Brotli => self.brotli,
            Coding::Gzip => self.gzip,
        }
    }
}

/// Reads `Accept-Encoding`; a coding of weight 0 is refused. Which of two taken
/// ones the browser likes more is left aside: the smaller one serves it better.
pub(crate) fn accepted(asked: &HeaderMap) -> Accepted {
    let mut any = None;
    let (mut brotli, mut gzip) = (None, None);
    let values = asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    for coding in values.flat_map(|value| value.split(',')) {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .map_or(Ok(1.0), str::parse::<f32>);
        let taken = weight.is_ok_and(|weight| weight > 0.0);
        match name.trim().to_ascii_lowercase().as_str() {
            "br" => brotli = Some(taken),
            "gzip" | "x-gzip" => gzip = Some(taken),
            "*" => any = Some(taken),
            _ => {}
        }
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
    fn a_coding_is_taken_unless_its_weight_is_nothing() {
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
            let asked =
                HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]);
            assert_eq!(accepted(&asked), Accepted { brotli, gzip }, "{value}");
        }
        assert_eq!(accepted(&HeaderMap::new()), Accepted::default());
    }
}
