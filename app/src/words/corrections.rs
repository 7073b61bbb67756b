//! Texts about corrections, withdrawn articles, read counts, and the statements
//! in the footer.

/// The texts in one language; each name describes the place of its text.
#[derive(Debug)]
pub(crate) struct TrustWords {
    pub(crate) corrections: &'static str,
    pub(crate) correction: &'static str,
    pub(crate) corrections_intro: &'static str,
    pub(crate) no_corrections: &'static str,
    pub(crate) newer_corrections: &'static str,
    pub(crate) older_corrections: &'static str,
    pub(crate) gone: &'static str,
    pub(crate) gone_hint: &'static str,
    pub(crate) gone_reason: &'static str,
    pub(crate) read_day: &'static str,
    pub(crate) read_week: &'static str,
    pub(crate) read_ever: &'static str,
    pub(crate) privacy: &'static str,
    pub(crate) cookies: &'static str,
    pub(crate) imprint: &'static str,
    pub(crate) no_imprint: &'static str,
    pub(crate) newsroom: &'static str,
    pub(crate) tell_mistakes: &'static str,
    /// The built-in privacy statement (HTML; `{paper}` is replaced by the
    /// paper's name).
    pub(crate) privacy_text: &'static str,
    /// The built-in statement on devices, in the same form.
    pub(crate) cookies_text: &'static str,
    /// Number of an author's articles.
    pub(crate) article_count: fn(u32) -> String,
}

pub(super) static VI: TrustWords = TrustWords {
    corrections: "Cải chính",
    correction: "Cải chính",
    corrections_intro: "Các lỗi đã được cải chính, mới nhất xếp trước. Bản cũ được lưu ở tòa soạn.",
    no_corrections: "Chưa có bài nào phải cải chính.",
    newer_corrections: "Mới hơn",
    older_corrections: "Cũ hơn",
    gone: "Bài này đã được gỡ",
    gone_hint: "Tòa soạn đã gỡ bài ở địa chỉ này. Bạn có thể tìm bài khác, hoặc đọc các tin mới nhất.",
    gone_reason: "Lý do",
    read_day: "24 giờ qua",
    read_week: "7 ngày qua",
    read_ever: "Từ trước đến nay",
    privacy: "Quyền riêng tư",
    cookies: "Cookie",
    imprint: "Tòa soạn",
    no_imprint: "Thông tin tòa soạn đang được cập nhật.",
    newsroom: "Người của tòa soạn: đăng nhập",
    tell_mistakes: "Bạn thấy chỗ sai? Xin báo cho tòa soạn. Những chỗ đã sửa đều có ở mục",
    privacy_text: include_str!("statements/privacy.vi.html"),
    cookies_text: include_str!("statements/cookies.vi.html"),
    article_count: |count| format!("{} bài", grouped(count, '.')),
};

pub(super) static EN: TrustWords = TrustWords {
    corrections: "Corrections",
    correction: "Correction",
    corrections_intro: "What the paper got wrong and has put right, newest first. The newsroom keeps what stood before.",
    no_corrections: "No article has had to be corrected yet.",
    newer_corrections: "Newer",
    older_corrections: "Older",
    gone: "This article was withdrawn",
    gone_hint: "The newsroom has taken down the article at this address. Search for another, or read the latest articles.",
    gone_reason: "Reason",
    read_day: "The last 24 hours",
    read_week: "The last 7 days",
    read_ever: "All time",
    privacy: "Privacy",
    cookies: "Cookies",
    imprint: "Imprint",
    no_imprint: "The paper has not filled in its imprint yet.",
    newsroom: "For the newsroom: log in",
    tell_mistakes: "Have you found a mistake? Please tell us. What has been put right stands under",
    privacy_text: include_str!("statements/privacy.en.html"),
    cookies_text: include_str!("statements/cookies.en.html"),
    article_count: |count| match count {
        1 => "1 article".to_owned(),
        count => format!("{} articles", grouped(count, ',')),
    },
};

/// Groups thousands with `mark`.
fn grouped(number: u32, mark: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!((VI.article_count)(0), "0 bài");
        assert_eq!((VI.article_count)(1_234_567), "1.234.567 bài");
        assert_eq!((EN.article_count)(1), "1 article");
        assert_eq!((EN.article_count)(100), "100 articles");
    }

    /// Returns every key under which scripts store something on a device.
    fn stored_keys() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut names = Vec::new();
        for folder in [
            "../frontend/article",
            "../frontend/device",
            "../frontend/edition",
            "../frontend/offline",
            "../frontend/push",
            "../frontend/reader",
            "../frontend/search",
            "../frontend/worker",
            "src/islands",
            "src/islands/article",
            "src/reading",
        ] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap().flatten() {
                let Ok(text) = std::fs::read_to_string(entry.path()) else {
                    continue;
                };
                for sign in [
                    "Storage.getItem('",
                    "Storage.setItem('",
                    "_KEY: &str = \"",
                    "KEY = '",
                    "indexedDB.open('",
                    "_CACHE = '",
                    "_CACHE_PREFIX = '",
                ] {
                    for after in text.split(sign).skip(1) {
                        let end = after.find(['\'', '"']).unwrap();
                        names.push(after[..end].to_owned());
                    }
                }
            }
        }
        // The keys of display settings are in one table, which is read before
        // the first paint.
        let theme = include_str!("../../../frontend/reader/before-paint.js");
        let (_, table) = theme.split_once("const chosen = {").unwrap();
        let (table, _) = table.split_once('}').unwrap();
        let keys = table.split(',').filter_map(|pair| pair.split(':').next());
        names.extend(keys.map(|key| key.trim().trim_matches('\'').to_owned()));
        names
    }

    #[test]
    fn stored_keys_are_declared() {
        let names = stored_keys();
        for known in [
            "nen",
            "co-chu",
            "be-ngang",
            "thoi-tiet",
            "da-dem",
            "da-luu",
            "doc-do",
            "cai-dat",
            "tin-lang",
            "anh-luu",
            "anh",
            "an-ban",
            "ban-dung-",
            "cuon",
        ] {
            assert!(names.iter().any(|name| name == known), "{known} is kept");
        }
        for name in names {
            for text in [VI.cookies_text, EN.cookies_text] {
                assert!(
                    text.contains(&format!("<code>{name}</code>")),
                    "{name} is kept on the device, but the cookie statement does not say so"
                );
            }
        }
    }
}
