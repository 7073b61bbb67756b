//! Texts of the offline tools (`frontend/offline/`). The build inserts them
//! into the tools' script, in every language; no page contains them.

/// The texts in one language. The script uses these names in camel case;
/// `frontend/types/words.d.ts` lists them.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct OfflineWords {
    no_network: &'static str,
    /// Before the time of a stored page.
    kept: &'static str,
    coming: &'static str,
    newer: &'static str,
    show: &'static str,
    /// Shown if no newer version of the page could be loaded.
    none: &'static str,
    again: &'static str,
    saving: &'static str,
    /// An article is saved, but not all its pictures.
    without_pictures: &'static str,
    /// Only the title is saved: the article did not come.
    not_fetched: &'static str,
    /// An article could not be removed from the saved ones.
    not_dropped: &'static str,
    /// Only the title is saved: the device is full.
    full: &'static str,
    /// Only the title is saved: the browser has no worker.
    no_worker: &'static str,
    /// The same on the page of saved articles.
    no_worker_here: &'static str,
    /// Marks an article of the list that is not on the device.
    lacks: &'static str,
    /// Marks one whose pictures are not.
    lacks_pictures: &'static str,
    /// An article is on the list of a paper that stores none.
    listed: &'static str,
    /// The end of the page did not come.
    half: &'static str,
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
    /// Before and after the free space.
    room: [&'static str; 2],
    clear: &'static str,
    clear_sure: &'static str,
    /// Not all stored pages could be deleted.
    not_cleared: &'static str,
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

static VI: OfflineWords = OfflineWords {
    no_network: "Không có mạng",
    kept: "bản lưu lúc",
    coming: "đang cập nhật…",
    newer: "Có bản mới hơn của trang này.",
    show: "Xem bản mới",
    none: "chưa tải được bản mới",
    again: "Tải lại",
    saving: "Đang lưu…",
    without_pictures: "Đã lưu bài, nhưng chưa tải được ảnh; sẽ thử lại khi có mạng.",
    not_fetched: "Mới ghi được tên bài: chưa tải được bài; sẽ thử lại khi có mạng.",
    not_dropped: "Chưa bỏ lưu được bài này. Hãy thử lại.",
    full: "Mới ghi được tên bài: thiết bị hết chỗ. Hãy xóa bớt ở “Bài đã lưu” hoặc trên máy, rồi mở trang đó để lưu lại.",
    no_worker: "Mới ghi được tên bài: trình duyệt này không lưu được bài để đọc khi không có mạng. Hãy mở báo bằng Chrome hoặc Safari.",
    no_worker_here: "Trình duyệt này không lưu được bài để đọc khi không có mạng; danh sách chỉ có tên bài. Hãy mở báo bằng Chrome hoặc Safari.",
    lacks: "chưa tải về thiết bị này",
    lacks_pictures: "chưa tải được ảnh",
    listed: "Đã ghi vào danh sách bài đã lưu.",
    half: "Trang tải chưa hết: phần còn lại chưa về.",
    away: "Chưa có trên máy này",
    away_hint: "liên kết gạch chấm: chưa tải về",
    away_pressed: "Trang này chưa có trên máy. Hãy mở lại khi có mạng.",
    weather: "Dữ liệu cũ, lúc",
    tabs: "Hai danh sách này là của lúc",
    build: "Tòa soạn vừa cập nhật ứng dụng.",
    take_over: "Dùng bản mới",
    later: "Để sau",
    install: "Đọc cả khi không có mạng: đưa báo này lên màn hình chính.",
    install_ios: "Đọc cả khi không có mạng: bấm Chia sẻ, rồi “Thêm vào MH chính”.",
    install_now: "Cài đặt",
    kinds: Kinds {
        da_luu: "bài đã lưu",
        an_ban: "bài trong ấn bản",
        da_doc: "bài đã đọc và bài mới",
        muc: "trang khác",
    },
    most: ["Giữ tối đa", "bài đã đọc"],
    room: ["Còn trống khoảng", ""],
    clear: "Xóa",
    clear_sure: "Xóa khỏi máy này?",
    not_cleared: "Chưa xóa hết được. Hãy thử lại.",
};

static EN: OfflineWords = OfflineWords {
    no_network: "No network",
    kept: "kept copy of",
    coming: "updating…",
    newer: "There is a newer version of this page.",
    show: "Show it",
    none: "no newer version came",
    again: "Load again",
    saving: "Saving…",
    without_pictures: "Saved, but its pictures did not come; they are tried again when there is a network.",
    not_fetched: "Only the title is saved: the article did not come; it is tried again when there is a network.",
    not_dropped: "This article could not be removed. Try again.",
    full: "Only the title is saved: this device is full. Remove something under “Saved articles” or from the device, then open that page to save it.",
    no_worker: "Only the title is saved: this browser cannot store articles to read without a network. Open the paper in Chrome or Safari.",
    no_worker_here: "This browser cannot store articles to read without a network; the list holds titles only. Open the paper in Chrome or Safari.",
    lacks: "not downloaded to this device",
    lacks_pictures: "its pictures are missing",
    listed: "Added to the saved articles.",
    half: "This page is not complete: the rest did not come.",
    away: "Not on this device yet",
    away_hint: "dotted links: not downloaded",
    away_pressed: "This page is not on this device yet. Open it again when there is a network.",
    weather: "Last updated",
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
    room: ["About", "free"],
    clear: "Remove",
    clear_sure: "Remove from this device?",
    not_cleared: "Not everything could be removed. Try again.",
};

/// Returns the texts by language, as JSON.
pub(crate) fn by_language() -> String {
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
        let words: serde_json::Value = serde_json::from_str(&by_language()).unwrap();
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
        let words = by_language();
        let at = |kind: &str| words.find(&format!("\"{kind}\":")).unwrap();
        let places = ["da-luu", "an-ban", "da-doc", "muc"].map(at);
        assert!(places.is_sorted(), "{places:?}");
    }
}
