//! The addresses of a redirect.

use percent_encoding::percent_decode_str;

/// An old address as the store holds it: without host and fragment,
/// percent-decoded, without a slash at its end.
pub(super) fn old_address(given: &str) -> Result<String, String> {
    let given = given.trim();
    let path = given
        .strip_prefix("https://")
        .or_else(|| given.strip_prefix("http://"))
        .map_or(given, |rest| rest.find('/').map_or("/", |at| &rest[at..]));
    let path = path.split('#').next().unwrap_or_default();
    if !path.starts_with('/') || path.starts_with("//") {
        return Err(format!("{given:?} is not a path: start it with one /"));
    }
    let decoded = percent_decode_str(path)
        .decode_utf8()
        .map_err(|_| format!("{given:?} is not UTF-8"))?;
    let (path, query) = match decoded.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (&*decoded, String::new()),
    };
    let path = path.trim_end_matches('/');
    let path = if path.is_empty() { "/" } else { path };
    if path == "/" && query.is_empty() {
        return Err("the front page cannot be redirected".to_owned());
    }
    Ok(viet::nfc(&format!("{path}{query}")))
}

/// A new address: a path of this site, with or without its base address.
pub(super) fn new_address(given: &str, base_url: &str) -> Result<String, String> {
    let given = given.trim();
    let path = match given.strip_prefix(base_url) {
        Some("") if !base_url.is_empty() => "/",
        Some(rest) if rest.starts_with('/') => rest,
        _ => given,
    };
    let own = path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\");
    if !own || path.chars().any(char::is_control) {
        return Err(format!(
            "{given:?} is not a path of this paper: start it with one /"
        ));
    }
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, rest) = path.split_at(end);
    let path = if path == "/" {
        path
    } else {
        path.trim_end_matches('/')
    };
    let decoded = percent_decode_str(path)
        .decode_utf8()
        .map_err(|_| format!("{given:?} is not UTF-8"))?;
    // A path that would mean something else once decoded stays encoded.
    let path = if decoded.contains(['%', '?', '#']) {
        path.to_owned()
    } else {
        viet::nfc(&decoded)
    };
    Ok(format!("{path}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_address_is_normalized() {
        for (given, expected) in [
            ("/2021/02/l%C3%B2-g%E1%BB%91m/", "/2021/02/lò-gốm"),
            ("https://cu.example/a/?p=7#x", "/a?p=7"),
            ("http://cu.example?p=7", "/?p=7"),
            (" /a ", "/a"),
        ] {
            let address = old_address(given);
            if given.contains("example?") {
                assert!(address.is_err());
            } else {
                assert_eq!(address.as_deref(), Ok(expected), "{given}");
            }
        }
        for bad in ["", "a", "//a", "/", "https://cu.example", "/%ff"] {
            assert!(old_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn new_address_is_a_path_of_this_site() {
        let base = "https://bao.example";
        for (given, expected) in [
            ("/a-7.html", "/a-7.html"),
            ("/lang-nghe/", "/lang-nghe"),
            ("/", "/"),
            ("/tim-kiem?q=a%20b#c", "/tim-kiem?q=a%20b#c"),
            ("https://bao.example/a", "/a"),
            ("https://bao.example", "/"),
            ("/g%E1%BB%91m", "/gốm"),
            ("/50%25", "/50%25"),
        ] {
            assert_eq!(new_address(given, base).as_deref(), Ok(expected), "{given}");
        }
        for bad in [
            "",
            "a",
            "//x",
            "/\\x",
            "https://x.example/",
            "https://bao.example.evil/",
            "/a\nb",
        ] {
            assert!(new_address(bad, base).is_err(), "{bad}");
        }
        assert!(new_address("https://x.example/", "").is_err());
    }
}
