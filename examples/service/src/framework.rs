//! What the framework holds: families, roles, levels and skills.

use axum::Json;
use axum::http::Uri;
use capability_framework::rows::LevelRequirement;
use capability_framework::{
    ATTRIBUTION, Edition, Grade, Matrix, Role, RoleFamily, RoleLevel, Skill, Track,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::asked::{Asked, InEdition, Nothing, held};
use crate::paging::{Page, Paging, PagingInEdition};
use crate::problem::{Kind, Problem};

/// An edition of the framework.
#[derive(Serialize, ToSchema)]
pub struct EditionAnswer {
    edition: Edition,
    name: &'static str,
    is_latest: bool,
    roles: usize,
    levels: usize,
    skills: usize,
}

/// A family of roles.
#[derive(Serialize, ToSchema)]
pub struct FamilyAnswer {
    family: RoleFamily,
    name: &'static str,
    url: &'static str,
    roles: Vec<Role>,
}

/// A role.
#[derive(Serialize, ToSchema)]
pub struct RoleAnswer {
    role: Role,
    name: &'static str,
    former_names: &'static [&'static str],
    family: RoleFamily,
    url: &'static str,
    is_retired: bool,
    /// The levels in the order of the ladder; none of a Senior Civil Service role.
    levels: &'static [RoleLevel],
    skills: &'static [Skill],
    grades: &'static [Grade],
    related: &'static [Role],
}

/// A level of a role.
#[derive(Serialize, ToSchema)]
pub struct LevelAnswer {
    level: RoleLevel,
    name: &'static str,
    former_names: &'static [&'static str],
    role: Role,
    url: &'static str,
    is_retired: bool,
    /// Its place on the ladder of the edition, from 1; twins share one.
    rank: Option<u8>,
    track: Option<Track>,
    grades: &'static [Grade],
    /// The levels before and after it on the ladder of the latest edition.
    previous_levels: &'static [RoleLevel],
    next_levels: &'static [RoleLevel],
}

/// A skill.
#[derive(Serialize, ToSchema)]
pub struct SkillAnswer {
    skill: Skill,
    name: &'static str,
    former_names: &'static [&'static str],
    url: &'static str,
    is_retired: bool,
    /// What it is, where the embedded documents say so.
    description: Option<&'static str>,
    /// The same skill with another qualifier, and without.
    related: &'static [Skill],
    /// How many levels of the edition require it.
    required_by: usize,
}

fn family_answer(family: RoleFamily, edition: Edition) -> FamilyAnswer {
    let roles = edition.roles().iter().copied().filter(|role| role.family() == family);
    FamilyAnswer { family, name: family.name(), url: family.url(), roles: roles.collect() }
}

fn role_answer(role: Role, edition: Edition) -> RoleAnswer {
    RoleAnswer {
        role,
        name: role.name(),
        former_names: role.former_names(),
        family: role.family(),
        url: role.url(),
        is_retired: role.is_retired(),
        levels: edition.ladder(role),
        skills: edition.skills_of(role),
        grades: role.grades(),
        related: role.related(),
    }
}

fn level_answer(level: RoleLevel, edition: Edition) -> LevelAnswer {
    LevelAnswer {
        level,
        name: level.name(),
        former_names: level.former_names(),
        role: level.role(),
        url: level.url(),
        is_retired: level.is_retired(),
        rank: edition.rank(level),
        track: level.track(),
        grades: level.grades(),
        previous_levels: level.previous_levels(),
        next_levels: level.next_levels(),
    }
}

fn skill_answer(skill: Skill, edition: Edition) -> SkillAnswer {
    SkillAnswer {
        skill,
        name: skill.name(),
        former_names: skill.former_names(),
        url: skill.url(),
        is_retired: skill.is_retired(),
        description: skill.description().map(|statement| statement.text),
        related: skill.related(),
        required_by: edition.required_by(skill).count(),
    }
}

/// The editions, and the line that whoever publishes an answer must add.
#[derive(Serialize, ToSchema)]
pub struct EditionsAnswer {
    attribution: &'static str,
    editions: Vec<EditionAnswer>,
}

/// The editions of the framework.
#[utoipa::path(get, path = "/editions", tag = "framework",
    responses((status = OK, body = EditionsAnswer)))]
pub async fn editions(_: Asked<(), Nothing>) -> Json<EditionsAnswer> {
    let answer = |edition: &Edition| EditionAnswer {
        edition: *edition,
        name: edition.name(),
        is_latest: *edition == Edition::LATEST,
        roles: edition.roles().len(),
        levels: edition.levels().len(),
        skills: edition.skills().len(),
    };
    let editions = Edition::ALL.iter().map(answer).collect();
    Json(EditionsAnswer { attribution: ATTRIBUTION, editions })
}

/// The role families.
#[utoipa::path(get, path = "/families", tag = "framework", params(InEdition),
    responses((status = OK, body = [FamilyAnswer])))]
pub async fn families(asked: Asked<(), InEdition>) -> Json<Vec<FamilyAnswer>> {
    let edition = asked.query.edition();
    let answers = RoleFamily::ALL.iter().map(|family| family_answer(*family, edition));
    Json(answers.filter(|answer| !answer.roles.is_empty()).collect())
}

/// A role family.
#[utoipa::path(get, path = "/families/{family}", tag = "framework",
    params(("family" = inline(RoleFamily), Path), InEdition),
    responses((status = OK, body = FamilyAnswer)))]
