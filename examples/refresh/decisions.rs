//! What only a person can decide.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

const HEADER: &str = "kind\tname\tdecision\tvalue";

/// The decisions that were made, and those that are missing.
#[derive(Default)]
pub struct Decisions {
    made: HashMap<(String, String, String), String>,
    /// As lines of the file of decisions, each with a comment.
    pub missing: Vec<String>,
}

impl Decisions {
    /// Reads the file; none means no decisions.
    pub fn read(path: Option<&Path>) -> Result<Decisions, Box<dyn Error>> {
        let Some(path) = path else { return Ok(Decisions::default()) };
        let file = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
        if text.lines().next() != Some(HEADER) {
            return Err(format!("{file}:1: expected the header `{HEADER}`").into());
        }
        let mut made = HashMap::new();
        for (line, text) in (2..).zip(text.lines().skip(1)) {
            let [kind, name, decision, value] = text.split('\t').collect::<Vec<_>>()[..] else {
                return Err(
                    format!("{file}:{line}: expected four fields with a tab between each").into()
                );
            };
            if !["skill", "role", "role-level"].contains(&kind)
                || !["name", "new", "number", "same"].contains(&decision)
            {
                let wanted = "a kind of skill, role or role-level, and a decision of name, new, number or same";
                return Err(format!("{file}:{line}: expected {wanted}").into());
            }
            let key = (kind.to_owned(), name.to_owned(), decision.to_owned());
            if made.insert(key, value.to_owned()).is_some() {
                return Err(format!("{file}:{line}: already decided in a line above").into());
            }
        }
        Ok(Decisions { made, missing: Vec::new() })
    }

    pub fn get(&self, kind: &str, name: &str, decision: &str) -> Option<&str> {
        let key = (kind.to_owned(), name.to_owned(), decision.to_owned());
        self.made.get(&key).map(String::as_str)
    }

    /// Notes that a decision is missing. `lines` are the possible ones.
    pub fn ask(&mut self, why: &str, lines: &[String]) {
        let lines = lines.join("\n");
        let question = format!("# {why}\n{lines}");
        if !self.missing.contains(&question) {
            self.missing.push(question);
        }
    }
}
