//! Entries by what people type.
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

#[path = "shared/output.rs"]
mod output;
#[path = "shared/table.rs"]
mod table;

use capability_framework::search::search;
use clap::Parser;
use output::{Format, heading, print, print_json};
use serde_json::json;
use table::table;

/// Entries by what people type: names of today and before, abbreviations and sentences.
#[derive(Parser)]
struct Arguments {
    /// What to look for
    query: String,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() {
    let Arguments { query, format } = Arguments::parse();
    let hits = search(&query);
    if format == Format::Json {
        return print_json(json!({ "query": query, "hits": hits }));
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
    let title = heading(format, &format!("{} found for \"{query}\"", hits.len()));
    print(format, &format!("{title}\n\n{rows}\n"));
}
