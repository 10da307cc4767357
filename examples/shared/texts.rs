//! What the examples share: the wording of the framework, from its official download.
#![allow(dead_code, reason = "not every example uses all of it")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use capability_framework::{Proficiency, Role, RoleLevel, Skill};

/// What a download says; nothing if there is none.
#[derive(Default)]
#[cfg_attr(not(feature = "publication"), allow(dead_code, reason = "there is no download"))]
pub struct Texts {
    pub folder: Option<PathBuf>,
    roles: HashMap<Role, String>,
    levels: HashMap<RoleLevel, String>,
    skills: HashMap<(Skill, Proficiency), String>,
}

impl Texts {
    /// Reads `roles.csv` and `skills.csv` in a folder.
    pub fn read(folder: Option<&Path>) -> Result<Texts, String> {
        folder.map_or_else(|| Ok(Texts::default()), read)
    }

    /// What the role is.
    pub fn role(&self, role: Role) -> Option<&str> {
        self.roles.get(&role).map(String::as_str)
    }

    /// What the level is.
    pub fn level(&self, level: RoleLevel) -> Option<&str> {
        self.levels.get(&level).map(String::as_str)
    }

    /// What the skill means at the proficiency.
    pub fn skill(&self, skill: Skill, proficiency: Proficiency) -> Option<&str> {
        self.skills.get(&(skill, proficiency)).map(String::as_str)
    }
}

#[cfg(feature = "publication")]
fn read(folder: &Path) -> Result<Texts, String> {
    use std::fs::File;

    use capability_framework::publication::Release;

    let path = |name: &str| folder.join(name).display().to_string();
    let open = |name: &str| {
        File::open(folder.join(name)).map_err(|error| format!("{}: {error}", path(name)))
    };
    let release = Release::read(open("roles.csv")?, open("skills.csv")?)
        .map_err(|error| format!("{}: {error}", path(error.file())))?;
    let mut texts = Texts { folder: Some(folder.to_owned()), ..Texts::default() };
    for role in release.roles() {
        texts.roles.extend(role.role().map(|known| (known, role.description().to_owned())));
        for level in role.levels() {
            let known = level.level();
            texts.levels.extend(known.map(|known| (known, level.description().to_owned())));
        }
    }
    for (skill, proficiency) in Skill::iter().flat_map(|s| Proficiency::iter().map(move |p| (s, p)))
    {
        let text = release.text(skill, proficiency);
        texts.skills.extend(text.map(|text| ((skill, proficiency), text.to_owned())));
    }
    Ok(texts)
}

#[cfg(not(feature = "publication"))]
fn read(_: &Path) -> Result<Texts, String> {
    Err("--texts needs `cargo run --features publication`".to_owned())
}
