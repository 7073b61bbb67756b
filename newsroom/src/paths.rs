//! Addresses of the newsroom.

/// Where everybody logs in.
pub const LOGIN: &str = "/dang-nhap";
/// Takes the code of the second factor.
pub const LOGIN_CODE: &str = "/dang-nhap/ma";
/// Where an invitation leads; its secret is the field `ma`.
pub const INVITATION: &str = "/dang-nhap/loi-moi";
/// The first page.
pub const HOME: &str = "/toa-soan";
/// Ends the session.
pub const LOGOUT: &str = "/toa-soan/dang-xuat";
/// One's own account.
pub const ACCOUNT: &str = "/toa-soan/tai-khoan";
/// Changes one's own name.
pub const OWN_NAME: &str = "/toa-soan/tai-khoan/ten";
/// Changes one's own password.
pub const OWN_PASSWORD: &str = "/toa-soan/tai-khoan/mat-khau";
/// Ends one of one's own sessions.
pub const OWN_SESSION: &str = "/toa-soan/tai-khoan/phien";
/// Sets up one's own second factor.
pub const SECOND_FACTOR: &str = "/toa-soan/tai-khoan/hai-buoc";
/// Removes it.
pub const NO_SECOND_FACTOR: &str = "/toa-soan/tai-khoan/bo-hai-buoc";
/// The people of the newsroom.
pub const PEOPLE: &str = "/toa-soan/nhan-su";
/// Invites somebody.
pub const INVITE: &str = "/toa-soan/nhan-su/moi";
/// Takes an invitation back.
pub const UNINVITE: &str = "/toa-soan/nhan-su/thoi-moi";
/// Changes a person's role and sections.
pub const ROLE: &str = "/toa-soan/nhan-su/vai-tro";
/// Disables an account, or enables it again.
pub const DISABLE: &str = "/toa-soan/nhan-su/khoa";
/// Who did what.
pub const AUDIT: &str = "/toa-soan/nhat-ky";
/// The same as a table for spreadsheets.
pub const AUDIT_CSV: &str = "/toa-soan/nhat-ky.csv";
