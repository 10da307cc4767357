//! The check of an advert that somebody wrote. The advert of a level is in `advert.rs`.

use std::fs;
use std::path::Path;

use capability_framework::publication::{Advert, AdvertFinding};
use serde_json::json;

use crate::output::{count, wrapped};

/// Reads an advert; errors name its path and what is wrong with it.
pub fn read(path: &Path) -> Result<Advert, String> {
    let with_path = |error: &dyn ToString| format!("{}: {}", path.display(), error.to_string());
    let bytes = fs::read(path).map_err(|error| with_path(&error))?;
    let is = |begin: &[u8]| bytes.starts_with(begin);
    if is(b"\xff\xfe") || is(b"\xfe\xff") {
        return Err(with_path(&"UTF-16, expected UTF-8"));
    }
    if is(b"PK\x03\x04") || is(b"\xd0\xcf\x11\xe0") || is(b"%PDF") {
        return Err(with_path(
            &"a document of a word processor or a PDF, expected Markdown or plain text",
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        with_path(&format!("line {line}: not UTF-8"))
    })?;
    Ok(Advert::new(&text))
}

pub fn text(path: &Path, advert: &Advert, findings: &[AdvertFinding]) -> String {
    let mut text = String::new();
    for finding in findings {
        text += &format!("{}: {finding}\n", path.display());
    }
    let level = advert.level().map_or("no level", |level| level.name());
    let skills = count(advert.skills().len(), "skill");
    let things = match findings.len() {
        0 => "nothing to look at".to_owned(),
        1 => "1 thing to look at".to_owned(),
        more => format!("{more} things to look at"),
    };
    wrapped(&(text + &format!("{level}: {skills} named, {things}")))
}

pub fn json(path: &Path, advert: &Advert, findings: &[AdvertFinding]) -> String {
    let skills = advert.skills().iter().map(|named| {
        json!({
            "line": named.line,
            "name": named.name,
            "skill": named.skill,
            "proficiency": named.proficiency,
        })
    });
    let findings = findings.iter().map(|finding| {
        let message = finding.to_string();
        let message = message.split_once(": ").map_or(message.as_str(), |(_, message)| message);
        json!({ "line": finding.line(), "topic": finding.topic(), "message": message })
    });
    let json = json!({
        "file": path.display().to_string(),
        "role_level": advert.level(),
        "has_attribution": advert.has_attribution(),
        "skills": skills.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    });
    format!("{json:#}\n")
}
