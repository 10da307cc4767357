//! Entries by what people type: present and former names, abbreviations and sentences.
//!
//! ```text
//! $ cargo run -q --features search --example search -- "major incident"
//! 2 found for "major incident"
//!
//!  Entry                    Type         Match    By
//! ───────────────────────────────────────────────────────────────────────
//!  Major incident manager   role level   prefix
//!  Incident manager         role         prefix   Major incident manager
//!
//! $ cargo run -q --features search --example search -- "systems analysis"
//! 1 found for "systems analysis"
//!
//!  Entry                               Type    Match   By
//! ──────────────────────────────────────────────────────────────────────
//!  Digital and data systems analysis   skill   exact   Systems analysis
//!
//! $ cargo run -q --features search --example search -- prototipyng --format markdown
//! # 3 found for "prototipyng"
//!
//! | Entry                                                     | Type  | Match | By |
//! |-----------------------------------------------------------|-------|-------|----|
//! | Prototyping                                               | skill | near  |    |
//! | Prototyping in code (removed on 30 November 2024)         | skill | near  |    |
//! | Content concepts and prototyping (removed on 29 May 2026) | skill | near  |    |
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;

use std::process::ExitCode;

use capability_framework::search::search;
use clap::Parser;
use output::{Format, print_json};
use page::{Page, table};
use serde_json::json;

/// Finds entries by what people type: present and former names, abbreviations and sentences.
#[derive(Parser)]
#[command(override_usage = "search <QUERY> [OPTIONS]")]
struct Arguments {
    /// What to look for, such as "major incident"
    query: String,
    /// How to print the answer, such as json for another program
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() -> ExitCode {
    let Arguments { query, format } = arguments::parse();
    let hits = search(&query);
    let status = if hits.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    if format == Format::Json {
        print_json(json!({ "query": query, "hits": hits }));
        return status;
    }
    let mut rows = table(format, ["Entry", "Type", "Match", "By"]);
    for hit in &hits {
        let by = if hit.text == hit.name() { "" } else { hit.text };
        let name = match hit.removed {
            Some(date) => format!("{} (removed on {date})", hit.name()),
            None => hit.name().to_owned(),
        };
        rows.add_row([&name, &hit.kind.to_string(), hit.matched.slug(), by]);
    }
    let title = match hits.len() {
        0 => format!("Nothing found for \"{query}\""),
        count => format!("{count} found for \"{query}\""),
    };
    let mut page = Page::new(format, title);
    page.table(&rows);
    page.print();
    status
}
