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

use capability_framework::{Found, search};
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
            let (of, slug) = describe(hit.found);
            json!({ "type": of, "slug": slug, "match": format!("{:?}", hit.matched).to_lowercase(), "text": hit.text })
        });
        return print_json(json!({ "query": query, "hits": hits.collect::<Vec<_>>() }));
    }
    let mut rows = table(format, ["Entry", "Type", "Match", "By"]);
    for hit in &hits {
        let matched = format!("{:?}", hit.matched).to_lowercase();
        let by = if hit.text == hit.found.name() { "" } else { hit.text };
        rows.add_row([hit.found.name(), describe(hit.found).0, &matched, by]);
    }
    let title = heading(format, &format!("{} found for \"{query}\"", hits.len()));
    print(format, &format!("{title}\n\n{rows}\n"));
}

/// The type in words, and the slug.
fn describe(found: Found) -> (&'static str, &'static str) {
    match found {
        Found::RoleFamily(family) => ("role family", family.slug()),
        Found::Skill(skill) => ("skill", skill.slug()),
        Found::Role(role) => ("role", role.slug()),
        Found::RoleLevel(level) => ("role level", level.slug()),
        _ => ("entry", ""),
    }
}
