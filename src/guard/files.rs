//! Connections are files to the system, which allows few of them unless asked.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::Limits;

/// Files beside connections: database, backups, log.
const OTHERS: u64 = 128;
/// Files of a connection: the client's side and the service's two.
const EACH: u64 = 3;

/// Asks the system for as many files as the connections need; where it gives fewer, there are
/// fewer connections.
pub fn enough(limits: &mut Limits) {
    let wanted = limits.connections as u64 * EACH + OTHERS;
    let allowed = getrlimit(Resource::Nofile);
    let Some(current) = allowed.current.filter(|current| *current < wanted) else { return };
    let more = allowed.maximum.map_or(wanted, |most| most.min(wanted));
    let raised = Rlimit { current: Some(more), maximum: allowed.maximum };
    let have = if setrlimit(Resource::Nofile, raised).is_ok() { more } else { current };
    let fit = usize::try_from(have.saturating_sub(OTHERS) / EACH).unwrap_or(usize::MAX).max(1);
    if fit < limits.connections {
        tracing::warn!("the system allows {have} files: {fit} connections at once");
        limits.connections = fit;
    }
}
