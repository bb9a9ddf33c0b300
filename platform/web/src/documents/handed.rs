//! A file on its way in, with what was typed of it. So many are read at once
//! and no more: each is in memory as a whole until it is sealed.

use std::time::Duration;

use axum::{
    body::Bytes,
    extract::{Multipart, multipart::MultipartError},
};
use kernel::Refusal;
use records::Handed;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{Posted, Trouble};

/// How many files are in memory at once.
const AT_ONCE: usize = 2;
/// How long somebody waits for others to have done.
const WAIT: Duration = Duration::from_secs(30);
/// How long a file may take to come.
const COMES_WITHIN: Duration = Duration::from_secs(300);
/// How many parts a form has at the most.
const PARTS_MAX: usize = 20;
/// The longest name or type that is looked at.
const SAID_BYTES_MAX: usize = 4 << 10;

static ROOM: Semaphore = Semaphore::const_new(AT_ONCE);

/// What was handed in.
pub(super) struct Received {
    pub(super) posted: Posted,
    pub(super) content: Bytes,
    media: String,
    name: String,
    _room: SemaphorePermit<'static>,
}

impl Received {
    /// Reads a form with a file in it.
    pub(super) async fn read(multipart: Multipart) -> Result<Self, Trouble> {
        let busy = || Trouble::from(Refusal::by("documents.busy"));
        let room = tokio::time::timeout(WAIT, ROOM.acquire())
            .await
            .map_err(|_| busy())?
            .map_err(|_| busy())?;
        tokio::time::timeout(COMES_WITHIN, Self::parts(multipart, room))
            .await
            .map_err(|_| Trouble::Status(axum::http::StatusCode::REQUEST_TIMEOUT))?
    }

    async fn parts(
        mut multipart: Multipart,
        room: SemaphorePermit<'static>,
    ) -> Result<Self, Trouble> {
        let wrong = |error: MultipartError| Trouble::Status(error.status());
        let (mut media, mut name, mut content) = (String::new(), String::new(), Bytes::new());
        let mut pairs = Vec::new();
        while let Some(part) = multipart.next_field().await.map_err(wrong)? {
            if pairs.len() >= PARTS_MAX {
                return Err(Trouble::Status(axum::http::StatusCode::BAD_REQUEST));
            }
            let field = part.name().unwrap_or_default().to_owned();
            if field == "file" {
                media = shortened(part.content_type());
                name = shortened(part.file_name());
                content = part.bytes().await.map_err(wrong)?;
            } else {
                pairs.push((field, part.text().await.map_err(wrong)?));
            }
        }
        Ok(Self {
            posted: Posted::of(pairs),
            content,
            media,
            name,
            _room: room,
        })
    }

    /// The file.
    pub(super) fn handed(&self) -> Handed<'_> {
        Handed {
            media: &self.media,
            name: &self.name,
            bytes: &self.content,
        }
    }
}

/// The end of what was said; of a name it is all that is looked at.
fn shortened(said: Option<&str>) -> String {
    let said = said.unwrap_or_default();
    let from = said.len().saturating_sub(SAID_BYTES_MAX);
    let from = (from..=said.len()).find(|at| said.is_char_boundary(*at));
    from.and_then(|from| said.get(from..))
        .unwrap_or_default()
        .to_owned()
}
