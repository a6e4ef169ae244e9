//! The places connections take, and who makes room when there are none left.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rocket::tokio::sync::Notify;

use super::refusal::Refusal;

/// All places.
#[derive(Debug)]
pub(super) struct Places {
    inner: Mutex<Inner>,
    /// Connections in all.
    most: usize,
    /// Connections of one client.
    most_of_one: usize,
}

#[derive(Debug, Default)]
struct Inner {
    /// Counts both places and turns: whoever waits longest has the lowest turn.
    next: u64,
    taken: HashMap<u64, Place>,
    /// Places without a complete request, by turn.
    waiting: BTreeMap<u64, u64>,
    of_client: HashMap<IpAddr, usize>,
}

#[derive(Debug)]
struct Place {
    /// None for a trusted proxy, who stands for many.
    client: Option<IpAddr>,
    /// The turn while it waits for a request; none while one is answered.
    turn: Option<u64>,
    leave: Arc<Notify>,
}

/// A place taken; dropping it leaves it.
#[derive(Debug)]
pub(super) struct Seat {
    places: Arc<Places>,
    number: u64,
    leave: Arc<Notify>,
}

impl Places {
    pub(super) fn new(most: usize, most_of_one: usize) -> Arc<Self> {
        Arc::new(Self { inner: Mutex::default(), most: most.max(1), most_of_one })
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many are taken.
    pub(super) fn taken(&self) -> usize {
        self.lock().taken.len()
    }

    /// Takes a place; says whether another connection made room for it.
    pub(super) fn enter(self: &Arc<Self>, client: Option<IpAddr>) -> Result<(Seat, bool), Refusal> {
        let mut inner = self.lock();
        let of_client = client.and_then(|client| inner.of_client.get(&client).copied());
        let made_room = if of_client.unwrap_or(0) >= self.most_of_one {
            inner.send_away(client).then_some(()).ok_or(Refusal::FullForOne)?;
            true
        } else if inner.taken.len() >= self.most {
            inner.send_away(None).then_some(()).ok_or(Refusal::Full)?;
            true
        } else {
            false
        };
        let number = inner.turn();
        let leave = Arc::new(Notify::new());
        let place = Place { client, turn: Some(number), leave: Arc::clone(&leave) };
        inner.taken.insert(number, place);
        inner.waiting.insert(number, number);
        if let Some(client) = client {
            *inner.of_client.entry(client).or_default() += 1;
        }
        Ok((Seat { places: Arc::clone(self), number, leave }, made_room))
    }

    /// Sends away whoever has waited longest, to free what the system has too few of.
    pub(super) fn make_room(&self) -> bool {
        self.lock().send_away(None)
    }
}

impl Inner {
    fn turn(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Sends away whoever has waited longest, of one client where one is given.
    fn send_away(&mut self, client: Option<IpAddr>) -> bool {
        let of = |number: &u64| self.taken.get(number).and_then(|place| place.client);
        let mut oldest = self.waiting.values().copied();
        let oldest = match client {
            None => oldest.next(),
            Some(_) => oldest.find(|number| of(number) == client),
        };
        let Some(place) = oldest.and_then(|number| self.leave(number)) else { return false };
        place.leave.notify_one();
        true
    }

    fn leave(&mut self, number: u64) -> Option<Place> {
        let place = self.taken.remove(&number)?;
        if let Some(turn) = place.turn {
            self.waiting.remove(&turn);
        }
        if let Some(client) = place.client
            && let Some(count) = self.of_client.get_mut(&client)
        {
            *count -= 1;
            if *count == 0 {
                self.of_client.remove(&client);
            }
        }
        Some(place)
    }
}

impl Seat {
    /// Waits until another connection needs the place.
    pub(super) async fn sent_away(&self) {
        self.leave.notified().await;
    }

    /// A complete request is there: nobody takes the place now. False when somebody just did.
    pub(super) fn answering(&self) -> bool {
        let mut inner = self.places.lock();
        let Some(place) = inner.taken.get_mut(&self.number) else { return false };
        if let Some(turn) = place.turn.take() {
            inner.waiting.remove(&turn);
        }
        true
    }

    /// The answer is given: the place may be asked for, after those of who waits longer.
    pub(super) fn waiting(&self) {
        let mut inner = self.places.lock();
        let turn = inner.turn();
        if let Some(place) = inner.taken.get_mut(&self.number)
            && place.turn.is_none()
        {
            place.turn = Some(turn);
            inner.waiting.insert(turn, self.number);
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.places.lock().leave(self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::unnecessary_wraps, reason = "as the guard names a client it counts")]
    fn client(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([10, 0, 0, last]))
    }

    fn sits(seat: &Seat) -> bool {
        seat.places.lock().taken.contains_key(&seat.number)
    }

    #[test]
    fn whoever_waits_longest_makes_room_and_who_is_answered_stays() {
        let places = Places::new(3, 9);
        let (first, _) = places.enter(client(1)).unwrap();
        let (second, _) = places.enter(client(2)).unwrap();
        let (third, room) = places.enter(client(3)).unwrap();
        assert!(!room && first.answering());
        let (_fourth, room) = places.enter(client(4)).unwrap();
        assert!(room && sits(&first) && !sits(&second) && sits(&third));
        assert!(!second.answering(), "its place is gone");
        // Answered and waiting again, the first has waited less long than the third.
        first.waiting();
        let (_fifth, _) = places.enter(client(5)).unwrap();
        assert!(sits(&first) && !sits(&third));
    }

    #[test]
    fn a_client_makes_room_for_itself_only() {
        let places = Places::new(9, 2);
        let (other, _) = places.enter(client(9)).unwrap();
        let (first, _) = places.enter(client(1)).unwrap();
        let (second, _) = places.enter(client(1)).unwrap();
        let (third, room) = places.enter(client(1)).unwrap();
        assert!(room && sits(&other) && !sits(&first) && sits(&second) && sits(&third));
        assert!(second.answering() && third.answering());
        assert_eq!(places.enter(client(1)).unwrap_err(), Refusal::FullForOne);
        drop(second);
        assert!(places.enter(client(1)).is_ok());
    }

    #[test]
    fn only_when_all_are_answered_is_somebody_refused() {
        let places = Places::new(2, 9);
        let (first, _) = places.enter(client(1)).unwrap();
        let (second, _) = places.enter(None).unwrap();
        assert!(first.answering() && second.answering());
        assert_eq!(places.enter(client(3)).unwrap_err(), Refusal::Full);
        drop(first);
        assert!(places.enter(client(3)).is_ok());
    }

    #[test]
    fn a_proxy_stands_for_many() {
        let places = Places::new(50, 1);
        let seats: Vec<_> = (0..50).map(|_| places.enter(None).unwrap()).collect();
        assert!(seats.iter().all(|(_, made_room)| !made_room));
        drop(seats);
        assert_eq!(places.taken(), 0);
        assert!(places.lock().of_client.is_empty() && places.lock().waiting.is_empty());
    }
}
