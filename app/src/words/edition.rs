//! Texts about editions: on their pages and in `frontend/edition/main.js`.

/// The texts in one language; each name describes the place of its text.
#[derive(Debug)]
pub(crate) struct EditionWords {
    /// Link to the last seven days, in the footer.
    pub(crate) name: &'static str,
    pub(crate) take_day: &'static str,
    pub(crate) what: &'static str,
    pub(crate) files: &'static str,
    pub(crate) plain: &'static str,
    pub(crate) pictured: &'static str,
    pub(crate) html_file: &'static str,
    pub(crate) contents: &'static str,
    pub(crate) week: &'static str,
    pub(crate) newest: &'static str,
    pub(crate) empty_week: &'static str,
    pub(crate) not_yet: &'static str,
    pub(crate) no_such: &'static str,
    pub(crate) no_such_hint: &'static str,
    pub(crate) open: &'static str,
    pub(crate) open_hint: &'static str,
    pub(crate) open_needs_script: &'static str,
    pub(crate) choose: &'static str,
    pub(crate) drop_here: &'static str,
    pub(crate) day_as_list: &'static str,
    /// Shown above a shared file, before the address that opens it.
    pub(crate) html_note: &'static str,
    /// Before the fingerprint of the key that signs editions.
    pub(crate) key: &'static str,
    /// Title of a day's edition, before the day.
    pub(crate) of_day: &'static str,
    /// Formats the size of a file in bytes.
    pub(crate) size: fn(usize) -> String,
    /// The texts of the script.
    pub(crate) script: &'static ScriptTexts,
}

/// The texts of the script; `{}` is a placeholder.
#[derive(Debug, serde::Serialize)]
pub(crate) struct ScriptTexts {
    take: &'static str,
    with_pictures: &'static str,
    renew: &'static str,
    go_on: &'static str,
    share: &'static str,
    remove: &'static str,
    read: &'static str,
    loading: &'static str,
    checking: &'static str,
    done: &'static str,
    none_new: &'static str,
    removed: &'static str,
    kept: &'static str,
    cut: &'static str,
    failed: &'static str,
    broken: &'static str,
    forged: &'static str,
    other_key: &'static str,
    /// Before the address at which a file of another paper is opened.
    other_paper: &'static str,
    /// The visible part of a page is not what its signed files hold.
    altered: &'static str,
    /// The browser cannot open stored pages without a network.
    no_worker: &'static str,
    no_edition: &'static str,
    partial: &'static str,
    newer_version: &'static str,
    too_old: &'static str,
    full: &'static str,
}

