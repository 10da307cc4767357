use std::str::FromStr;

use capability_framework::stored::StoredProfile;
use capability_framework::{ParseError, Proficiency, RoleLevel, Skill};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Result, params};

/// An entry in a column of text.
pub struct Text<T>(pub T);

impl<T: AsRef<str>> ToSql for Text<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(self.0.as_ref().into())
    }
}

impl<T: FromStr<Err = ParseError>> FromSql for Text<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Text<T>> {
        value.as_str()?.parse().map(Text).map_err(FromSqlError::other)
    }
}

/// Requirements of a level, with the proficiency as text to read and as its point to sort by.
pub fn store_requirements(database: &Connection, level: RoleLevel) -> Result<()> {
    database
        .execute_batch("CREATE TABLE required (skill TEXT, proficiency TEXT, point INTEGER)")?;
    for row in level.requirements() {
        let (skill, proficiency) = (Text(row.skill), Text(row.proficiency));
        let point = row.proficiency.point();
        database
            .execute("INSERT INTO required VALUES (?, ?, ?)", params![skill, proficiency, point])?;
    }
    Ok(())
}

pub fn highest_first(database: &Connection) -> Result<Vec<(Skill, Proficiency)>> {
    let query = "SELECT skill, proficiency FROM required ORDER BY point DESC, skill";
    let mut query = database.prepare(query)?;
    let rows = query.query_map([], |row| {
        let (Text(skill), Text(proficiency)) = (row.get(0)?, row.get(1)?);
        Ok((skill, proficiency))
    })?;
    rows.collect()
}

/// A profile is stored whole, as JSON: it keeps its edition, and what this version does not know.
pub fn store_profile(database: &Connection, person: i64, profile: &StoredProfile) -> Result<()> {
    let json = serde_json::to_string(profile).expect("a stored profile has a JSON form");
    database.execute_batch("CREATE TABLE IF NOT EXISTS profiles (person INTEGER, profile TEXT)")?;
    database.execute("INSERT INTO profiles VALUES (?, ?)", params![person, json])?;
    Ok(())
}

pub fn profile(database: &Connection, person: i64) -> Result<StoredProfile> {
    let query = "SELECT profile FROM profiles WHERE person = ?";
    let json: String = database.query_row(query, [person], |row| row.get(0))?;
    serde_json::from_str(&json).map_err(|error| FromSqlError::other(error).into())
}
