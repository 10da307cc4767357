//! What a person should look at in an edition.
//!
//! ```text
//! $ cargo run -q --example audit -- 2020-01
//! Audit of January 2020
//!
//! 3 skills raised by two points or more
//!
//! - from Associate application operations engineer to Application operations engineer, Asset and configuration management jumps to Working
//! - from Associate application operations engineer to Application operations engineer, Availability and capacity management jumps to Working
//! - from Associate application operations engineer to Application operations engineer, Service focus jumps to Working
//! ```

#[path = "shared/output.rs"]
mod output;

use std::fmt::Write;

use capability_framework::Edition;
use capability_framework::audit::Finding;
use clap::Parser;
use output::{Format, heading, print, print_json};
use serde_json::json;

/// What a person should look at in an edition.
#[derive(Parser)]
struct Arguments {
    /// The edition, the latest if none is given
    #[arg(default_value = Edition::LATEST.slug())]
    edition: Edition,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() {
    let Arguments { edition, format } = Arguments::parse();
    let findings = edition.audit();
    if format == Format::Json {
        return print_json(json!({ "edition": edition, "findings": findings }));
    }
    let mut text = heading(format, &format!("Audit of {edition}")) + "\n";
    let before = if format == Format::Markdown { "## " } else { "" };
    for group in findings.chunk_by(|a, b| a.topic() == b.topic()) {
        let topic = group.first().map_or("", Finding::topic);
        let _ = writeln!(text, "\n{before}{} {topic}\n", group.len());
        for finding in group {
            let _ = writeln!(text, "- {finding}");
        }
    }
    print(format, &text);
}
