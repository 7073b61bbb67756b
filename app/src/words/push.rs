//! Texts about push notifications.

/// The texts in one language; each name describes the place of its text.
#[derive(Debug)]
pub(crate) struct PushWords {
    /// The button for breaking news.
    pub(crate) breaking: &'static str,
    /// The button for a section or topic.
    pub(crate) of: fn(&str) -> String,
    pub(crate) group: &'static str,
    pub(crate) on: &'static str,
    pub(crate) off: &'static str,
    pub(crate) not_yet: &'static str,
    pub(crate) blocked: &'static str,
    pub(crate) on_apple: &'static str,
    pub(crate) insecure: &'static str,
    pub(crate) impossible: &'static str,
    pub(crate) failed: &'static str,
    /// The first notification.
    pub(crate) welcome: &'static str,
}

pub(super) static VI: PushWords = PushWords {
    breaking: "Nhận tin nóng",
    of: |name| format!("Nhận tin {name}"),
    group: "Nhận tin trên máy này",
    on: "Đã bật: có tin là báo gửi tới máy này. Bấm lần nữa để thôi.",
    off: "Đã tắt: máy này thôi nhận tin ở mục này.",
    not_yet: "Bạn chưa cho phép thông báo nên chưa bật được.",
    blocked: "Trình duyệt đang chặn thông báo của báo. Hãy cho phép thông báo trong phần cài đặt của trang này rồi bấm lại.",
    on_apple: "Trên iPhone và iPad, hãy bấm nút Chia sẻ, chọn Thêm vào Màn hình chính, rồi mở báo từ đó và bấm lại.",
    insecure: "Chỉ nhận được tin khi mở báo bằng địa chỉ https.",
    impossible: "Trình duyệt này không nhận được thông báo.",
    failed: "Chưa làm được. Hãy xem lại mạng rồi bấm lại.",
    welcome: "Máy này đã bật nhận tin. Muốn thôi, hãy bấm lại nút “Nhận tin” trên trang báo.",
};

pub(super) static EN: PushWords = PushWords {
    breaking: "Get breaking news",
    of: |name| format!("Get news: {name}"),
    group: "News on this device",
    on: "On: news will be sent to this device. Press again to stop.",
    off: "Off: no more of this will be sent to this device.",
    not_yet: "You have not allowed notifications, so it is still off.",
    blocked: "The browser blocks the paper’s notifications. Allow them in its settings for this site, then press again.",
    on_apple: "On iPhone and iPad, press Share, choose Add to Home Screen, open the paper from there and press again.",
    insecure: "News can only be sent where the paper is opened by an https address.",
    impossible: "This browser cannot receive notifications.",
    failed: "That did not work. Check your connection and press again.",
    welcome: "This device now gets news. To stop, press the button on the paper’s page again.",
};
