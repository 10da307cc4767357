//! Longer answers for those who build something with this crate. There is nothing to import here.
//!
//! | chapter | what it shows |
//! |---|---|
//! | [In a service](in_a_service) | typed endpoints with an OpenAPI document, a command line, a `match` that notices a new edition |
//! | [Storing](storing) | entries and profiles in a database or a file, and what happens to names that are not known |
//! | [Upgrading](upgrading) | what a new edition changes, and how a service prepares for it |

// The programs that need other crates are tests/chapters, which compiles and runs these very files.
pub mod in_a_service {
    #![doc = include_str!("in_a_service.md")]
    #![doc = "```ignore"]
    #![doc = include_str!("service.rs")]
    #![doc = "```"]
    #![doc = include_str!("command_line.md")]
    #![doc = "```ignore"]
    #![doc = include_str!("command_line.rs")]
    #![doc = "```"]
    #![doc = include_str!("match.md")]
}

pub mod storing {
    #![doc = include_str!("storing.md")]
    #![doc = "```ignore"]
    #![doc = include_str!("rusqlite.rs")]
    #![doc = "```"]
    #![doc = include_str!("sqlx.md")]
    #![doc = "```ignore"]
    #![doc = include_str!("sqlx.rs")]
    #![doc = "```"]
    #![doc = include_str!("strict.md")]
}

pub mod upgrading {
    #![doc = include_str!("upgrading.md")]
}
