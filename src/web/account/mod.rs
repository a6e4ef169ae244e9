//! One's own account: name, language, password, sign-ins, second factor, rights.

pub(super) mod page;
pub(super) mod password;
pub(super) mod rights;
pub(super) mod second_factor;
