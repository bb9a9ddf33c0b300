//! `opennrm look-at-file`: what the program starts for each file that somebody
//! attaches. It is in no help: nobody types it.

use std::{
    io::{stdin, stdout},
    path::PathBuf,
};

use documents::Apart;

use super::End;

/// Look at one file that is sent, within bounds of memory and time.
#[derive(Debug, clap::Args)]
pub(crate) struct LookAtFile {}

impl LookAtFile {
    pub(crate) fn run(self) -> Result<(), End> {
        crate::memory::look_within_bounds()?;
        Ok(documents::look(stdin().lock(), stdout().lock())?)
    }
}

/// This program, to look at files.
pub(crate) fn apart() -> Result<Apart, End> {
    Ok(Apart {
        program: program()?,
        arguments: vec!["look-at-file".into()],
    })
}

/// Where this program lies: as it runs, whatever was put in its place since.
#[cfg(target_os = "linux")]
fn program() -> std::io::Result<PathBuf> {
    Ok("/proc/self/exe".into())
}

/// Where this program lies.
#[cfg(not(target_os = "linux"))]
fn program() -> std::io::Result<PathBuf> {
    std::env::current_exe()
}
