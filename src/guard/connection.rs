//! One connection: requests read whole and within their time, handed to the service one after
//! the other, and their answers handed back.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::PoisonError;
use std::time::Duration;

use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpStream;
use rocket::tokio::net::tcp::{ReadHalf, WriteHalf};
use rocket::tokio::select;
use rocket::tokio::sync::watch;
use rocket::tokio::time::{Instant, timeout, timeout_at};

use super::Guard;
use super::answer::{self, Body};
use super::back::Back;
use super::head::{self, Head};
use super::places::Seat;
use super::refusal::Refusal;

/// Bytes read at once.
pub(super) const PART: usize = 16 * 1024;
/// How long a client that is refused may still send, so that it reads why.
const LINGER: Duration = Duration::from_secs(1);
/// How much it may still send.
const LINGER_BYTES: u64 = 256 * 1024;

/// Why a connection ends.
pub(super) enum End {
    /// It is refused, and told why where there is something to tell.
    Refused(Refusal),
    /// It has been told already, but may still be sending.
    Told,
    /// The other side is gone, or there is nothing more to say.
    Over,
}

impl From<io::Error> for End {
    fn from(_: io::Error) -> Self {
        Self::Over
    }
}

impl From<Refusal> for End {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Serves a connection until it ends or its place is needed.
pub(super) async fn run(guard: &Guard, mut stream: TcpStream, client: IpAddr, seat: &Seat) {
    // Only the speed of the last part of an answer hangs on it.
    let _ = stream.set_nodelay(true);
    let end = select! {
        biased;
        () = seat.sent_away() => return,
        end = talk(guard, &mut stream, client, seat) => end,
    };
    let closing = async {
        match end {
            End::Refused(refusal) => {
                guard.counts.add(refusal);
                refuse(guard, stream, refusal).await;
            }
            End::Told => {
                // A browser shows the answer only when it could send all of its form.
                let limits = guard.limits();
                linger(stream, limits.body_bytes, limits.head_time).await;
            }
            End::Over => {}
        }
    };
    // Whoever is refused has no request that is being answered.
    seat.waiting();
    select! {
        () = seat.sent_away() => {}
        () = closing => {}
    }
}

/// Says why, and closes.
pub(super) async fn refuse(guard: &Guard, mut stream: TcpStream, refusal: Refusal) {
    let words = (guard.voice.words)(refusal);
    if let Some(answer) = refusal.answer(&words, &guard.voice.headers)
        && let Ok(Ok(())) = timeout(LINGER, stream.write_all(&answer)).await
    {
        linger(stream, LINGER_BYTES, LINGER).await;
    }
}

/// Ends our side and hears the other one out, for so many bytes and so long: closing at once
/// would make the system throw away what was said.
async fn linger(mut stream: TcpStream, most: u64, time: Duration) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let mut part = vec![0; PART];
    let mut heard = 0;
    let hearing = async {
        while heard < most {
            match stream.read(&mut part).await {
                Ok(0) | Err(_) => break,
                Ok(count) => heard += count as u64,
            }
        }
    };
    let _ = timeout(time, hearing).await;
}

/// The guard's own connection to the service.
struct Inner<'g> {
    guard: &'g Guard,
    stream: TcpStream,
    from: SocketAddr,
}

impl<'g> Inner<'g> {
    async fn open(guard: &'g Guard, client: IpAddr) -> io::Result<Self> {
        let service = *guard.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let service = service.ok_or(io::ErrorKind::NotConnected)?;
        let stream = TcpStream::connect(service).await?;
        stream.set_nodelay(true)?;
        let from = stream.local_addr()?;
        guard.clients.lock().unwrap_or_else(PoisonError::into_inner).insert(from, client);
        Ok(Self { guard, stream, from })
    }
}

impl Drop for Inner<'_> {
    /// Before the stream is closed: its address may be another's then.
    fn drop(&mut self) {
        let mut clients = self.guard.clients.lock().unwrap_or_else(PoisonError::into_inner);
        clients.remove(&self.from);
    }
}

