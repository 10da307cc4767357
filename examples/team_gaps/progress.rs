//! The progress of long work, on one line of the terminal.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

pub struct Progress {
    all: u64,
    /// When the line was last written; `None` if standard error is not a terminal.
    written: Option<Cell<Instant>>,
}

impl Progress {
    /// The progress of work that ends at `all`. Nothing is shown if it is over in a moment.
    pub fn new(all: u64) -> Progress {
        Progress { all, written: stderr().is_terminal().then(|| Cell::new(Instant::now())) }
    }

    pub fn set(&self, done: u64) {
        const MOMENT: Duration = Duration::from_millis(200);
        if let Some(written) = self.written.as_ref().filter(|w| w.get().elapsed() > MOMENT) {
            let _ = write!(stderr(), "\r{:3} %", 100 * done / self.all.max(1));
            written.set(Instant::now());
        }
    }

    /// Makes room for a message.
    pub fn clear(&self) {
        if self.written.is_some() {
            let _ = write!(stderr(), "\r     \r");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
