//! The small files at fixed names.

use viet::date::LocalTime;

/// `/robots.txt` (RFC 9309): every page may be read; what is made anew for
/// each question need not be. Places of both site maps.
pub(crate) fn robots(paper: &app::Paper) -> String {
    let base = &paper.base_url;
    format!(
        "User-agent: *\nDisallow: /tim-kiem\nDisallow: /api/\nDisallow: /toa-soan\n\n\
         Sitemap: {base}/sitemap.xml\nSitemap: {base}/news-sitemap.xml\n"
    )
}

/// Months that a `security.txt` holds at most; it should be less than a year.
const MONTHS: u32 = 6;

/// `/.well-known/security.txt` (RFC 9116): whom to tell of a hole. Nobody,
/// where the imprint has no e-mail address. It is valid to the start of a
/// month, so that its bytes change once a month.
pub(crate) fn security(paper: &app::Paper, now: i64) -> Option<String> {
    let email = paper.email.trim();
    if email.is_empty() || email.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let today = LocalTime::at(now);
    let month = today.month - 1 + MONTHS;
    let (year, month) = (today.year + i32::from(month >= 12), month % 12 + 1);
    Some(format!(
        "Contact: mailto:{email}\nExpires: {year:04}-{month:02}-01T00:00:00Z\n\
         Preferred-Languages: vi, en\nCanonical: {}/.well-known/security.txt\n",
        paper.base_url
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(email: &str) -> app::Paper {
        app::Paper {
            email: email.into(),
            base_url: "https://bao.example".into(),
            ..app::Paper::default()
        }
    }

    #[test]
    fn security_is_told_to_the_imprint_s_address_for_half_a_year() {
        for (now, expires) in [
            (1_613_611_800, "2021-08-01T00:00:00Z"),
            (1_640_000_000, "2022-06-01T00:00:00Z"),
            (1_627_000_000, "2022-01-01T00:00:00Z"),
        ] {
            let text = security(&paper("ban@bao.example"), now).unwrap();
            assert!(
                text.starts_with("Contact: mailto:ban@bao.example\n"),
                "{text}"
            );
            assert!(text.contains(&format!("Expires: {expires}\n")), "{text}");
        }
        assert_eq!(security(&paper(""), 0), None);
        assert_eq!(security(&paper("a b\nExpires: x"), 0), None);
    }

    #[test]
    fn robots_find_the_maps() {
        let text = robots(&paper(""));
        assert!(text.contains("\nSitemap: https://bao.example/sitemap.xml\n"));
    }
}
