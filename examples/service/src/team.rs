//! What a team lacks. The request names its profiles; the team itself is not stored.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use capability_framework::stored::StoredProfile;
use capability_framework::workforce::{Coverage, Workforce};
use capability_framework::{Requirements, RoleLevel, Shortfall};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::asked::requirements;
use crate::body::Json;
use crate::jobs::{edition, names, stored_jobs};
use crate::problem::{Fault, Problem};
use crate::ratings::from_json;
use crate::store::Store;

/// Who is in the team, and what it should be able to do.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// The ids of the profiles.
    #[schema(max_items = 1000)]
    profiles: Vec<String>,
    /// The slugs or names of levels.
    #[serde(default)]
    #[schema(max_items = 50)]
    levels: Vec<String>,
    /// The ids of jobs, of which the official essential skills count.
    #[serde(default)]
    #[schema(max_items = 50)]
    jobs: Vec<String>,
    /// The edition of the requirements of the levels; the latest unless it is named.
    edition: Option<String>,
}

/// What a team lacks.
#[derive(Serialize, ToSchema)]
pub struct TeamGaps {
    /// How many people there are.
    people: usize,
    /// For each level, then for each job: who lacks what.
    targets: Vec<Target>,
    /// How many hold what the levels and jobs require, the scarcest skill first.
    coverages: Vec<Coverage>,
}

/// A level or a job, and what a team lacks of it.
#[derive(Serialize, ToSchema)]
pub struct Target {
    /// The slug of the level, or the id of the job.
    target: String,
    /// How many people meet it.
    meeting: usize,
    /// The steps that each person lacks, in the order of the profiles.
    shortfalls: Vec<Shortfall>,
}

/// What a team lacks for levels and jobs.
#[utoipa::path(post, path = "/team/gaps", tag = "team", request_body = Team,
    responses((status = OK, body = TeamGaps)))]
pub async fn gaps(State(store): State<Store>, Json(team): Json<Team>) -> Result<Response, Problem> {
    check_lengths(&team)?;
    let edition = edition(team.edition.as_deref())?;
    let levels: Vec<RoleLevel> = names("levels", &team.levels)?;
    let jobs = stored_jobs(&store, team.jobs.clone()).await?;
    let jobs: Vec<_> = jobs.iter().map(|job| job.job_in(edition).value).collect();
    let required = levels.iter().map(|level| requirements(*level, edition));
    let mut targets: Vec<Requirements<'_>> = required.collect::<Result<_, _>>()?;
    targets.extend(jobs.iter().map(|job| job.requirements()));
    let workforce = workforce(&store, &team.profiles).await?;
    let shortfalls = workforce.shortfalls(targets.iter().copied(), ..);
    let meeting = workforce.counts_meeting(targets.iter().copied(), ..);
    let coverages = workforce.coverages_scarcest_first(targets.iter().copied(), ..);
    let slugs = levels.iter().map(|level| level.slug().to_owned());
    let names = slugs.chain(team.jobs.iter().cloned());
    let target = |(index, (target, meeting))| Target {
        target,
        meeting,
        shortfalls: shortfalls.of_target(index).collect(),
    };
    let targets = names.zip(meeting).enumerate().map(target).collect();
    Ok(axum::Json(TeamGaps { people: workforce.len(), targets, coverages }).into_response())
}

/// The people of a team, in the order of their ids.
async fn workforce(store: &Store, ids: &[String]) -> Result<Workforce, Problem> {
    let profiles = store.profiles(ids.to_vec()).await?;
    let mut faults = Vec::new();
    let mut workforce = Workforce::with_capacity(profiles.len());
    for (index, profile) in profiles.into_iter().enumerate() {
        match profile {
            Some(json) => workforce.push(&from_json::<StoredProfile>(&json)?.migrate().value),
            None => faults.push(Fault::new(
                "profiles",
                &index.to_string(),
                "there is no profile of this id",
            )),
        }
    }
    Problem::check(faults)?;
    Ok(workforce)
}

/// Refuses lists that would take too long to answer.
fn check_lengths(team: &Team) -> Result<(), Problem> {
    let lists = [
        ("profiles", team.profiles.len(), 1000),
        ("levels", team.levels.len(), 50),
        ("jobs", team.jobs.len(), 50),
    ];
    let long = lists.into_iter().filter(|(_, length, most)| length > most);
    let fault = |(name, length, most): (&str, usize, usize)| Fault {
        pointer: format!("/{name}"),
        detail: format!("{length} {name}, and there may be {most}"),
        suggestion: None,
    };
    Problem::check(long.map(fault).collect())
}
