//! What a page says first.

/// What has been done: it is said only after it is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The own name is another one.
    NameChanged,
    /// The own password is another one, and all other sessions have ended.
    PasswordChanged,
    /// The second factor is removed.
    SecondFactorRemoved,
    /// A session has ended.
    SessionEnded,
    /// An invitation is taken back.
    InvitationRemoved,
    /// A person has another role or other sections.
    RoleChanged,
    /// An account is disabled.
    AccountDisabled,
    /// An account is enabled.
    AccountEnabled,
    /// The own session has ended.
    LoggedOut,
    /// The account of an invitation is made.
    AccountMade,
}

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Name or password is wrong: which one, nobody is told.
    WrongLogin,
    /// Too many log in at this moment.
    Busy,
    /// A code of the second factor is wrong.
    WrongCode,
    /// A login waited too long for its second factor, or too many codes were wrong.
    LoginOver,
    /// Everything was right, but no session could begin.
    NotLoggedIn,
    /// The present password is wrong.
    WrongPassword,
    /// A password is too short.
    ShortPassword,
    /// A password is too long.
    LongPassword,
    /// A password is one that everybody tries.
    CommonPassword,
    /// A name is empty.
    NoName,
    /// An e-mail address is none.
    NoEmail,
    /// An address has an account already.
    EmailTaken,
    /// A role is unknown, or above one's own.
    NoRole,
    /// A section is unknown, or outside of one's own.
    NoSection,
    /// Nobody could manage accounts afterwards.
    LastAdmin,
    /// An invitation has ended, or was used.
    NoInvitation,
    /// The session, invitation or account is gone.
    Gone,
    /// The store failed: nothing was changed.
    Failed,
}
