//! Profiles of people: created, rated, read, compared with requirements, deleted.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, ETAG, IF_MATCH, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use capability_framework::stored::{Note, StoredProfile};
use capability_framework::{Edition, Gap, GapItem, GapKind, Nearest, RoleLevel};
use serde::Serialize;
use utoipa::ToSchema;

use crate::asked::{Asked, InEdition, Nothing, Segment, requirements};
use crate::body::Json;
use crate::cache;
use crate::paging::{Page, Paging, PagingInEdition};
use crate::problem::{Kind, Problem, empty};
use crate::ratings::{RatingsToChange, accept, from_json, to_json};
use crate::store::{Revision, Store, StoredRevision};

/// The id of a profile or a job: 32 hexadecimal digits.
pub struct Id(pub String);

impl Segment for Id {
    fn read(text: &str) -> Result<Id, Problem> {
        let is_id = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_id { Ok(Id(text.to_ascii_lowercase())) } else { Err(missing("id", text)) }
    }

    fn canonical(&self) -> &str {
        &self.0
    }
}

/// A profile or a job that is not there.
pub fn missing(what: &str, id: &str) -> Problem {
    let id: String = id.chars().take(40).collect();
    Problem::new(Kind::NotFound, format!("There is no {what} `{id}`"))
}

/// A profile as it is stored.
#[derive(Serialize, ToSchema)]
pub struct ProfileAnswer {
    id: String,
    #[serde(flatten)]
    #[schema(inline)]
    revision: Revision,
    /// The profile, as it was sent.
    profile: StoredProfile,
    /// Notes on entries that the latest edition does not have.
    notes: Vec<Note>,
}

impl ProfileAnswer {
    fn new(id: String, stored: StoredRevision) -> Result<ProfileAnswer, Problem> {
        let profile: StoredProfile = from_json(&stored.profile)?;
        let notes = profile.migrate().notes;
        Ok(ProfileAnswer { id, revision: stored.revision, profile, notes })
    }
}

impl IntoResponse for ProfileAnswer {
    fn into_response(self) -> Response {
        let tag = HeaderValue::from_str(&tag(&self.revision));
        let mut response = axum::Json(self).into_response();
        if let Ok(tag) = tag {
            response.headers_mut().insert(ETAG, tag);
        }
        response
    }
}

fn tag(revision: &Revision) -> String {
    format!("\"{}\"", revision.revision)
}

/// Stores a profile.
///
/// A profile of a later edition than this service knows is kept as it is. In one of a known edition
/// every skill and rating must be understood.
#[utoipa::path(post, path = "/profiles", tag = "profiles", 
    request_body(content = StoredProfile, example = json!({
        "edition": "2026-10",
        "ratings": {"testing": "working", "user-focus": "not-yet-aware"}
    })),
    responses((status = CREATED, body = ProfileAnswer, headers(("location" = String)))))]
pub async fn create(
    State(store): State<Store>,
    Json(profile): Json<StoredProfile>,
) -> Result<Response, Problem> {
    accept(&profile)?;
    let json = to_json(&profile)?;
    let (id, revision) = store.add_profile(json.clone()).await?;
    let location = HeaderValue::from_str(&format!("/profiles/{id}"));
    let answer = ProfileAnswer::new(id, StoredRevision { revision, profile: json })?;
    let mut response = (StatusCode::CREATED, answer).into_response();
    if let Ok(location) = location {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// A profile.
#[utoipa::path(get, path = "/profiles/{profile}", tag = "profiles",
    params(("profile" = String, Path)), responses((status = OK, body = ProfileAnswer)))]
pub async fn read(
    State(store): State<Store>,
    Asked { names: (Id(id),), query: Nothing {} }: Asked<(Id,), Nothing>,
) -> Result<ProfileAnswer, Problem> {
    let stored = store.profile(id.clone()).await?.ok_or_else(|| missing("profile", &id))?;
    ProfileAnswer::new(id, stored)
}

/// Replaces a profile.
///
/// With the header `if-match`, only if it has not changed since. The history stays.
#[utoipa::path(put, path = "/profiles/{profile}", tag = "profiles", 
    request_body(content = StoredProfile, example = json!({
        "edition": "2026-10",
        "ratings": {"testing": "working", "user-focus": "not-yet-aware"}
    })),
    params(("profile" = String, Path), ("if-match" = Option<String>, Header)),
    responses((status = OK, body = ProfileAnswer)))]
pub async fn replace(
    State(store): State<Store>,
    Asked { names: (Id(id),), query: Nothing {} }: Asked<(Id,), Nothing>,
    headers: HeaderMap,
    Json(profile): Json<StoredProfile>,
) -> Result<ProfileAnswer, Problem> {
    accept(&profile)?;
    change(store, id, headers, move |_| Ok(profile)).await
}

/// Rates skills.
///
/// Other ratings stay, and so do entries that the service does not know. The profile is then of the
/// latest edition, unless it is of a later one than the service knows.
#[utoipa::path(patch, path = "/profiles/{profile}", tag = "profiles", request_body = RatingsToChange,
    params(("profile" = String, Path), ("if-match" = Option<String>, Header)),
    responses((status = OK, body = ProfileAnswer)))]
