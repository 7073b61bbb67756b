//! Vietnamese.

#[cfg(feature = "ssr")]
use viet::date::LocalTime;
#[cfg(feature = "ssr")]
use viet::lunar::LunarDate;

use super::device::DeviceWords;
#[cfg(feature = "ssr")]
use super::page::Words;

pub(super) static DEVICE: DeviceWords = DeviceWords {
    choose_cities: "Chọn nơi",
    choose_cities_hint: "Nơi hiện trên thanh thời tiết của máy này:",
    copy_failed: "Máy không cho chép. Liên kết của bài:",
    copy_link: "Chép liên kết",
    larger_text: "Chữ lớn hơn",
    latest: "Mới nhất",
    latest_and_most_read: "Mới nhất và đọc nhiều",
    link_copied: "Đã chép liên kết.",
    link_of_article: "Liên kết của bài",
    loading: "Đang tải…",
    more: "Xem thêm",
    more_failed: "Chưa tải được tin. Hãy thử lại.",
    most_read: "Đọc nhiều",
    refresh: "Cập nhật",
    share_elsewhere: "Gửi qua ứng dụng khác",
    smaller_text: "Chữ nhỏ hơn",
    text_size: "Cỡ chữ",
    weather: "Thời tiết",
    weather_done: "Đã cập nhật thời tiết.",
    weather_failed: "Chưa tải được thời tiết. Số liệu cũ vẫn giữ nguyên.",
    no_more: "Không còn tin nào khác.",
    more_added: ["Đã thêm ", " tin."],
};

#[cfg(feature = "ssr")]
pub(super) static PAGE: Words = Words {
    skip_to_content: "Tới nội dung chính",
    sections: "Chuyên mục",
    home: "Trang chủ",
    search: "Tìm kiếm",
    theme_dark: "Nền tối",
    theme_light: "Nền sáng",
    breadcrumb: "Bạn đang ở",
    lite_view: "Giao diện di động",
    full_view: "Giao diện đầy đủ",
    lite_note: "Bản nhẹ: không hình, không mã lệnh.",
    pages: "Về chúng tôi",
    demo_note: "Bài minh họa: nhân vật, địa danh và số liệu đều hư cấu.",
    agency: "Cơ quan chủ quản",
    licence: "Giấy phép",
    editor_in_chief: "Tổng biên tập",
    address: "Địa chỉ",
    phone: "Điện thoại",
    email: "Thư điện tử",
    no_reading: "chưa có số liệu",
    read_at: "Số liệu lúc",
    read_from: "Số liệu cũ, từ",
    updated: "Cập nhật",
    byline: "Tác giả",
    topics: "Chủ đề",
    share: "Chia sẻ",
    share_facebook: "Facebook",
    share_zalo: "Zalo",
    comments: "Ý kiến bạn đọc",
    comments_note: "Ý kiến chuyển từ trang cũ; phần gửi ý kiến đã đóng.",
    related: "Tin liên quan",
    newer: "Tin mới hơn",
    other: "Tin khác",
    no_latest: "Báo chưa có bài nào.",
    no_most_read: "Chưa có lượt đọc nào được đếm.",
    all_latest: "Tất cả tin mới",
    newer_page: "Tin mới hơn",
    older_page: "Tin cũ hơn",
    paging: "Các trang của danh sách",
    empty_list: "Chưa có bài nào ở đây.",
    subsections: "Chuyên mục con",
    first_page: "Về trang đầu",
    search_for: "Từ cần tìm",
    search_hint: "Gõ có dấu hay không dấu đều được.",
    not_found: "Không có trang này",
    not_found_hint: "Địa chỉ có thể đã gõ sai, hoặc bài đã được gỡ. Bạn có thể tìm bài, hoặc đọc các tin mới nhất.",
    broken: "Trang đang trục trặc",
    broken_hint: "Lỗi ở phía tòa soạn, không phải ở máy của bạn. Hãy tải lại sau ít phút; các trang khác vẫn có thể đọc được.",
    reload: "Tải lại trang này",
    tag: "vi",
    locale: "vi_VN",
    device: &DEVICE,
    moment: LocalTime::full,
    day: LocalTime::day_words,
    lunar_day: LunarDate::words,
    old_article: |years| {
        format!("Bài đăng hơn {years}\u{a0}năm trước; số liệu, giá cả và địa danh có thể đã khác.")
    },
    all_of_section: |name| format!("Tất cả tin trong {name}"),
    articles_by: |name| format!("Bài của {name}"),
    articles_on: |name| format!("Chủ đề: {name}"),
    found: |count, words, more| match (count, more) {
        (0, _) => format!("Không thấy bài nào có “{words}”. Hãy thử ít từ hơn hoặc từ khác."),
        (n, true) => format!("{n} bài mới nhất có “{words}”"),
        (n, false) => format!("{n} bài có “{words}”"),
    },
};
