//! How far a long job has come, on a line of the terminal that is written over.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

pub struct Progress {
    all: u64,
    /// When the line was last written; never, where standard error is no terminal.
    written: Option<Cell<Instant>>,
}

impl Progress {
    /// Of a job that ends at `all`. One that takes less than a moment shows nothing.
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