pub async fn rate(
    State(store): State<Store>,
    Asked { names: (Id(id),), query: Nothing {} }: Asked<(Id,), Nothing>,
    headers: HeaderMap,
    Json(ratings): Json<RatingsToChange>,
) -> Result<ProfileAnswer, Problem> {
    let changes = ratings.understand()?;
    change(store, id, headers, move |before| changes.apply(&before)).await
}

async fn change(
    store: Store,
    id: String,
    headers: HeaderMap,
    change: impl FnOnce(StoredProfile) -> Result<StoredProfile, Problem> + Send + 'static,
) -> Result<ProfileAnswer, Problem> {
    let expected = headers.get(IF_MATCH).cloned();
    let change = move |before: &StoredRevision| {
        if expected.is_some_and(|tags| !cache::matches(&tags, &tag(&before.revision))) {
            let detail = format!("The profile is at revision {}", before.revision.revision);
            return Err(Problem::new(Kind::Changed, detail));
        }
        to_json(&change(from_json(&before.profile)?)?)
    };
    let stored = store.change_profile(id.clone(), change).await?;
    ProfileAnswer::new(id.clone(), stored.ok_or_else(|| missing("profile", &id))?)
}

/// Deletes a profile with its history.
#[utoipa::path(delete, path = "/profiles/{profile}", tag = "profiles",
    params(("profile" = String, Path)), responses((status = NO_CONTENT)))]
pub async fn delete(
    State(store): State<Store>,
    Asked { names: (Id(id),), query: Nothing {} }: Asked<(Id,), Nothing>,
) -> Result<Response, Problem> {
    let was_there = store.delete_profile(id.clone()).await?;
    if was_there { Ok(empty(StatusCode::NO_CONTENT)) } else { Err(missing("profile", &id)) }
}

/// When a profile was changed.
#[utoipa::path(get, path = "/profiles/{profile}/revisions", tag = "profiles",
    params(("profile" = String, Path), Paging), responses((status = OK, body = Page<Revision>)))]
pub async fn revisions(
    State(store): State<Store>,
    uri: Uri,
    Asked { names: (Id(id),), query }: Asked<(Id,), Paging>,
) -> Result<axum::Json<Page<Revision>>, Problem> {
    let paging = query.check()?;
    let (revisions, total) = store.revisions(id.clone(), paging.offset, paging.limit).await?;
    if total == 0 {
        return Err(missing("profile", &id));
    }
    Ok(axum::Json(paging.page_of(&uri, revisions, usize::try_from(total).unwrap_or(usize::MAX))))
}

/// How a person compares with a level.
#[derive(Serialize, ToSchema)]
pub struct GapAnswer<'a> {
    pub level: RoleLevel,
    pub edition: Edition,
    pub gap: Gap<'a>,
    /// What is below the requirement or not assessed: the furthest below first, then what was not
    /// assessed, the highest requirement first.
    pub learn_first: Vec<GapItem>,
    /// What of the profile was not understood, or is of an earlier edition.
    pub notes: &'a [Note],
}

/// What to learn of a gap, in the order of [`GapAnswer::learn_first`].
pub fn learn_first(gap: Gap<'_>) -> Vec<GapItem> {
    let mut items: Vec<GapItem> = gap.below().collect();
    items.sort_by_key(|item| item.steps());
    let mut rest: Vec<GapItem> = gap.not_assessed().collect();
    rest.sort_by_key(|item| std::cmp::Reverse(item.required));
    items.extend(rest);
    debug_assert!(items.iter().all(|item| item.kind() != GapKind::Above));
    items
}

/// A stored profile, read.
pub async fn stored(store: &Store, id: &str) -> Result<StoredProfile, Problem> {
    let stored = store.profile(id.to_owned()).await?.ok_or_else(|| missing("profile", id))?;
    from_json(&stored.profile)
}

/// The gap of a stored profile to a level.
#[utoipa::path(get, path = "/profiles/{profile}/gap/{level}", tag = "profiles",
    params(("profile" = String, Path), ("level" = inline(RoleLevel), Path), InEdition),
    responses((status = OK, body = GapAnswer<'static>)))]
pub async fn gap(
    State(store): State<Store>,
    Asked { names: (Id(id), level), query }: Asked<(Id, RoleLevel), InEdition>,
) -> Result<Response, Problem> {
    let edition = query.edition();
    let requirements = requirements(level, edition)?;
    let migration = stored(&store, &id).await?.migrate();
    let gap = migration.value.gap_to(requirements);
    let learn_first = learn_first(gap);
    Ok(axum::Json(GapAnswer { level, edition, gap, learn_first, notes: &migration.notes })
        .into_response())
}

/// The levels that a stored profile is most like.
#[utoipa::path(get, path = "/profiles/{profile}/nearest", tag = "profiles",
    params(("profile" = String, Path), PagingInEdition),
    responses((status = OK, body = Page<Nearest>)))]
pub async fn nearest(
    State(store): State<Store>,
    uri: Uri,
    Asked { names: (Id(id),), query }: Asked<(Id,), PagingInEdition>,
) -> Result<axum::Json<Page<Nearest>>, Problem> {
    query.paging().check()?;
    let profile = stored(&store, &id).await?.profile_in(query.edition());
    let nearest = profile.nearest_levels(query.edition());
    Ok(axum::Json(query.paging().page(&uri, nearest)?))
}

/// Keeps answers about people out of every cache.
pub async fn uncached(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
