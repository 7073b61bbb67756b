//! Arguments that several commands read.

use store::ArticleId;

use crate::ServerError;

/// The article of a number (`100`), a path (`/lo-gom-100.html`) or an absolute
/// address.
pub(super) fn article_id(given: &str) -> Result<ArticleId, ServerError> {
    let name = given.split(['?', '#']).next().unwrap_or_default();
    let name = name.strip_suffix(".html").unwrap_or(name);
    let number = name.rsplit('-').next().unwrap_or_default();
    match number.parse() {
        Ok(id) if id > 0 => Ok(ArticleId(id)),
        _ => Err(ServerError::Argument {
            what: "article",
            value: given.to_owned(),
            reason: "give its number, as 1000, or its address, as /ten-bai-1000.html".to_owned(),
        }),
    }
}

/// A text in one line; an error if it is empty.
pub(super) fn required(flag: &'static str, given: &str) -> Result<String, ServerError> {
    let text = one_line(given);
    if text.is_empty() {
        return Err(ServerError::Argument {
            what: flag,
            value: given.to_owned(),
            reason: "it is empty".to_owned(),
        });
    }
    Ok(text)
}

/// A text with single spaces instead of other white space, in Unicode's
/// composed form.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    viet::nfc(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_is_named_by_number_or_address() {
        for given in [
            "100",
            "/lo-gom-2021-100.html",
            "lo-gom-100.html",
            "https://bao.example/lo-gom-100.html?lite#tin-khac",
        ] {
            assert_eq!(article_id(given).unwrap(), ArticleId(100), "{given}");
        }
        for given in ["", "0", "-5x", "/lang-nghe", "/a-.html", "/a.html"] {
            assert!(article_id(given).is_err(), "{given}");
        }
    }
}
