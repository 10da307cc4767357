//! Editions that are made up go through the generator, and the crate is built from them in a copy of
//! the tree.
//!
//! ```text
//! cargo test --test rehearsal -- --ignored many_entries next_edition
//! cargo test --test rehearsal -- --ignored whole_suite
//! ```
//!
//! What the second command says failed is what a person must touch by hand for the next edition, beside
//! `src/data`.

mod copy;
mod letter;
mod many;
mod next;
mod tables;
