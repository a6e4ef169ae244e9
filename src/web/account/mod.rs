//! One's own account: name, language, password, sign-ins, rights.

pub(super) mod page;
pub(super) mod password;
pub(super) mod rights;
