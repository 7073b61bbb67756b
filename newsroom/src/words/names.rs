//! Names of roles, rights and actions.

use app::Language;
use store::newsroom::{AuditAction, Right, Role};

/// The text of a language.
fn in_language(language: Language, [vi, en]: [&'static str; 2]) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// The name of a role.
pub(crate) fn role(language: Language, role: Role) -> &'static str {
    let names = match role {
        Role::Contributor => ["Cộng tác viên", "Contributor"],
        Role::Reporter => ["Phóng viên", "Reporter"],
        Role::Editor => ["Biên tập viên", "Editor"],
        Role::ManagingEditor => ["Thư ký tòa soạn", "Managing editor"],
        Role::EditorInChief => ["Tổng biên tập", "Editor in chief"],
        Role::Admin => ["Quản trị", "Admin"],
    };
    in_language(language, names)
}

/// What a right allows.
pub(crate) fn right(language: Language, right: Right) -> &'static str {
    let names = match right {
        Right::WriteOwn => ["viết bài của mình", "write your own documents"],
        Right::ReadAll => [
            "đọc bản nháp của đồng nghiệp",
            "read your colleagues' drafts",
        ],
        Right::EditAny => [
            "sửa bản nháp của đồng nghiệp",
            "edit your colleagues' drafts",
        ],
        Right::Assign => ["giao bài và trả lại", "assign documents and send them back"],
        Right::Publish => ["đăng và cập nhật bài", "publish and update articles"],
        Right::Withdraw => [
            "gỡ bài và đăng lại",
            "withdraw articles and bring them back",
        ],
        Right::PinArticles => ["ghim bài lên trang nhất", "pin articles to the front page"],
        Right::EditAuthors => [
            "sửa tên và tiểu sử tác giả",
            "edit authors' names and biographies",
        ],
        Right::EditRedirects => ["sửa địa chỉ chuyển hướng", "edit redirects"],
        Right::SendPush => ["gửi thông báo đến bạn đọc", "send messages to readers"],
        Right::ReadAudit => ["xem nhật ký", "read the audit"],
        Right::ManageAccounts => [
            "mời người và quản lý tài khoản",
            "invite people and manage accounts",
        ],
    };
    in_language(language, names)
}

/// What was done.
pub(crate) fn action(language: Language, action: AuditAction) -> &'static str {
    let names = match action {
        AuditAction::AccountAdded => ["Tạo tài khoản", "Account made"],
        AuditAction::AccountChanged => ["Đổi tài khoản", "Account changed"],
        AuditAction::AccountDisabled => ["Khóa tài khoản", "Account disabled"],
        AuditAction::AccountEnabled => ["Mở khóa tài khoản", "Account enabled"],
        AuditAction::PasswordChanged => ["Đổi mật khẩu", "Password changed"],
        AuditAction::SecondFactorAdded => ["Thêm xác thực hai bước", "Second factor added"],
        AuditAction::SecondFactorRemoved => ["Bỏ xác thực hai bước", "Second factor removed"],
        AuditAction::RecoveryCodeUsed => ["Dùng mã khôi phục", "Recovery code used"],
        AuditAction::LoggedIn => ["Đăng nhập", "Logged in"],
        AuditAction::LoggedOut => ["Đăng xuất", "Logged out"],
        AuditAction::SessionEnded => ["Kết thúc phiên", "Session ended"],
        AuditAction::Invited => ["Mời", "Invited"],
        AuditAction::InvitationRemoved => ["Thu hồi lời mời", "Invitation taken back"],
        AuditAction::DocumentAdded => ["Bắt đầu bài", "Document begun"],
        AuditAction::DocumentMoved => ["Chuyển trạng thái", "Document moved"],
        AuditAction::DocumentAssigned => ["Giao bài", "Document assigned"],
        AuditAction::VersionNamed => ["Đặt tên phiên bản", "Version named"],
        AuditAction::Published => ["Đăng bài", "Published"],
        AuditAction::Corrected => ["Cải chính", "Corrected"],
        AuditAction::Withdrawn => ["Gỡ bài", "Withdrawn"],
        AuditAction::Restored => ["Đăng lại bài đã gỡ", "Brought back"],
    };
    in_language(language, names)
}
