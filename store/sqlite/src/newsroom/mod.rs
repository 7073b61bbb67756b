//! The newsroom's own tables: accounts and their logins, documents and their versions, the
//! audit. What changes articles, too, is in `write`.

pub(crate) mod accounts;
pub(crate) mod audit;
pub(crate) mod documents;
pub(crate) mod invitations;
pub(crate) mod logins;
pub(crate) mod saves;
pub(crate) mod thinning;
pub(crate) mod versions;