/// Both sides of a connection with what was read of each and not used yet.
struct Talk<'t> {
    guard: &'t Guard,
    seat: &'t Seat,
    client: IpAddr,
    from: ReadHalf<'t>,
    to: WriteHalf<'t>,
    /// What the client has sent.
    asked: Vec<u8>,
    /// What the service has answered.
    answered: Vec<u8>,
    stopping: watch::Receiver<bool>,
}

async fn talk(guard: &Guard, stream: &mut TcpStream, client: IpAddr, seat: &Seat) -> End {
    let (from, to) = stream.split();
    let stopping = guard.stopping.subscribe();
    let (asked, answered) = (Vec::new(), Vec::new());
    let mut talk = Talk { guard, seat, client, from, to, asked, answered, stopping };
    let mut inner = None;
    loop {
        match talk.exchange(&mut inner).await {
            Ok(()) => seat.waiting(),
            Err(end) => return end,
        }
    }
}

impl<'t> Talk<'t> {
    /// One request and its answer.
    async fn exchange(&mut self, inner: &mut Option<Inner<'t>>) -> Result<(), End> {
        let head = self.head().await?;
        if head.body <= self.asked.len() as u64 && !self.seat.answering() {
            return Err(End::Over);
        }
        if inner.is_none() {
            let opened = Inner::open(self.guard, self.client).await;
            *inner = Some(opened.map_err(|_| Refusal::Full)?);
        }
        let Some(open) = inner else { return Err(End::Over) };
        let (mut service, mut to_service) = open.stream.split();
        to_service.write_all(&head.bytes).await?;
        let early = self.body(&head, &mut service, &mut to_service).await?;
        let answer = match early {
            Some(answer) => answer,
            None => self.answer_head(&head, &mut service).await?,
        };
        // Asked now, for the stop may have come while the answer was made.
        let stopped = *self.stopping.borrow();
        let last = !head.keep || answer.early || stopped || answer.head.closes;
        self.answer(answer.head, last, &mut service).await?;
        // A connection that only stays open keeps no room for answers.
        self.answered.shrink_to_fit();
        match last {
            true if answer.early => Err(End::Told),
            true => Err(End::Over),
            false => Ok(()),
        }
    }

    /// The next request's line and headers, in their time.
    async fn head(&mut self) -> Result<Head, End> {
        let limits = self.guard.limits();
        let mut deadline = Instant::now() + limits.idle_time;
        let mut begun = false;
        let mut seen = 0;
        loop {
            while self.asked.starts_with(b"\r\n") {
                self.asked.drain(..2);
                seen = 0;
            }
            if !begun && !self.asked.is_empty() {
                begun = true;
                deadline = Instant::now() + limits.head_time;
            }
            if let Some(end) = head::end(&self.asked, seen, limits)? {
                let head = head::parse(self.asked.get(..end).unwrap_or_default(), limits)?;
                self.asked.drain(..end);
                return Ok(head);
            }
            seen = self.asked.len();
            self.asked.reserve(1024);
            let read = select! {
                _ = self.stopping.wait_for(|stop| *stop) => return Err(End::Over),
                read = timeout_at(deadline, self.from.read_buf(&mut self.asked)) => read,
            };
            match read {
                Err(_) if begun => return Err(Refusal::SlowHead.into()),
                Err(_) | Ok(Ok(0)) => return Err(End::Over),
                Ok(read) => drop(read?),
            }
        }
    }

