//! A file on its way in, with what was typed of it.

use std::time::Duration;

use axum::{body::Bytes, extract::Multipart, http::StatusCode};
use records::Handed;
use tokio::{sync::OwnedSemaphorePermit, time::timeout};

use crate::{
    Posted, Sending, State, Trouble, Visit,
    rooms::{Place, unread},
};

/// How long a file may take to come.
const COMES_WITHIN: Duration = Duration::from_secs(300);
/// How many parts a form has at the most.
const PARTS_MAX: usize = 20;
/// The longest name or type that is looked at.
const SAID_BYTES_MAX: usize = 4 << 10;

/// What was handed in.
pub(super) struct Received {
    pub(super) posted: Posted,
    file: File,
    _place: Place,
    _turn: OwnedSemaphorePermit,
}

impl Received {
    /// Reads a form with a file in it, and waits for the turn of the file to
    /// be looked at.
    pub(super) async fn read(
        state: &State,
        visit: &Visit,
        multipart: Multipart,
    ) -> Result<Self, Trouble> {
        let settings = &state.mechanism.pack().settings.documents;
        let place = state
            .rooms()
            .enter(visit, settings.limits.bytes_max)
            .await?;
        let (posted, file) = timeout(COMES_WITHIN, parts(multipart))
            .await
            .map_err(|_| Trouble::Status(StatusCode::REQUEST_TIMEOUT))??;
        Ok(Self {
            posted,
            file,
            _turn: state.rooms().look().await?,
            _place: place,
        })
    }

    /// What was sent to this register and address, under this key.
    pub(super) fn sending(&self, key: Option<String>, place: [&str; 2]) -> Sending {
        let file = self.file.content.as_deref().unwrap_or_default();
        Sending::with_file(key, &self.posted, file, place)
    }

    /// The file.
    pub(super) fn handed(&self) -> Handed<'_> {
        Handed {
            media: &self.file.media,
            name: &self.file.name,
            bytes: self.file.content.as_deref(),
        }
    }
}

/// A file, and what was said of it.
struct File {
    /// Nothing where it is longer than may be sent.
    content: Option<Bytes>,
    media: String,
    name: String,
}

async fn parts(mut multipart: Multipart) -> Result<(Posted, File), Trouble> {
    let mut file: Option<File> = None;
    let mut pairs = Vec::new();
    while let Some(part) = multipart.next_field().await.map_err(unread)? {
        let field = part.name().unwrap_or_default().to_owned();
        // Of two files nobody could say which one was meant.
        if pairs.len() >= PARTS_MAX || (field == "file" && file.is_some()) {
            return Err(Trouble::Status(StatusCode::BAD_REQUEST));
        }
        if field == "file" {
            let (media, name) = (part.content_type(), part.file_name());
            let (media, name) = (shortened(media), shortened(name));
            let content = match part.bytes().await {
                Ok(content) => Some(content),
                Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => None,
                Err(error) => return Err(unread(error)),
            };
            let is_over = content.is_none();
            file = Some(File {
                content,
                media,
                name,
            });
            // What was typed came before it; what is behind it cannot be read.
            if is_over {
                break;
            }
        } else {
            pairs.push((field, part.text().await.map_err(unread)?));
        }
    }
    let none = || File {
        content: Some(Bytes::new()),
        media: String::new(),
        name: String::new(),
    };
    Ok((Posted::of(pairs), file.unwrap_or_else(none)))
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
