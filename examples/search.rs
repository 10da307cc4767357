//! Entries by what people type.
//!
//! ```text
//! $ cargo run -q --features search --example search -- "major incident"
//! 1 found for "major incident"
//!
//!  Entry                    Type         Match    By
//! ───────────────────────────────────────────────────
//!  Major incident manager   role level   prefix
//!
//! $ cargo run -q --features search --example search -- "systems analysis"
//! 1 found for "systems analysis"
//!
//!  Entry                               Type    Match   By
//! ──────────────────────────────────────────────────────────────────────
//!  Digital and data systems analysis   skill   exact   Systems analysis
//!
//! $ cargo run -q --features search --example search -- prototipyng --format markdown
//! # 1 found for "prototipyng"
//!
//! | Entry       | Type  | Match | By |
//! |-------------|-------|-------|----|
//! | Prototyping | skill | near  |    |
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

/// Entries by what people type: names, former names, abbreviations and sentences.
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
        let hits = hits.iter().map(|hit| {
            let (kind, slug) = (hit.entry.kind().slug(), hit.entry.slug());
            json!({ "type": kind, "slug": slug, "match": hit.matched.slug(), "text": hit.text })
        });
        return print_json(json!({ "query": query, "hits": hits.collect::<Vec<_>>() }));
    }
    let mut rows = table(format, ["Entry", "Type", "Match", "By"]);
    for hit in &hits {
        let by = if hit.text == hit.entry.name() { "" } else { hit.text };
        rows.add_row([hit.entry.name(), &hit.entry.kind().to_string(), hit.matched.slug(), by]);
    }
    let title = heading(format, &format!("{} found for \"{query}\"", hits.len()));
    print(format, &format!("{title}\n\n{rows}\n"));
}
