//! The framework, profiles and jobs over HTTP.
//!
//! [`app`] has the routes and the limits, [`asked`] reads names and editions, [`store`] has the only
//! SQL, [`problem`] is what every error becomes.

pub mod app;
pub mod asked;
pub mod body;
pub mod cache;
pub mod changes;
pub mod comparisons;
pub mod docs;
pub mod framework;
pub mod jobs;
pub mod page;
pub mod paging;
pub mod pictures;
pub mod pool;
pub mod problem;
pub mod profiles;
pub mod ratings;
pub mod settings;
pub mod store;
pub mod team;