/// Formats a size with `mark` as the decimal separator.
fn size(bytes: usize, mark: char) -> String {
    if bytes < 1_000_000 {
        return format!("{}\u{a0}KB", bytes.div_ceil(1000));
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{}{mark}{}\u{a0}MB", tenths / 10, tenths % 10)
}

pub(super) static VI: EditionWords = EditionWords {
    name: "Tải 7 ngày qua",
    take_day: "Tải tin trong ngày",
    what: "Tất cả trong một tệp có chữ ký của báo: đọc được khi không có mạng, gửi được cho máy khác.",
    files: "Các tệp",
    plain: "Không ảnh",
    pictured: "Có ảnh",
    html_file: "Để gửi cho máy khác (.html)",
    contents: "Trong ấn bản này",
    week: "Tin 7 ngày qua",
    newest: "Tin mới nhất",
    empty_week: "Bảy ngày qua báo không đăng bài nào.",
    not_yet: "Ngày này chưa tới.",
    no_such: "Không có ấn bản này",
    no_such_hint: "Địa chỉ của một ấn bản là /an-ban/ rồi năm-tháng-ngày, như /an-ban/2021-02-18, hoặc /an-ban/7-ngay.",
    open: "Mở ấn bản được gửi",
    open_hint: "Chọn tệp .html hoặc .tinlang mà người khác gửi cho bạn. Máy kiểm tra chữ ký của báo trước khi lưu; sau đó các bài mở được khi không có mạng.",
    open_needs_script: "Trình duyệt đang tắt JavaScript nên không kiểm tra được chữ ký; tệp .html vẫn đọc được nếu mở thẳng bằng trình duyệt.",
    choose: "Chọn tệp",
    drop_here: "hoặc kéo tệp vào đây",
    day_as_list: "Xem trang của ngày này",
    html_note: "Mở tệp này trong trang báo để lưu các bài và kiểm tra chữ ký:",
    key: "Dấu vân tay của khóa ký ấn bản",
    of_day: "Ấn bản",
    size: |bytes| size(bytes, ','),
    script: &ScriptTexts {
        take: "Tải về máy này ({})",
        with_pictures: "Kèm ảnh",
        renew: "Tải phần mới ({})",
        go_on: "Tải tiếp (còn {})",
        share: "Gửi cho máy khác",
        remove: "Xóa khỏi máy này",
        read: "Đọc ấn bản",
        loading: "Đang tải…",
        checking: "Đang kiểm tra chữ ký…",
        done: "Chữ ký đúng của {}: {} bài, từ {} đến {}. Đã lưu trên máy này; mở được khi không có mạng.",
        none_new: "Máy này đã có mọi bài.",
        removed: "Đã xóa khỏi máy này.",
        kept: "Máy này có bản làm lúc {}.",
        cut: "Mất kết nối. Phần đã tải được giữ lại; có mạng thì bấm tải tiếp.",
        failed: "Chưa tải được. Hãy thử lại sau.",
        broken: "Tệp bị hỏng: nội dung không khớp với mã kiểm tra. Chưa lưu bài nào; hãy tải lại, hoặc xin gửi lại tệp.",
        forged: "Chữ ký không đúng: tệp đã bị sửa sau khi báo làm ra. Chưa lưu bài nào.",
        other_key: "Tệp này ký bằng khóa khác với khóa của báo mà máy này đã biết. Chưa lưu bài nào.",
        other_paper: "Đây là ấn bản của báo khác, chưa lưu bài nào. Hãy mở tệp này ở",
        altered: "Chú ý: phần nhìn thấy trong tệp đã bị sửa, không giống bản báo ký. Máy chỉ lưu bản có chữ ký.",
        no_worker: "Trình duyệt này không mở được bài đã lưu khi không có mạng, nên chưa lưu bài nào. Hãy tải tệp .html rồi mở thẳng, hoặc mở báo bằng Chrome hay Safari.",
        no_edition: "Đây không phải tệp ấn bản của báo, hoặc phần đầu của tệp đã hỏng. Chưa lưu bài nào.",
        partial: "Tệp này chỉ có phần mới, mà máy này chưa có phần trước. Hãy xin cả ấn bản.",
        newer_version: "Tệp này do phiên bản mới hơn làm ra. Hãy tải lại trang rồi mở lại.",
        too_old: "Trình duyệt này quá cũ để mở ấn bản; hãy tải tệp .html rồi mở thẳng.",
        full: "Máy hết chỗ chứa, chưa lưu bài nào.",
    },
};

pub(super) static EN: EditionWords = EditionWords {
    name: "Download the last 7 days",
    take_day: "Download this day",
    what: "Everything in one signed file, readable offline, to keep or to hand on.",
    files: "Files",
    plain: "Without pictures",
    pictured: "With pictures",
    html_file: "For another device (.html)",
    contents: "In this edition",
    week: "The last 7 days",
    newest: "The newest articles",
    empty_week: "The paper published nothing in the last seven days.",
    not_yet: "This day has not come yet.",
    no_such: "There is no such edition",
    no_such_hint: "An edition stands at /an-ban/ and year-month-day, as /an-ban/2021-02-18, or at /an-ban/7-ngay.",
    open: "Open an edition that you were given",
    open_hint: "Choose the .html or .tinlang file that somebody gave you. This device checks the paper's signature before it keeps anything; then the articles open without a network.",
    open_needs_script: "Scripts are off, so the signature cannot be checked; the .html file can still be read when a browser opens it.",
    choose: "Choose a file",
    drop_here: "or drop it here",
    day_as_list: "This day as a page",
    html_note: "To keep these articles and check the signature, open this file at the paper's own address:",
    key: "Fingerprint of the key that signs editions",
    of_day: "Edition of",
    size: |bytes| size(bytes, '.'),
    script: &ScriptTexts {
        take: "Save to this device ({})",
        with_pictures: "With pictures",
        renew: "Download what is new ({})",
        go_on: "Go on ({} to come)",
        share: "Hand it on",
        remove: "Delete it from this device",
        read: "Read the edition",
        loading: "Loading…",
        checking: "Checking the signature…",
        done: "The signature of {} is right: {} articles, from {} to {}. They are saved on this device and open without a network.",
        none_new: "This device has all articles.",
        removed: "Deleted from this device.",
        kept: "This device has the one of {}.",
        cut: "The connection broke. What came is kept; go on when the network is back.",
        failed: "It could not be loaded. Try again later.",
        broken: "The file is damaged: its content does not match its checksum. Nothing was kept; load it again, or ask for it again.",
        forged: "The signature is wrong: the file was changed after the paper made it. Nothing was kept.",
        other_key: "This file is signed with another key than the paper's that this device knows. Nothing was kept.",
        other_paper: "This is an edition of another paper; nothing was kept. Open the file at",
        altered: "Beware: what this file shows was changed and is not what the paper signed. Only what is signed was kept.",
        no_worker: "This browser cannot open saved articles without a network, so nothing was kept. Download the .html file, or open the paper in Chrome or Safari.",
        no_edition: "This is no edition of the paper, or the beginning of the file is damaged. Nothing was kept.",
        partial: "This file holds only what is new, and this device lacks what came before. Ask for the whole edition.",
        newer_version: "This file was made by a newer version. Load this page anew and open it again.",
        too_old: "This browser is too old to open editions; take the .html file and open that.",
        full: "This device has no room left; nothing was kept.",
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        for (bytes, words) in [
            (1, "1\u{a0}KB"),
            (48_001, "49\u{a0}KB"),
            (1_200_000, "1,2\u{a0}MB"),
            (1_200_001, "1,3\u{a0}MB"),
        ] {
            assert_eq!((VI.size)(bytes), words);
        }
        assert_eq!((EN.size)(2_500_000), "2.5\u{a0}MB");
    }
}
