//! Files on their way in and out. One that comes in is in memory as a whole
//! until it is sealed or imported, and one that goes out keeps a thread for as
//! long as its reader likes: there is room for so many, and no officer takes
//! all of it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{extract::multipart::MultipartError, http::StatusCode};
use guard::Guard;
use kernel::{RecordId, Refusal};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use crate::{Trouble, Visit};

/// A piece of room.
const PIECE_BYTES: usize = 16 << 20;
/// How many pieces there are.
const PIECES: usize = 16;
/// How many of them one officer has at the most.
const PIECES_OF_ONE: usize = 8;
/// How many files go out to one officer at once.
const SENT_TO_ONE: usize = 16;
/// How many files are looked at at once.
const LOOKED_AT: usize = 2;
/// How long somebody waits for room: what they send is not waited for much
/// longer.
const WAIT: Duration = Duration::from_secs(20);
/// How long a file that came waits to be looked at.
const WAIT_TO_BE_LOOKED_AT: Duration = Duration::from_secs(120);

/// Whose file it is; without accounts there is one officer.
type Officer = Option<RecordId>;

/// The room that each officer has.
#[derive(Debug, Default)]
struct OfEach(Mutex<BTreeMap<Officer, Arc<Semaphore>>>);

impl OfEach {
    fn of(&self, who: Officer, room: usize) -> Arc<Semaphore> {
        let mut of_each = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever has nothing on its way is forgotten.
        of_each.retain(|_, own| Arc::strong_count(own) > 1);
        let own = of_each.entry(who);
        Arc::clone(own.or_insert_with(|| Arc::new(Semaphore::new(room))))
    }
}

/// The room for files.
#[derive(Debug)]
pub(crate) struct Rooms {
    all: Arc<Semaphore>,
    coming: OfEach,
    looking: Arc<Semaphore>,
    going: OfEach,
}

/// A file's place, given back with it.
#[derive(Debug)]
pub(crate) struct Place {
    _own: OwnedSemaphorePermit,
    _of_all: OwnedSemaphorePermit,
}

impl Default for Rooms {
    fn default() -> Self {
        Self {
            all: Arc::new(Semaphore::new(PIECES)),
            coming: OfEach::default(),
            looking: Arc::new(Semaphore::new(LOOKED_AT)),
            going: OfEach::default(),
        }
    }
}

impl Rooms {
    /// Room for a file of so many bytes.
    pub(crate) async fn enter(&self, visit: &Visit, bytes: usize) -> Result<Place, Trouble> {
        let who = visit.guard.post().map(|post| post.officer);
        self.enter_as(who, bytes, WAIT).await
    }

    async fn enter_as(&self, who: Officer, bytes: usize, wait: Duration) -> Result<Place, Trouble> {
        let pieces = bytes.div_ceil(PIECE_BYTES).clamp(1, PIECES_OF_ONE);
        let pieces = u32::try_from(pieces).map_err(|_| busy())?;
        let own = self.coming.of(who, PIECES_OF_ONE);
        let place = async {
            Ok(Place {
                _own: own.acquire_many_owned(pieces).await.map_err(|_| busy())?,
                _of_all: Arc::clone(&self.all)
                    .acquire_many_owned(pieces)
                    .await
                    .map_err(|_| busy())?,
            })
        };
        timeout(wait, place).await.map_err(|_| busy())?
    }

    /// Room for a file on its way out.
    pub(crate) async fn leave(&self, guard: &Guard) -> Result<OwnedSemaphorePermit, Trouble> {
        let who = guard.post().map(|post| post.officer);
        let room = self.going.of(who, SENT_TO_ONE).acquire_owned();
        timeout(WAIT, room)
            .await
            .map_err(|_| busy())?
            .map_err(|_| busy())
    }

    /// The turn of a file that is to be looked at.
    pub(crate) async fn look(&self) -> Result<OwnedSemaphorePermit, Trouble> {
        let turn = Arc::clone(&self.looking).acquire_owned();
        timeout(WAIT_TO_BE_LOOKED_AT, turn)
            .await
            .map_err(|_| busy())?
            .map_err(|_| busy())
    }
}

fn busy() -> Trouble {
    Refusal::by("documents.busy").into()
}

/// Why a form with a file in it was not read. What did not come to its end is
/// no fault of this program.
pub(crate) fn unread(error: MultipartError) -> Trouble {
    Trouble::Status(match error.status() {
        StatusCode::INTERNAL_SERVER_ERROR => StatusCode::BAD_REQUEST,
        status => status,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[tokio::test]
    async fn one_officer_fills_half_of_the_room_and_two_all_of_it() {
        let rooms = Rooms::default();
        let enter = async |number: u8, bytes| {
            let who = Some(RecordId(format!("{number:032x}").parse().unwrap()));
            rooms.enter_as(who, bytes, Duration::ZERO).await.ok()
        };
        let (one, other, third) = (1, 2, 3);
        let mut ones = Vec::new();
        for _ in 0..PIECES_OF_ONE {
            ones.push(enter(one, PIECE_BYTES).await.unwrap());
        }
        assert!(enter(one, 1).await.is_none());
        let others = enter(other, usize::MAX).await.unwrap();
        assert!(enter(third, 1).await.is_none());
        drop(others);
        assert!(enter(third, PIECE_BYTES + 1).await.is_some());
        drop(ones);
        assert!(enter(one, 1).await.is_some());
    }
}