    /// Hands the body on, in its time. Gives the answer if it begins before that is done.
    async fn body(
        &mut self,
        head: &Head,
        service: &mut ReadHalf<'_>,
        to_service: &mut WriteHalf<'_>,
    ) -> Result<Option<Answer>, End> {
        let there = usize::try_from(head.body).unwrap_or(usize::MAX).min(self.asked.len());
        let here: Vec<u8> = self.asked.drain(..there).collect();
        let rest = head.body - there as u64;
        if rest == 0 {
            to_service.write_all(&here).await?;
            return Ok(None);
        }
        let limits = self.guard.limits();
        let from = &mut self.from;
        let sending = async {
            if to_service.write_all(&here).await.is_err() {
                return Ok(false);
            }
            hand_on(from, to_service, rest).await
        };
        let mut sending = pin!(timeout(limits.body_time, sending));
        loop {
            select! {
                biased;
                answer = next_head(service, &mut self.answered, head.bodiless) => {
                    let answer = answer?;
                    if answer.interim {
                        let said: Vec<u8> = self.answered.drain(..answer.length).collect();
                        timeout(limits.answer_time, self.to.write_all(&said))
                            .await
                            .map_err(|_| Refusal::SlowReader)??;
                        continue;
                    }
                    return Ok(Some(Answer { head: answer, early: true }));
                }
                sent = &mut sending => {
                    if sent.map_err(|_| Refusal::SlowBody)?? {
                        break;
                    }
                    // The service wants no more of it, and has said why.
                    let answer = next_head(service, &mut self.answered, head.bodiless).await?;
                    return Ok(Some(Answer { head: answer, early: true }));
                }
            }
        }
        if self.seat.answering() { Ok(None) } else { Err(End::Over) }
    }

    /// The head of the answer to a request that is there whole.
    async fn answer_head(
        &mut self,
        head: &Head,
        service: &mut ReadHalf<'_>,
    ) -> Result<Answer, End> {
        let patience = self.guard.limits().handling_time;
        let coming = async {
            loop {
                let next = next_head(service, &mut self.answered, head.bodiless).await?;
                if !next.interim {
                    return io::Result::Ok(next);
                }
                // Nobody waits for `100 Continue` any more.
                self.answered.drain(..next.length);
            }
        };
        let head = timeout(patience, coming).await.map_err(|_| Refusal::NoAnswer)??;
        Ok(Answer { head, early: false })
    }

    /// Hands an answer back.
    async fn answer(
        &mut self,
        mut head: answer::Head,
        last: bool,
        service: &mut ReadHalf<'_>,
    ) -> Result<(), End> {
        if last {
            answer::closing(&mut self.answered, &mut head);
        }
        let mut back = Back::new(&mut self.to, &mut self.answered, self.guard.limits());
        match head.body {
            Body::Sized(size) => back.pass(service, size + head.length as u64).await,
            Body::Chunked => {
                back.pass(service, head.length as u64).await?;
                loop {
                    let (size, last) = loop {
                        match answer::chunk(back.read())? {
                            Some(found) => break found,
                            None => back.more(service).await?,
                        }
                    };
                    back.pass(service, size).await?;
                    if last {
                        return Ok(());
                    }
                }
            }
            // The service closes; so does the guard, for nothing else says that this is the end.
            Body::UntilClosed => {
                let _ = back.pass(service, u64::MAX).await;
                Err(End::Over)
            }
        }
    }
}

/// An answer that has begun.
struct Answer {
    head: answer::Head,
    /// Whether it began before the request was there whole.
    early: bool,
}

/// Hands on so many bytes; false when the service takes no more of them.
async fn hand_on(
    from: &mut ReadHalf<'_>,
    to: &mut WriteHalf<'_>,
    mut count: u64,
) -> io::Result<bool> {
    let mut part = vec![0; PART];
    while count > 0 {
        let most = usize::try_from(count).unwrap_or(PART).min(PART);
        let read = from.read(part.get_mut(..most).unwrap_or_default()).await?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if to.write_all(part.get(..read).unwrap_or_default()).await.is_err() {
            return Ok(false);
        }
        count -= read as u64;
    }
    Ok(true)
}

/// The next head the service answers. Nothing read is lost when it is not waited for.
async fn next_head(
    service: &mut ReadHalf<'_>,
    read: &mut Vec<u8>,
    bodiless: bool,
) -> io::Result<answer::Head> {
    loop {
        if let Some(head) = answer::parse(read, bodiless)? {
            return Ok(head);
        }
        read.reserve(PART);
        if service.read_buf(read).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}