pub async fn family(
    Asked { names: (family,), query }: Asked<(RoleFamily,), InEdition>,
) -> Result<Json<FamilyAnswer>, Problem> {
    let edition = query.edition();
    let answer = family_answer(family, edition);
    if answer.roles.is_empty() {
        let detail = format!("{edition} has no role of the role family `{}`", family.slug());
        return Err(Problem::new(Kind::NotInEdition, detail));
    }
    Ok(Json(answer))
}

/// Which roles.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhichRoles {
    /// The family; all unless it is named.
    #[param(inline)]
    family: Option<RoleFamily>,
    /// The edition that answers; the latest unless it is named.
    #[param(inline, example = "2025-10")]
    edition: Option<Edition>,
    /// How many items to skip.
    #[serde(default)]
    #[param(default = 0, required = false)]
    offset: usize,
    /// How many items to give.
    #[serde(default = "all_roles")]
    #[param(default = 100, minimum = 1, maximum = 200, required = false)]
    limit: usize,
}

fn all_roles() -> usize {
    100
}

/// The roles.
#[utoipa::path(get, path = "/roles", tag = "framework", params(WhichRoles),
    responses((status = OK, body = Page<RoleAnswer>)))]
pub async fn roles(
    uri: Uri,
    Asked { names: (), query }: Asked<(), WhichRoles>,
) -> Result<Json<Page<RoleAnswer>>, Problem> {
    let edition = query.edition.unwrap_or(Edition::LATEST);
    let roles = edition.roles().iter().copied();
    let roles = roles.filter(|role| query.family.is_none_or(|family| role.family() == family));
    let roles = roles.map(|role| role_answer(role, edition)).collect();
    let paging = Paging { offset: query.offset, limit: query.limit };
    Ok(Json(paging.page(&uri, roles)?))
}

/// A role.
#[utoipa::path(get, path = "/roles/{role}", tag = "framework",
    params(("role" = inline(Role), Path), InEdition), responses((status = OK, body = RoleAnswer)))]
pub async fn role(
    Asked { names: (role,), query }: Asked<(Role,), InEdition>,
) -> Result<Json<RoleAnswer>, Problem> {
    Ok(Json(role_answer(role, held(role, query)?)))
}

/// What a role requires, level by level.
#[utoipa::path(get, path = "/roles/{role}/matrix", tag = "framework",
    params(("role" = inline(Role), Path), InEdition), responses((status = OK, body = Matrix)))]
pub async fn matrix(
    Asked { names: (role,), query }: Asked<(Role,), InEdition>,
) -> Result<Json<Matrix>, Problem> {
    let edition = held(role, query)?;
    let matrix = edition.matrix(role);
    Ok(Json(matrix.ok_or_else(|| crate::asked::not_held(role, edition))?))
}

/// The role levels.
#[utoipa::path(get, path = "/levels", tag = "framework", params(PagingInEdition),
    responses((status = OK, body = Page<LevelAnswer>)))]
pub async fn levels(
    uri: Uri,
    Asked { names: (), query }: Asked<(), PagingInEdition>,
) -> Result<Json<Page<LevelAnswer>>, Problem> {
    let edition = query.edition();
    let levels = edition.levels().iter().map(|level| level_answer(*level, edition)).collect();
    Ok(Json(query.paging().page(&uri, levels)?))
}

/// A role level.
#[utoipa::path(get, path = "/levels/{level}", tag = "framework",
    params(("level" = inline(RoleLevel), Path), InEdition),
    responses((status = OK, body = LevelAnswer)))]
pub async fn level(
    Asked { names: (level,), query }: Asked<(RoleLevel,), InEdition>,
) -> Result<Json<LevelAnswer>, Problem> {
    Ok(Json(level_answer(level, held(level, query)?)))
}

/// The skills.
#[utoipa::path(get, path = "/skills", tag = "framework", params(PagingInEdition),
    responses((status = OK, body = Page<SkillAnswer>)))]
pub async fn skills(
    uri: Uri,
    Asked { names: (), query }: Asked<(), PagingInEdition>,
) -> Result<Json<Page<SkillAnswer>>, Problem> {
    let edition = query.edition();
    let skills = edition.skills().iter().map(|skill| skill_answer(*skill, edition)).collect();
    Ok(Json(query.paging().page(&uri, skills)?))
}

/// A skill.
#[utoipa::path(get, path = "/skills/{skill}", tag = "framework",
    params(("skill" = inline(Skill), Path), InEdition),
    responses((status = OK, body = SkillAnswer)))]
pub async fn skill(
    Asked { names: (skill,), query }: Asked<(Skill,), InEdition>,
) -> Result<Json<SkillAnswer>, Problem> {
    Ok(Json(skill_answer(skill, held(skill, query)?)))
}

/// The levels that require a skill.
#[utoipa::path(get, path = "/skills/{skill}/levels", tag = "framework",
    params(("skill" = inline(Skill), Path), PagingInEdition),
    responses((status = OK, body = Page<LevelRequirement>)))]
pub async fn required_by(
    uri: Uri,
    Asked { names: (skill,), query }: Asked<(Skill,), PagingInEdition>,
) -> Result<Json<Page<LevelRequirement>>, Problem> {
    let edition = query.edition();
    if !edition.holds(skill) {
        return Err(crate::asked::not_held(skill, edition));
    }
    Ok(Json(query.paging().page(&uri, edition.required_by(skill).collect())?))
}
