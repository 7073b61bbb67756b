//! Vietnamese.

// Each constant's text says what it is.
#![allow(missing_docs, reason = "a catalogue's entries document themselves")]
#![cfg_attr(
    not(feature = "ssr"),
    allow(
        dead_code,
        reason = "the browser's half says only a few of them itself"
    )
)]

// Frame
pub const SKIP_TO_CONTENT: &str = "Tới nội dung chính";
pub const SECTIONS: &str = "Chuyên mục";
pub const HOME: &str = "Trang chủ";
pub const SEARCH: &str = "Tìm kiếm";
pub const THEME_DARK: &str = "Nền tối";
pub const THEME_LIGHT: &str = "Nền sáng";
pub const BREADCRUMB: &str = "Bạn đang ở";
pub const LITE_VIEW: &str = "Giao diện di động";
pub const FULL_VIEW: &str = "Giao diện đầy đủ";
pub const LITE_NOTE: &str = "Bản nhẹ: không hình, không mã lệnh.";
pub const PAGES: &str = "Về chúng tôi";
pub const DEMO_NOTE: &str = "Bài minh họa: nhân vật, địa danh và số liệu đều hư cấu.";

// Imprint
pub const AGENCY: &str = "Cơ quan chủ quản";
pub const LICENCE: &str = "Giấy phép";
pub const EDITOR_IN_CHIEF: &str = "Tổng biên tập";
pub const ADDRESS: &str = "Địa chỉ";
pub const PHONE: &str = "Điện thoại";
pub const EMAIL: &str = "Thư điện tử";

// Weather
pub const WEATHER: &str = "Thời tiết";
pub const NO_READING: &str = "chưa có số liệu";
pub const READ_AT: &str = "Số liệu lúc";
pub const READ_FROM: &str = "Số liệu cũ, từ";
pub const REFRESH: &str = "Cập nhật";
pub const CHOOSE_CITIES: &str = "Chọn nơi";
pub const CHOOSE_CITIES_HINT: &str = "Nơi hiện trên thanh thời tiết của máy này:";
pub const WEATHER_FAILED: &str = "Chưa tải được thời tiết. Số liệu cũ vẫn giữ nguyên.";
pub const WEATHER_DONE: &str = "Đã cập nhật thời tiết.";

// Article
pub const UPDATED: &str = "Cập nhật";
pub const BYLINE: &str = "Tác giả";
pub const TOPICS: &str = "Chủ đề";
pub const SHARE: &str = "Chia sẻ";
pub const SHARE_ELSEWHERE: &str = "Gửi qua ứng dụng khác";
pub const TEXT_SIZE: &str = "Cỡ chữ";
pub const LINK_OF_ARTICLE: &str = "Liên kết của bài";
pub const COPY_LINK: &str = "Chép liên kết";
pub const LINK_COPIED: &str = "Đã chép liên kết.";
pub const COPY_FAILED: &str = "Máy không cho chép. Liên kết của bài:";
pub const SHARE_FACEBOOK: &str = "Facebook";
pub const SHARE_ZALO: &str = "Zalo";
pub const SMALLER_TEXT: &str = "Chữ nhỏ hơn";
pub const LARGER_TEXT: &str = "Chữ lớn hơn";
pub const COMMENTS: &str = "Ý kiến bạn đọc";
pub const COMMENTS_NOTE: &str = "Ý kiến chuyển từ trang cũ; phần gửi ý kiến đã đóng.";

/// The warning over an article that is `years` old.
pub fn old_article(years: i64) -> String {
    format!("Bài đăng hơn {years}\u{a0}năm trước; số liệu, giá cả và địa danh có thể đã khác.")
}

// Boxes
pub const RELATED: &str = "Tin liên quan";
pub const NEWER: &str = "Tin mới hơn";
pub const OTHER: &str = "Tin khác";
pub const MORE: &str = "Xem thêm";
pub const LOADING: &str = "Đang tải…";
pub const MORE_FAILED: &str = "Chưa tải được tin. Hãy thử lại.";
pub const LATEST: &str = "Mới nhất";
pub const MOST_READ: &str = "Đọc nhiều";
pub const LATEST_AND_MOST_READ: &str = "Mới nhất và đọc nhiều";
pub const NO_LATEST: &str = "Báo chưa có bài nào.";
pub const NO_MOST_READ: &str = "Chưa có lượt đọc nào được đếm.";

/// What a screen reader hears when more teasers were put in.
pub fn more_added(count: usize) -> String {
    if count == 0 {
        "Không còn tin nào khác.".to_owned()
    } else {
        format!("Đã thêm {count} tin.")
    }
}

/// The link to a section's own page, once a box is used up.
pub fn all_of_section(name: &str) -> String {
    format!("Tất cả tin trong {name}")
}

pub const ALL_LATEST: &str = "Tất cả tin mới";

// Lists
pub const NEWER_PAGE: &str = "Tin mới hơn";
pub const OLDER_PAGE: &str = "Tin cũ hơn";
pub const PAGING: &str = "Các trang của danh sách";
pub const EMPTY_LIST: &str = "Chưa có bài nào ở đây.";
pub const SUBSECTIONS: &str = "Chuyên mục con";
pub const FIRST_PAGE: &str = "Về trang đầu";

/// Title of an author's or desk's list.
pub fn articles_by(name: &str) -> String {
    format!("Bài của {name}")
}

/// Title of a topic's list.
pub fn articles_on(name: &str) -> String {
    format!("Chủ đề: {name}")
}

// Search
pub const SEARCH_FOR: &str = "Từ cần tìm";
pub const SEARCH_HINT: &str = "Gõ có dấu hay không dấu đều được.";

/// What a search found.
pub fn found(count: usize, words: &str, more: bool) -> String {
    match (count, more) {
        (0, _) => format!("Không thấy bài nào có “{words}”. Hãy thử ít từ hơn hoặc từ khác."),
        (n, true) => format!("{n} bài mới nhất có “{words}”"),
        (n, false) => format!("{n} bài có “{words}”"),
    }
}

// Errors
pub const NOT_FOUND: &str = "Không có trang này";
pub const NOT_FOUND_HINT: &str =
    "Địa chỉ có thể đã gõ sai, hoặc bài đã được gỡ. Bạn có thể tìm bài, hoặc đọc các tin mới nhất.";
pub const BROKEN: &str = "Trang đang trục trặc";
pub const BROKEN_HINT: &str = "Lỗi ở phía tòa soạn, không phải ở máy của bạn. \
    Hãy tải lại sau ít phút; các trang khác vẫn có thể đọc được.";
pub const RELOAD: &str = "Tải lại trang này";
