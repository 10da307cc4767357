//! The service over real HTTP: in this process on a port of its own, or as a process where it is killed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that fails panics"
)]

mod browser;
mod faults;
mod framework;
mod load;
mod page;
mod parallel;
mod process;
mod readme;
mod server;
mod stored;
