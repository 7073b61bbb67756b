//! The newsroom in Vietnamese.

use super::said::{Notice, Refusal};
use super::texts::Words;

pub(super) const WORDS: Words = Words {
    newsroom: "Tòa soạn",
    skip: "Đến nội dung",
    to_paper: "Xem báo",
    log_in: "Đăng nhập",
    log_out: "Đăng xuất",
    email: "Email",
    password: "Mật khẩu",
    name: "Họ tên",
    forgotten: "Quên mật khẩu? Nhờ người quản lý tài khoản của tòa soạn đặt lại.",
    home: "Bàn làm việc",
    account: "Tài khoản",
    people: "Nhân sự",
    audit: "Nhật ký",
    role: "Vai trò",
    sections: "Chuyên mục",
    all_sections: "Tất cả chuyên mục",
    sections_hint: "Vai trò chỉ có hiệu lực trong các chuyên mục đã chọn. Không chọn: tất cả.",
    author: "Tác giả",
    your_rights: "Vai trò của bạn có quyền",
    not_yet: "Hiện chưa viết và đăng bài ở đây được: bài đến từ việc nhập, và được sửa, gỡ, ghim bằng lệnh trên máy chủ.",
    change_name: "Đổi tên",
    change_password: "Đổi mật khẩu",
    present_password: "Mật khẩu hiện tại",
    new_password: "Mật khẩu mới",
    password_hint: "Ít nhất 10 ký tự. Vài từ không liên quan với nhau thì dễ nhớ và khó đoán.",
    save: "Lưu",
    second_factor: "Xác thực hai bước",
    second_factor_on: "Đang bật: khi đăng nhập, ngoài mật khẩu còn hỏi mã của ứng dụng xác thực.",
    second_factor_off: "Đang tắt. Bật lên thì người biết mật khẩu của bạn vẫn không vào được.",
    second_factor_text: "Quét mã bằng ứng dụng xác thực, rồi điền mã sáu số mà ứng dụng hiện ra.",
    set_up: "Thiết lập",
    turn_on: "Bật",
    turn_off: "Tắt",
    qr_code: "Mã QR cho ứng dụng xác thực",
    open_in_app: "Mở trong ứng dụng trên máy này",
    secret_by_hand: "Nếu không quét được, điền khóa này:",
    code_of_app: "Mã sáu số",
    code_or_recovery: "Mã của ứng dụng, hoặc một mã khôi phục",
    lost_app: "Mất cả ứng dụng lẫn mã khôi phục? Nhờ người quản trị máy chủ tắt xác thực hai bước.",
    recovery_codes: "Mã khôi phục",
    recovery_text: "Đã bật xác thực hai bước. Hãy cất những mã này ở nơi an toàn: mỗi mã thay được ứng dụng một lần. Chúng chỉ hiện một lần này.",
    sessions: "Nơi đang đăng nhập",
    sessions_hint: "Thấy nơi lạ thì kết thúc phiên đó và đổi mật khẩu.",
    this_session: "phiên này",
    began: "Đăng nhập lúc",
    last_used: "dùng lần cuối",
    end_session: "Kết thúc",
    invite: "Mời người mới",
    invite_hint: "Đường dẫn dùng được một lần, trong bảy ngày. Báo không gửi email: hãy chép và gửi cho người được mời.",
    invited_link: "Đường dẫn mời",
    invited_hint: "Chỉ hiện một lần này. Ai có đường dẫn đều dùng được.",
    open_invitations: "Lời mời chưa dùng",
    take_back: "Thu hồi",
    until: "đến",
    you: "bạn",
    disabled: "đã khóa",
    disable: "Khóa",
    enable: "Mở khóa",
    above_you: "Vai trò cao hơn bạn",
    invitation: "Lời mời vào tòa soạn",
    invitation_text: "Điền tên, email và mật khẩu mà bạn sẽ dùng để đăng nhập.",
    make_account: "Tạo tài khoản",
    filter: "Lọc",
    who: "Ai",
    what: "Việc",
    about: "Về",
    when: "Lúc",
    before: "Trước",
    after: "Sau",
    everybody: "Mọi người",
    everything: "Mọi việc",
    on_the_server: "lệnh trên máy chủ",
    nothing_noted: "Chưa có việc nào như vậy.",
    older: "Cũ hơn",
    newest: "Mới nhất",
    as_csv: "Tải bảng CSV",
    not_allowed: "Không có quyền",
    not_allowed_text: "Vai trò của bạn không có quyền này. Cần thì hỏi người quản lý tài khoản.",
    not_found: "Không có trang này",
    not_found_text: "Địa chỉ này không có trong tòa soạn.",
    foreign: "Yêu cầu từ trang khác",
    foreign_text: "Trình duyệt không cho biết yêu cầu này đến từ trang của báo, nên không có gì thay đổi. Hãy mở lại tòa soạn và thử lại.",
    failed: "Máy chủ gặp lỗi",
    failed_text: "Không có gì thay đổi. Hãy thử lại sau ít phút.",
    needs_https: "Cần HTTPS",
    needs_https_text: "Đăng nhập qua kết nối không mã hóa thì mật khẩu bị lộ. Hãy đặt base_url là địa chỉ https:// của báo và mở địa chỉ đó.",
    session_over: "Phiên đã kết thúc",
    session_over_text: "Yêu cầu chưa được thực hiện. Hãy đăng nhập lại rồi thử lại.",
    notice,
    refusal,
};

fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::NameChanged => "Đã đổi tên.",
        Notice::PasswordChanged => "Đã đổi mật khẩu. Các phiên khác đã kết thúc.",
        Notice::SecondFactorRemoved => "Đã tắt xác thực hai bước.",
        Notice::SessionEnded => "Phiên đó đã kết thúc.",
        Notice::InvitationRemoved => "Đã thu hồi lời mời.",
        Notice::RoleChanged => "Đã đổi vai trò và chuyên mục.",
        Notice::AccountDisabled => "Đã khóa tài khoản. Mọi phiên của người đó đã kết thúc.",
        Notice::AccountEnabled => "Đã mở khóa tài khoản.",
        Notice::LoggedOut => "Bạn đã đăng xuất.",
        Notice::AccountMade => "Đã tạo tài khoản. Mời bạn đăng nhập.",
    }
}

fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::WrongLogin => "Email hoặc mật khẩu không đúng.",
        Refusal::Busy => "Nhiều người đang đăng nhập cùng lúc. Thử lại sau vài giây.",
        Refusal::WrongCode => "Mã không đúng hoặc đã dùng. Đợi mã tiếp theo rồi thử lại.",
        Refusal::LoginOver => {
            "Lần đăng nhập này đã quá lâu, hoặc có quá nhiều mã sai. Hãy điền lại email và mật khẩu, nếu vẫn không được thì đợi một giờ."
        }
        Refusal::NotLoggedIn => {
            "Máy chủ gặp lỗi: bạn chưa đăng nhập. Mã vừa điền không dùng lại được; hãy thử lại sau ít phút."
        }
        Refusal::WrongPassword => "Mật khẩu hiện tại không đúng. Chưa có gì thay đổi.",
        Refusal::ShortPassword => "Mật khẩu cần ít nhất 10 ký tự.",
        Refusal::LongPassword => "Mật khẩu dài quá 1024 byte.",
        Refusal::CommonPassword => {
            "Mật khẩu này ai cũng thử đầu tiên. Hãy dùng vài từ không liên quan với nhau."
        }
        Refusal::NoName => "Hãy điền tên.",
        Refusal::NoEmail => "Đây không phải địa chỉ email.",
        Refusal::EmailTaken => "Email này đã có tài khoản.",
        Refusal::NoRole => "Bạn không thể cho vai trò này.",
        Refusal::NoSection => "Không có chuyên mục này, hoặc nó nằm ngoài quyền của bạn.",
        Refusal::LastAdmin => {
            "Đây là người cuối cùng quản lý được tài khoản. Hãy giao vai trò cho người khác trước."
        }
        Refusal::NoInvitation => {
            "Lời mời này đã dùng, đã thu hồi hoặc đã hết hạn. Hãy xin lời mời mới."
        }
        Refusal::Gone => "Mục này không còn nữa. Danh sách dưới đây là mới nhất.",
        Refusal::Failed => "Máy chủ gặp lỗi: không có gì thay đổi. Hãy thử lại sau ít phút.",
    }
}
