//! What the examples share: what skills mean, in the words of the framework.

use capability_framework::{Document, Proficiency, Skill, Statement};

use crate::output::count;
use crate::page::Page;
use crate::texts::Texts;

/// Adds what skills mean by the download, or else by the sentences of the crate, and says where the
/// rest is.
pub fn quote(
    page: &mut Page,
    texts: &Texts,
    skills: impl Iterator<Item = (Skill, Proficiency)>,
    url: &str,
) {
    let (mut is_downloaded, mut missing) = (false, 0);
    for (skill, proficiency) in skills {
        let downloaded = texts.skill(skill, proficiency);
        let statements = newest(skill, proficiency);
        if downloaded.is_none() && statements.is_empty() {
            missing += 1;
            continue;
        }
        page.section(format_args!("{skill}, {}", proficiency.slug()));
        if let Some(text) = downloaded {
            page.text(text);
            is_downloaded = true;
            continue;
        }
        for group in statements.chunk_by(|a, b| documents(a).eq(documents(b))) {
            let names: Vec<&str> = documents(&group[0]).map(Document::name).collect();
            page.text(format_args!("{}, {}:", names.join(" and "), group[0].edition()));
            page.points(group.iter().map(|statement| {
                let lines = statement.sources().map(|source| source.line.to_string());
                let lines: Vec<String> = lines.collect();
                let word = if lines.len() == 1 { "line" } else { "lines" };
                format!("{} ({word} {})", statement.text, lines.join(" and "))
            }));
        }
    }
    if let Some(folder) = texts.folder.as_ref().filter(|_| is_downloaded) {
        page.text(format_args!("Wording without a source is from {}", folder.display()));
    }
    if missing > 0 {
        let skills = count(missing, "skill");
        page.text(format_args!("The wording of {skills} is not quoted here: {url}"));
    }
}

/// The statements of the newest edition that has any.
pub fn newest(skill: Skill, proficiency: Proficiency) -> &'static [Statement] {
    let mut editions =
        skill.statements(proficiency).chunk_by(|newer, older| newer.edition() == older.edition());
    editions.next().unwrap_or_default()
}

/// The documents that have a statement, each once.
fn documents(statement: &Statement) -> impl Iterator<Item = Document> {
    let mut documents: Vec<Document> = statement.sources().map(|source| source.document).collect();
    documents.dedup();
    documents.into_iter()
}
