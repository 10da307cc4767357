use capability_framework::stored::Known;
use capability_framework::{Proficiency, RoleLevel, Skill};
use sqlx::{FromRow, Result, SqlitePool};

#[derive(FromRow, PartialEq, Debug)]
pub struct Assessed {
    #[sqlx(try_from = "String")]
    pub skill: Skill,
    #[sqlx(try_from = "String")]
    pub proficiency: Proficiency,
}

pub async fn store(database: &SqlitePool, assessed: &Assessed) -> Result<()> {
    sqlx::query("INSERT INTO assessed VALUES (?, ?)")
        .bind(<&str>::from(assessed.skill))
        .bind(<&str>::from(assessed.proficiency))
        .execute(database)
        .await?;
    Ok(())
}

pub async fn all(database: &SqlitePool) -> Result<Vec<Assessed>> {
    sqlx::query_as("SELECT skill, proficiency FROM assessed").fetch_all(database).await
}

/// A column that others write may name levels of a later edition: it is read as text.
pub async fn levels(database: &SqlitePool) -> Result<Vec<Known<RoleLevel>>> {
    let texts: Vec<String> =
        sqlx::query_scalar("SELECT level FROM posts").fetch_all(database).await?;
    let known = texts.iter().map(|text| {
        let Ok(level) = text.parse();
        level
    });
    Ok(known.collect())
}
