//! Progress of long work: a bar at a terminal, plain lines elsewhere.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

/// How often a spinner turns.
const TICK: std::time::Duration = std::time::Duration::from_millis(120);

/// Plain lines come at every tenth.
const PLAIN_PARTS: u64 = 10;

/// The progress of one piece of work.
pub struct Progress {
    what: String,
    bar: Option<ProgressBar>,
    told: u64,
}

impl Progress {
    /// Progress of work that is called this.
    pub fn of(what: &str) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(0);
            if let Ok(style) =
                ProgressStyle::with_template("{msg} {bar:30} {percent}% {elapsed} (left {eta})")
            {
                bar.set_style(style);
            }
            bar.set_message(what.to_owned());
            bar
        });
        Self {
            what: what.to_owned(),
            bar,
            told: 0,
        }
    }

    /// Work whose length is not known beforehand: a sign of life at a
    /// terminal, one plain line elsewhere.
    pub fn at_work(what: &str) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new_spinner();
            bar.set_message(format!("{what} …"));
            bar.enable_steady_tick(TICK);
            bar
        });
        let progress = Self {
            what: what.to_owned(),
            bar,
            told: 0,
        };
        if progress.bar.is_none() {
            progress.line(&format!("{what} …"));
        }
        progress
    }

    /// So much is done of all; `all` may grow.
    pub fn at(&mut self, done: u64, all: u64) {
        match &self.bar {
            Some(bar) => {
                bar.set_length(all);
                bar.set_position(done);
            }
            None => {
                let part = (done * PLAIN_PARTS).checked_div(all).unwrap_or(0);
                if part > self.told {
                    self.told = part;
                    self.line(&format!("{}: {} %", self.what, part * 100 / PLAIN_PARTS));
                }
            }
        }
    }

    /// So many are done, of a number that is not known.
    pub fn counted(&mut self, done: u64) {
        match &self.bar {
            Some(bar) => {
                bar.set_length(done);
                bar.set_position(done);
            }
            None if done.is_multiple_of(100_000) && done > 0 => {
                self.line(&format!("{}: {done}", self.what));
            }
            None => {}
        }
    }

    /// The work is done.
    pub fn done(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }

    fn line(&self, text: &str) {
        // Nobody reads what a closed stderr cannot take; the work goes on.
        writeln!(std::io::stderr(), "{text}").unwrap_or(());
    }
}
