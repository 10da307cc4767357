//! Jobs: stored, made as the union of levels, compared with levels and people.

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use capability_framework::job::{Job, JobGap};
use capability_framework::stored::{Note, StoredJob};
use capability_framework::{Edition, Nearest, RoleLevel};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::asked::{Asked, Nothing, requirements};
use crate::body::Json;
use crate::paging::{Page, PagingInEdition};
use crate::problem::{Fault, Kind, Problem, empty};
use crate::profiles::{Id, missing, stored};
use crate::ratings::{check, from_json, to_json};
use crate::store::Store;

/// A job as it is stored.
#[derive(Serialize, ToSchema)]
pub struct JobAnswer {
    id: String,
    /// The job, as it was sent.
    job: StoredJob,
    /// What a person should know of entries that are not of the latest edition.
    notes: Vec<Note>,
}

impl JobAnswer {
    fn new(id: String, job: StoredJob) -> JobAnswer {
        let notes = job.migrate().notes;
        JobAnswer { id, job, notes }
    }
}

/// The levels of a union.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"levels": ["product-manager", "data-analyst"]}))]
pub struct Union {
    /// The slugs or names of the levels.
    levels: Vec<String>,
    /// The edition of their requirements; the latest unless it is named.
    edition: Option<String>,
}

/// Reads the names in a list of a body, or lists all that are unknown.
pub fn names<T: std::str::FromStr<Err = capability_framework::ParseError>>(
    list: &str,
    names: &[String],
) -> Result<Vec<T>, Problem> {
    let mut faults = Vec::new();
    let mut entries = Vec::new();
    for (index, name) in names.iter().enumerate() {
        match name.parse() {
            Ok(entry) => entries.push(entry),
            Err(error) => faults.push(Fault::unknown(list, &index.to_string(), &error)),
        }
    }
    Problem::check(faults)?;
    Ok(entries)
}

/// The edition of a body; the latest unless it is named.
pub fn edition(text: Option<&str>) -> Result<Edition, Problem> {
    let Some(text) = text else { return Ok(Edition::LATEST) };
    text.parse().map_err(|error| Problem::unknown(Kind::NotUnderstood, &error))
}

async fn add(store: &Store, job: StoredJob) -> Result<Response, Problem> {
    let id = store.add_job(to_json(&job)?).await?;
    let location = HeaderValue::from_str(&format!("/jobs/{id}"));
    let mut response = (StatusCode::CREATED, axum::Json(JobAnswer::new(id, job))).into_response();
    if let Ok(location) = location {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// The jobs of several ids, read.
pub async fn stored_jobs(store: &Store, ids: Vec<String>) -> Result<Vec<StoredJob>, Problem> {
    let jobs = store.jobs(ids.clone()).await?;
    let job =
        |(job, id): (Option<String>, &String)| from_json(&job.ok_or_else(|| missing("job", id))?);
    jobs.into_iter().zip(&ids).map(job).collect()
}

async fn stored_job(store: &Store, id: &str) -> Result<StoredJob, Problem> {
    let jobs = stored_jobs(store, vec![id.to_owned()]).await?;
    jobs.into_iter().next().ok_or_else(|| missing("job", id))
}

/// Stores a job.
///
/// A job of a later edition than this service knows is kept as it is.
#[utoipa::path(post, path = "/jobs", tag = "jobs", 
    request_body(content = StoredJob, example = json!({
        "edition": "2026-10",
        "skills": {"user-focus": "expert", "prototyping": "desirable"},
        "own": {"Kubernetes": "working"}
    })),
    responses((status = CREATED, body = JobAnswer, headers(("location" = String)))))]
pub async fn create(
    State(store): State<Store>,
    Json(job): Json<StoredJob>,
) -> Result<Response, Problem> {
    check(&job, job.edition(), &job.migrate().notes, "skills")?;
    add(&store, job).await
}

/// Stores a job that needs whatever one of several levels requires.
#[utoipa::path(post, path = "/jobs/union", tag = "jobs", request_body = Union,
    responses((status = CREATED, body = JobAnswer, headers(("location" = String)))))]
pub async fn union(
    State(store): State<Store>,
    Json(union): Json<Union>,
) -> Result<Response, Problem> {
    let edition = edition(union.edition.as_deref())?;
    let levels: Vec<RoleLevel> = names("levels", &union.levels)?;
    if levels.is_empty() {
        return Problem::check(vec![Fault::new("levels", "0", "there should be a level")])
            .map(|()| empty(StatusCode::NO_CONTENT));
    }
    let mut job = Job::new(edition);
    for level in levels {
        job = job.union(&Job::from_requirements(edition, requirements(level, edition)?));
    }
    add(&store, StoredJob::new(&job)).await
}

/// A job.
#[utoipa::path(get, path = "/jobs/{job}", tag = "jobs", params(("job" = String, Path)),
    responses((status = OK, body = JobAnswer)))]
pub async fn read(
    State(store): State<Store>,
    Asked { names: (Id(id),), query: Nothing {} }: Asked<(Id,), Nothing>,
) -> Result<axum::Json<JobAnswer>, Problem> {
    let job = stored_job(&store, &id).await?;
    Ok(axum::Json(JobAnswer::new(id, job)))
}

/// Deletes a job.
#[utoipa::path(delete, path = "/jobs/{job}", tag = "jobs", params(("job" = String, Path)),
    responses((status = NO_CONTENT)))]
pub async fn delete(
    State(store): State<Store>,
    Asked { names: (Id(id),), query: Nothing {} }: Asked<(Id,), Nothing>,
) -> Result<Response, Problem> {
    let was_there = store.delete_job(id.clone()).await?;
    if was_there { Ok(empty(StatusCode::NO_CONTENT)) } else { Err(missing("job", &id)) }
}

/// Which levels a job is most like.
#[utoipa::path(get, path = "/jobs/{job}/nearest", tag = "jobs",
    params(("job" = String, Path), PagingInEdition), responses((status = OK, body = Page<Nearest>)))]
pub async fn nearest(
    State(store): State<Store>,
    uri: Uri,
    Asked { names: (Id(id),), query }: Asked<(Id,), PagingInEdition>,
) -> Result<axum::Json<Page<Nearest>>, Problem> {
    query.paging().check()?;
    let edition = query.edition();
    let job = stored_job(&store, &id).await?.job_in(edition).value;
    Ok(axum::Json(query.paging().page(&uri, job.requirements().nearest_levels(edition))?))
}

/// How a stored profile compares with a whole job, own skills and desirable ones too.
#[utoipa::path(get, path = "/profiles/{profile}/gap-to-job/{job}", tag = "jobs",
    params(("profile" = String, Path), ("job" = String, Path)),
    responses((status = OK, body = JobGap)))]
pub async fn gap(
    State(store): State<Store>,
    Asked { names: (Id(profile), Id(job)), query: Nothing {} }: Asked<(Id, Id), Nothing>,
) -> Result<Response, Problem> {
    let profile = stored(&store, &profile).await?;
    let job = stored_job(&store, &job).await?.migrate().value;
    Ok(axum::Json(profile.gap_to_job(&job)).into_response())
}
