//! What allocates: profiles and jobs by their stored forms, and answers that are lists.

use ::serde_core::de::{Deserialize, Deserializer, Error};
use ::serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::analysis::audit::Finding;
use crate::analysis::job::{
    Job, JobChange, JobDelta, JobGap, JobGapItem, JobSkill, Need, OwnSkill,
};
use crate::analysis::profile::Profile;
use crate::analysis::stored::{Migration, Note, Reason, StoredJob, StoredProfile};
use crate::analysis::workforce::{NearestLevels, Shortfalls};
use crate::names::serde::{Sequence, deserialize_text};

/// As its [`StoredProfile`], of the latest edition.
impl Serialize for Profile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        StoredProfile::new(self).serialize(serializer)
    }
}

/// From a stored profile of any edition, or of none, carried to the latest. An entry that cannot be
/// carried, an own skill, and an edition that is unknown or empty are errors; read a [`StoredProfile`] to keep
/// them. Keys that are not known are ignored, as a derived implementation ignores them.
impl<'de> Deserialize<'de> for Profile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Profile, D::Error> {
        let stored = StoredProfile::deserialize(deserializer)?;
        stored.edition_or_latest().map_err(D::Error::custom)?;
        let migration = stored.migrate();
        all_carried(&migration.notes)?;
        if let Some((skill, _)) = migration.own_ratings().next() {
            return Err(D::Error::custom(format_args!(
                "`{skill}` is an own skill, which a stored profile may hold"
            )));
        }
        Ok(migration.value)
    }
}

/// As its [`StoredJob`], of its edition.
impl Serialize for Job {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        StoredJob::new(self).serialize(serializer)
    }
}

/// From a stored job, of the edition that it names or else the latest. An entry that cannot be carried
/// and an edition that is unknown or empty are errors; read a [`StoredJob`] to keep them. Keys that are not
/// known are ignored, as a derived implementation ignores them.
impl<'de> Deserialize<'de> for Job {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Job, D::Error> {
        let stored = StoredJob::deserialize(deserializer)?;
        let edition = stored.edition_or_latest().map_err(D::Error::custom)?;
        let migration = stored.job_in(edition);
        all_carried(&migration.notes)?;
        Ok(migration.value)
    }
}

fn all_carried<E: Error>(notes: &[Note]) -> Result<(), E> {
    notes.iter().find(|note| !note.is_carried()).map_or(Ok(()), |note| Err(E::custom(note)))
}

/// As what to store again and the notes. It is not read back: read the stored form.
impl Serialize for Migration<Profile> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        migration(&self.to_stored(), &self.notes, serializer)
    }
}

/// As what to store again and the notes. It is not read back: read the stored form.
impl Serialize for Migration<Job> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        migration(&self.to_stored(), &self.notes, serializer)
    }
}

fn migration<S: Serializer>(
    stored: &impl Serialize,
    notes: &[Note],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut migration = serializer.serialize_struct("Migration", 2)?;
    migration.serialize_field("stored", stored)?;
    migration.serialize_field("notes", notes)?;
    migration.end()
}

/// As name, value, whether the entry was carried, the slug of the reason, and the explanation. It is
/// not read back.
impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut note = serializer.serialize_struct("Note", 5)?;
        note.serialize_field("name", &self.name)?;
        note.serialize_field("value", &self.value)?;
        note.serialize_field("is_carried", &self.is_carried())?;
        note.serialize_field("reason", &self.reason)?;
        note.serialize_field("explanation", &format_args!("{self}"))?;
        note.end()
    }
}

/// As the slug.
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

/// As the slug.
impl Serialize for Need {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.slug())
    }
}

/// From text such as `working` or `desirable, working`.
impl<'de> Deserialize<'de> for Need {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Need, D::Error> {
        deserialize_text("a proficiency or `desirable`", deserializer)
    }
}

/// As the name.
impl Serialize for OwnSkill {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// From a name that is no official one.
impl<'de> Deserialize<'de> for OwnSkill {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OwnSkill, D::Error> {
        deserialize_text("the name of an own skill", deserializer)
    }
}

/// As the slug of an official skill or the name of an own one. It is not read back: another field
/// says whether it is official.
impl Serialize for JobSkill<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            JobSkill::Official(skill) => skill.slug(),
            JobSkill::Own(skill) => skill.name(),
        })
    }
}

fn is_own(skill: JobSkill<'_>) -> bool {
    matches!(skill, JobSkill::Own(_))
}

/// As `changes`. Fields may be added. It is not read back: it does not know whose jobs they are.
impl Serialize for JobDelta<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut delta = serializer.serialize_struct("JobDelta", 1)?;
        delta.serialize_field("changes", self.changes())?;
        delta.end()
    }
}

/// As `skill`, `is_own`, `from`, `to` and `kind`. It is not read back.
impl Serialize for JobChange<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut change = serializer.serialize_struct("JobChange", 5)?;
        change.serialize_field("skill", &self.skill)?;
        change.serialize_field("is_own", &is_own(self.skill))?;
        change.serialize_field("from", &self.from)?;
        change.serialize_field("to", &self.to)?;
        change.serialize_field("kind", &self.kind())?;
        change.end()
    }
}

/// As `is_met`, `items` and `notes`. Fields may be added. It is not read back: it does not know
/// whose job it is.
impl Serialize for JobGap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut gap = serializer.serialize_struct("JobGap", 3)?;
        gap.serialize_field("is_met", &self.is_met())?;
        gap.serialize_field("items", self.items())?;
        gap.serialize_field("notes", self.notes())?;
        gap.end()
    }
}

/// As `skill`, `is_own`, `need`, `rating` and `kind`. It is not read back.
impl Serialize for JobGapItem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut item = serializer.serialize_struct("JobGapItem", 5)?;
        item.serialize_field("skill", &self.skill)?;
        item.serialize_field("is_own", &is_own(self.skill))?;
        item.serialize_field("need", &self.need)?;
        item.serialize_field("rating", &self.rating)?;
        item.serialize_field("kind", &self.kind())?;
        item.end()
    }
}

/// As the positions of the `people`, and `shortfalls`: a list for each person, with an item for each
/// target. It is not read back.
impl Serialize for Shortfalls {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let of_person = |position| Sequence(self.of_person(position));
        let mut shortfalls = serializer.serialize_struct("Shortfalls", 2)?;
        shortfalls.serialize_field("people", &self.people())?;
        shortfalls.serialize_field("shortfalls", &Sequence(self.people().map(of_person)))?;
        shortfalls.end()
    }
}

/// As the positions of the `people`, and `nearest_levels`: a list for each person. It is not read back.
impl Serialize for NearestLevels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nearest = serializer.serialize_struct("NearestLevels", 2)?;
        nearest.serialize_field("people", &self.people())?;
        nearest.serialize_field("nearest_levels", &Sequence(self.iter()))?;
        nearest.end()
    }
}

/// As topic, explanation, and the slugs of what it is about. It is not read back.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut finding = serializer.serialize_struct("Finding", 4)?;
        finding.serialize_field("topic", self.topic())?;
        finding.serialize_field("explanation", &format_args!("{self}"))?;
        finding.serialize_field("role_levels", &self.role_levels())?;
        finding.serialize_field("skills", &self.skills())?;
        finding.end()
    }
}
