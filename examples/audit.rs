//! What looks wrong in an edition, for a person to check.
//!
//! ```text
//! $ cargo run -q --example audit -- 2020-01
//! Audit of January 2020
//!
//! 3 findings
//!
//!  Findings   About
//! ────────────────────────────────────────────────
//!  3          skills raised by two points or more
//!
//! 3 skills raised by two points or more
//!
//! - from Associate application operations engineer to Application operations engineer, Asset and configuration management jumps to Working
//! - from Associate application operations engineer to Application operations engineer, Availability and capacity management jumps to Working
//! - from Associate application operations engineer to Application operations engineer, Service focus jumps to Working
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;

use capability_framework::Edition;
use capability_framework::audit::Finding;
use clap::Parser;
use output::{Format, count, print_json};
use page::{Page, table};
use serde_json::json;

/// Lists what looks wrong in an edition, for a person to check.
///
/// The data is what the publisher published: a finding is a question, not always a fault.
#[derive(Parser)]
#[command(override_usage = "audit [EDITION] [OPTIONS]")]
struct Arguments {
    /// The edition to audit, such as 2025-10
    #[arg(default_value = Edition::LATEST.slug())]
    edition: Edition,
    /// How to print the answer, such as markdown for a document
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() {
    let Arguments { edition, format } = arguments::parse();
    let findings = edition.audit();
    if format == Format::Json {
        return print_json(json!({ "edition": edition, "findings": findings }));
    }
    let mut page = Page::new(format, format_args!("Audit of {edition}"));
    page.text(match findings.len() {
        0 => "Nothing found".to_owned(),
        findings => count(findings, "finding"),
    });
    let groups: Vec<&[Finding]> = findings.chunk_by(|a, b| a.topic() == b.topic()).collect();
    let mut summary = table(format, ["Findings", "About"]);
    for group in &groups {
        summary.add_row([group.len().to_string(), group[0].topic().to_owned()]);
    }
    page.table(&summary);
    for group in groups {
        page.section(format_args!("{} {}", group.len(), group[0].topic()));
        page.points(group);
    }
    page.print();
}
