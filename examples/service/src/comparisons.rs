//! What levels require, what changes between them, what a person lacks for one, and search.

use axum::Json;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};
use capability_framework::search::{Hit, search};
use capability_framework::stored::StoredProfile;
use capability_framework::{Delta, Edition, EntryKind, Requirements, RoleLevel};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::asked::{Asked, InEdition, requirements};
use crate::body;
use crate::paging::{Page, Paging};
use crate::problem::{Kind, Problem};
use crate::profiles::{GapAnswer, learn_first};
use crate::ratings::accept;

/// What a level requires.
#[utoipa::path(get, path = "/levels/{level}/requirements", tag = "comparisons",
    params(("level" = inline(RoleLevel), Path), InEdition),
    responses((status = OK, body = Requirements)))]
pub async fn required(
    Asked { names: (level,), query }: Asked<(RoleLevel,), InEdition>,
) -> Result<Json<Requirements<'static>>, Problem> {
    Ok(Json(requirements(level, query.edition())?))
}

/// One edition for both levels, or one for each.
#[derive(Deserialize, IntoParams, Clone, Copy, Default, Debug)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Editions {
    /// The edition of both levels; the latest unless it is named.
    #[param(inline, example = "2025-10")]
    edition: Option<Edition>,
    /// The edition of the first level.
    #[param(inline)]
    from_edition: Option<Edition>,
    /// The edition of the second level.
    #[param(inline)]
    to_edition: Option<Edition>,
}

/// What changes from one level to another.
#[derive(Serialize, ToSchema)]
pub struct DeltaAnswer {
    pub from: RoleLevel,
    pub from_edition: Edition,
    pub to: RoleLevel,
    pub to_edition: Edition,
    pub delta: Delta<'static>,
}

impl DeltaAnswer {
    pub fn new(from: RoleLevel, to: RoleLevel, query: Editions) -> Result<DeltaAnswer, Problem> {
        let both = query.edition.unwrap_or(Edition::LATEST);
        let from_edition = query.from_edition.unwrap_or(both);
        let to_edition = query.to_edition.unwrap_or(both);
        let (before, after) = (requirements(from, from_edition)?, requirements(to, to_edition)?);
        let delta = before.delta_to(after);
        Ok(DeltaAnswer { from, from_edition, to, to_edition, delta })
    }
}

/// What changes from one level to another, or from one edition to another.
#[utoipa::path(get, path = "/delta/{from}/{to}", tag = "comparisons",
    params(("from" = inline(RoleLevel), Path), ("to" = inline(RoleLevel), Path), Editions),
    responses((status = OK, body = DeltaAnswer)))]
pub async fn delta(
    Asked { names: (from, to), query }: Asked<(RoleLevel, RoleLevel), Editions>,
) -> Result<Json<DeltaAnswer>, Problem> {
    Ok(Json(DeltaAnswer::new(from, to, query)?))
}

/// What a person lacks for a level. Nothing is stored.
#[utoipa::path(post, path = "/gap/{level}", tag = "comparisons", 
    request_body(content = StoredProfile, example = json!({"ratings": {"testing": "working"}})),
    params(("level" = inline(RoleLevel), Path), InEdition),
    responses((status = OK, body = GapAnswer<'static>)))]
pub async fn gap(
    Asked { names: (level,), query }: Asked<(RoleLevel,), InEdition>,
    body::Json(profile): body::Json<StoredProfile>,
) -> Result<Response, Problem> {
    let edition = query.edition();
    let requirements = requirements(level, edition)?;
    let migration = accept(&profile)?;
    let gap = migration.value.gap_to(requirements);
    let learn_first = learn_first(gap);
    let view = GapAnswer { level, edition, gap, learn_first, notes: &migration.notes };
    Ok(Json(view).into_response())
}

/// What to look for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Typed {
    /// What a person typed: names, abbreviations, beginnings of words.
    #[param(example = "snr dev", max_length = 1000)]
    text: String,
    /// Only entries of this type.
    #[param(inline)]
    kind: Option<EntryKind>,
    /// How many items to skip.
    #[serde(default)]
    #[param(default = 0, required = false)]
    offset: usize,
    /// How many items to give.
    #[serde(default = "first_hits")]
    #[param(default = 20, minimum = 1, maximum = 200, required = false)]
    limit: usize,
}

fn first_hits() -> usize {
    20
}

/// Entries by what people type, the best first.
#[utoipa::path(get, path = "/search", tag = "comparisons", params(Typed),
    responses((status = OK, body = Page<Hit>)))]
pub async fn find(
    uri: Uri,
    Asked { names: (), query }: Asked<(), Typed>,
) -> Result<Json<Page<Hit>>, Problem> {
    if query.text.len() > 1000 {
        return Err(Problem::new(Kind::BadQuery, "text may have 1000 bytes"));
    }
    let mut hits = search(&query.text);
    hits.retain(|hit| query.kind.is_none_or(|kind| hit.kind == kind));
    let paging = Paging { offset: query.offset, limit: query.limit };
    Ok(Json(paging.page(&uri, hits)?))
}
