//! The way of an answer back to the client, who has to read it in time.

use std::time::Duration;

use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::tcp::{ReadHalf, WriteHalf};
use rocket::tokio::time::{Instant, timeout, timeout_at};

use super::connection::{End, PART};
use super::refusal::Refusal;
use crate::config::Limits;

/// The way back to the client: it has to read, if slowly.
pub(super) struct Back<'b, 't> {
    to: &'b mut WriteHalf<'t>,
    read: &'b mut Vec<u8>,
    since: Instant,
    sent: u64,
    time: Duration,
    rate: u64,
    patience: Duration,
}

impl<'b, 't> Back<'b, 't> {
    /// From now on; `read` is what was read of the answer and not handed back yet.
    pub(super) fn new(to: &'b mut WriteHalf<'t>, read: &'b mut Vec<u8>, limits: &Limits) -> Self {
        Self {
            to,
            read,
            since: Instant::now(),
            sent: 0,
            time: limits.answer_time,
            rate: limits.answer_rate.max(1),
            patience: limits.handling_time,
        }
    }

    /// What was read and not handed back yet.
    pub(super) fn read(&self) -> &[u8] {
        self.read
    }

    /// Hands back so many bytes.
    pub(super) async fn pass(
        &mut self,
        service: &mut ReadHalf<'_>,
        mut count: u64,
    ) -> Result<(), End> {
        while count > 0 {
            if self.read.is_empty() {
                self.more(service).await?;
            }
            let part = usize::try_from(count).unwrap_or(usize::MAX).min(self.read.len());
            let allowed = self.time + Duration::from_secs(self.sent / self.rate);
            let writing = self.to.write_all(self.read.get(..part).unwrap_or_default());
            let written = timeout_at(self.since + allowed, writing).await;
            written.map_err(|_| Refusal::SlowReader)??;
            self.read.drain(..part);
            self.sent += part as u64;
            count -= part as u64;
        }
        Ok(())
    }

    /// Reads more of the answer.
    pub(super) async fn more(&mut self, service: &mut ReadHalf<'_>) -> Result<(), End> {
        self.read.reserve(PART);
        let reading = timeout(self.patience, service.read_buf(self.read));
        match reading.await.map_err(|_| End::Over)?? {
            0 => Err(End::Over),
            _ => Ok(()),
        }
    }
}
