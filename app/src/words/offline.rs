//! Texts of the offline tools (`frontend/offline/`). The build inserts them
//! into the tools' script, in every language; no page contains them.

/// The texts in one language. The script uses these names in camel case;
/// `frontend/types/words.d.ts` lists them.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfflineWords {
    no_network: &'static str,
    /// Before the time of a stored page.
    kept: &'static str,
    coming: &'static str,
    newer: &'static str,
    show: &'static str,
    /// Shown if no newer version of the page could be loaded.
    none: &'static str,
    again: &'static str,
    /// Only the title of a saved article is stored.
    not_kept: &'static str,
    /// Title of a link to a page that is not stored.
    away: &'static str,
    /// Explains the mark on such links.
    away_hint: &'static str,
    /// Shown after a press on such a link.
    away_pressed: &'static str,
    /// Before the time of old weather readings.
    weather: &'static str,
    /// Before the time of old lists of the latest and the most read articles.
    tabs: &'static str,
    /// Shown when a new build is ready.
    build: &'static str,
    take_over: &'static str,
    later: &'static str,
    install: &'static str,
    /// The same on iOS, where the browser's menu installs.
    install_ios: &'static str,
    install_now: &'static str,
    /// The kinds of stored pages, after their number.
    kinds: Kinds,
    /// Before and after the number of read articles.
    most: [&'static str; 2],
    /// Before the free space.
    room: &'static str,
    clear: &'static str,
    clear_sure: &'static str,
}

/// The kinds of stored pages, by their names in the device's storage, in the
/// order of the list.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
struct Kinds {
    /// Saved by the reader.
    da_luu: &'static str,
    /// Part of an edition.
    an_ban: &'static str,
    /// Read, or among the newest.
    da_doc: &'static str,
    /// Lists.
    muc: &'static str,
}

pub(super) static VI: OfflineWords = OfflineWords {
    no_network: "Không có mạng",
    kept: "bản lưu lúc",
    coming: "đang cập nhật…",
    newer: "Có bản mới hơn của trang này.",
    show: "Xem bản mới",
    none: "chưa tải được bản mới",
    again: "Tải lại",
    not_kept: "Máy chỉ giữ được tên bài: chưa tải được bài, hoặc hết chỗ.",
    away: "Chưa có trên máy này",
    away_hint: "gạch chấm: chưa có trên máy",
    away_pressed: "Trang này chưa có trên máy. Hãy mở lại khi có mạng.",
    weather: "Số liệu cũ, từ",
    tabs: "Hai danh sách này là của lúc",
    build: "Tòa soạn vừa cập nhật ứng dụng.",
    take_over: "Dùng bản mới",
    later: "Để sau",
    install: "Đọc cả khi không có mạng: đưa báo này lên màn hình chính.",
    install_ios: "Đọc cả khi không có mạng: bấm Chia sẻ, rồi “Thêm vào MH chính”.",
    install_now: "Cài đặt",
    kinds: Kinds {
        da_luu: "bài để dành",
        an_ban: "bài trong ấn bản",
        da_doc: "bài đã đọc và bài mới",
        muc: "trang khác",
    },
    most: ["Giữ nhiều nhất", "bài đã đọc"],
    room: "còn trống khoảng",
    clear: "Xóa",
    clear_sure: "Xóa khỏi máy này?",
};

pub(super) static EN: OfflineWords = OfflineWords {
    no_network: "No network",
    kept: "kept copy of",
    coming: "updating…",
    newer: "There is a newer version of this page.",
    show: "Show it",
    none: "no newer version came",
    again: "Load again",
    not_kept: "Only the title is kept: the article could not be fetched, or there is no room.",
    away: "Not on this device yet",
    away_hint: "dotted: not on this device",
    away_pressed: "This page is not on this device yet. Open it again when there is a network.",
    weather: "Old readings, of",
    tabs: "These two lists are of",
    build: "The app has been updated.",
    take_over: "Use the new version",
    later: "Later",
    install: "Read without a network: put this paper on your home screen.",
    install_ios: "Read without a network: tap Share, then “Add to Home Screen”.",
    install_now: "Install",
    kinds: Kinds {
        da_luu: "saved articles",
        an_ban: "articles of editions",
        da_doc: "articles read or new",
        muc: "other pages",
    },
    most: ["Keep at most", "articles read"],
    room: "room left, about",
    clear: "Remove",
    clear_sure: "Remove from this device?",
};

/// Returns the words of the offline tools by language, as JSON.
pub fn offline_words() -> String {
    let words = std::collections::BTreeMap::from([("vi", &VI), ("en", &EN)]);
    serde_json::to_string(&words).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_typed_in_the_scripts() {
        let types = include_str!("../../../frontend/types/words.d.ts");
        let (_, types) = types.split_once("interface OfflineWords {").unwrap();
        let (types, _) = types.split_once("\n}").unwrap();
        let typed: Vec<_> = types
            .lines()
            .filter_map(|line| line.trim().split_once(':'))
            .map(|(name, _)| name)
            .collect();
        let words: serde_json::Value = serde_json::from_str(&offline_words()).unwrap();
        for language in ["vi", "en"] {
            let words = words[language].as_object().unwrap();
            assert_eq!(words.len(), typed.len());
            for name in &typed {
                assert!(words.contains_key(*name), "{language}: {name}");
            }
        }
    }

    /// The script lists the kinds in the order of the object.
    #[test]
    fn kinds_keep_their_order() {
        let words = offline_words();
        let at = |kind: &str| words.find(&format!("\"{kind}\":")).unwrap();
        let places = ["da-luu", "an-ban", "da-doc", "muc"].map(at);
        assert!(places.is_sorted(), "{places:?}");
    }
}
