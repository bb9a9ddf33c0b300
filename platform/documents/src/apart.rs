//! A file is looked at by a process of its own, which has so much memory and
//! so much time and no more: what reads pictures and PDF can be made to take
//! all there is, and then it takes nobody else's with it.
//!
//! What is sent is what was said of the file and what it may cost, and the
//! file; what comes back is what it is, and what was made of it. Either begins
//! with the length of its head, which is JSON.

use std::{
    ffi::OsString,
    io::{self, Read, Write},
    path::PathBuf,
    process::{Command, ExitStatus, Stdio},
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Kind, Lacks, Limits, Made, Prepared, Refused, Said, prepare};

/// How a program ends that panicked.
const PANICKED: i32 = 101;

/// A program that looks at one file and ends: it is to call [`look`].
#[derive(Clone, Debug)]
pub struct Apart {
    /// Where it lies.
    pub program: PathBuf,
    /// What it is told.
    pub arguments: Vec<OsString>,
}

/// What goes before a file.
#[derive(Serialize, Deserialize)]
struct Asked {
    media: String,
    ending: String,
    limits: Limits,
}

/// What a file was found to be, before what was made of it: each of that with
/// its length.
#[derive(Serialize, Deserialize)]
struct Found {
    kind: Kind,
    copy: Result<(Kind, usize), Lacks>,
    preview: Option<(Kind, usize)>,
}

impl Apart {
    /// Has a file looked at. One that takes more than there is for one is
    /// refused.
    ///
    /// # Errors
    /// When the program cannot be started, or answers nothing that can be
    /// understood.
    pub fn prepare(
        &self,
        bytes: &[u8],
        said: Said<'_>,
        limits: &Limits,
    ) -> io::Result<Result<Prepared, Refused>> {
        if bytes.len() > limits.bytes_max {
            return Ok(Err(Refused::TooLong));
        }
        let asked = head(&Asked {
            media: said.media.to_owned(),
            ending: said.ending.to_owned(),
            limits: limits.clone(),
        })?;
        // It needs nothing of what this program was told, passwords least.
        let mut looking = Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut answer = Vec::new();
        let sent = match looking.stdin.take() {
            Some(mut into) => send(&mut into, &asked, bytes),
            None => Ok(()),
        };
        let taken = match looking.stdout.take() {
            Some(mut from) => from.read_to_end(&mut answer).map(|_| ()),
            None => Ok(()),
        };
        let status = looking.wait()?;
        if let Some(refused) = refused(status) {
            return Ok(Err(refused));
        }
        sent.and(taken)?;
        if !status.success() {
            return Err(io::Error::other("a file could not be looked at"));
        }
        understood(&answer)
    }
}

/// Looks at one file that is sent, and sends back what was found.
///
/// # Errors
/// When nothing can be read or written, or what is sent cannot be understood.
pub fn look(mut from: impl Read, mut into: impl Write) -> io::Result<()> {
    let mut sent = Vec::new();
    from.read_to_end(&mut sent)?;
    let (asked, bytes): (Asked, _) = headed(&sent)?;
    let said = Said {
        media: &asked.media,
        ending: &asked.ending,
    };
    let found = prepare(bytes, said, &asked.limits);
    let length = |made: &Made| (made.kind, made.bytes.len());
    let told = found
        .as_ref()
        .map_err(|refused| *refused)
        .map(|found| Found {
            kind: found.kind,
            copy: found.copy.as_ref().map(length).map_err(|lacks| *lacks),
            preview: found.preview.as_ref().map(length),
        });
    into.write_all(&head(&told)?)?;
    if let Ok(Prepared { copy, preview, .. }) = found {
        for made in copy.into_iter().chain(preview) {
            into.write_all(&made.bytes)?;
        }
    }
    into.flush()
}

fn head(told: &impl Serialize) -> io::Result<Vec<u8>> {
    let json = serde_json::to_vec(told)?;
    let length = u32::try_from(json.len()).map_err(io::Error::other)?;
    Ok([length.to_be_bytes().as_slice(), &json].concat())
}

/// A head, and what is behind it.
fn headed<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<(T, &[u8])> {
    let broken = || io::Error::other("what one process told the other is not whole");
    let (length, rest) = bytes.split_first_chunk().ok_or_else(broken)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(io::Error::other)?;
    let (json, rest) = rest.split_at_checked(length).ok_or_else(broken)?;
    Ok((serde_json::from_slice(json)?, rest))
}

fn send(into: &mut impl Write, asked: &[u8], bytes: &[u8]) -> io::Result<()> {
    into.write_all(asked)?;
    into.write_all(bytes)?;
    into.flush()
}

/// Why a file is not taken, where whoever looked at it came to no end.
fn refused(status: ExitStatus) -> Option<Refused> {
    match status.code() {
        Some(PANICKED) => Some(Refused::Damaged),
        Some(_) => None,
        // The system ended it: there was no memory, or no time left.
        None => Some(Refused::Unpacks),
    }
}

fn understood(answer: &[u8]) -> io::Result<Result<Prepared, Refused>> {
    let (told, mut rest): (Result<Found, Refused>, _) = headed(answer)?;
    let found = match told {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let mut made = |(kind, length): (Kind, usize)| {
        let (bytes, behind) = rest
            .split_at_checked(length)
            .ok_or_else(|| io::Error::other("what was made of a file is not whole"))?;
        rest = behind;
        Ok::<_, io::Error>(Made {
            kind,
            bytes: bytes.to_vec(),
        })
    };
    let copy = match found.copy {
        Ok(copy) => Ok(made(copy)?),
        Err(lacks) => Err(lacks),
    };
    Ok(Ok(Prepared {
        kind: found.kind,
        copy,
        preview: found.preview.map(made).transpose()?,
    }))
}
