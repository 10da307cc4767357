//! What changed in a profile between two dates.

use std::collections::BTreeSet;

use axum::extract::State;
use capability_framework::history::Date;
use capability_framework::job::OwnSkill;
use capability_framework::stored::{Migration, StoredProfile};
use capability_framework::{Profile, Rating, RatingChange};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::asked::Asked;
use crate::problem::{Kind, Problem};
use crate::profiles::{Id, missing};
use crate::ratings::from_json;
use crate::store::{Revision, Store, StoredRevision};

/// Two times, each a day or an instant in UTC.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Between {
    /// From the beginning of this day, or from this instant; from the beginning of the profile unless
    /// it is given.
    #[param(example = "2026-01-01")]
    from: Option<String>,
    /// To the end of this day, or to this instant; to now unless it is given.
    #[param(example = "2026-12-31T12:00:00Z")]
    to: Option<String>,
}

/// What changed in a profile.
#[derive(Serialize, ToSchema)]
pub struct ProfileChanges {
    /// The revision before; `null` where there was none yet.
    #[schema(inline)]
    from: Option<Revision>,
    /// The revision after.
    #[schema(inline)]
    to: Option<Revision>,
    /// Ratings of official skills, read as the latest edition has them.
    changes: Vec<RatingChange>,
    /// Ratings of own skills.
    own: Vec<OwnChange>,
}

/// What changed in the rating of an own skill.
#[derive(Serialize, ToSchema)]
pub struct OwnChange {
    skill: OwnSkill,
    from: Option<Rating>,
    to: Option<Rating>,
}

/// What changed in a profile between two dates.
#[utoipa::path(get, path = "/profiles/{profile}/changes", tag = "profiles",
    params(("profile" = String, Path), Between), responses((status = OK, body = ProfileChanges)))]
pub async fn between(
    State(store): State<Store>,
    Asked { names: (Id(id),), query }: Asked<(Id,), Between>,
) -> Result<axum::Json<ProfileChanges>, Problem> {
    // Less and more than every time in the store, as text.
    let from =
        query.from.as_deref().map_or(Ok(String::new()), |text| bound("from", text, false))?;
    let to = query.to.as_deref().map_or(Ok("~".to_owned()), |text| bound("to", text, true))?;
    if from > to {
        return Err(Problem::new(Kind::BadQuery, "`from` is later than `to`"));
    }
    let both = store.profile_at(id.clone(), [from, to]).await?;
    let [before, after] = both.ok_or_else(|| missing("profile", &id))?;
    let (then, now) = (migrated(before.as_ref())?, migrated(after.as_ref())?);
    Ok(axum::Json(ProfileChanges {
        from: before.map(|stored| stored.revision),
        to: after.map(|stored| stored.revision),
        changes: then.value.changes_to(&now.value).collect(),
        own: own_changes(&then, &now),
    }))
}

fn migrated(stored: Option<&StoredRevision>) -> Result<Migration<Profile>, Problem> {
    let profile: StoredProfile = match stored {
        Some(stored) => from_json(&stored.profile)?,
        None => StoredProfile::default(),
    };
    Ok(profile.migrate())
}

fn own_changes(then: &Migration<Profile>, now: &Migration<Profile>) -> Vec<OwnChange> {
    let rating = |of: &Migration<Profile>, skill: &OwnSkill| {
        of.own_ratings().find(|(own, _)| *own == skill).map(|(_, rating)| rating)
    };
    let skills: BTreeSet<&OwnSkill> =
        then.own_ratings().chain(now.own_ratings()).map(|(skill, _)| skill).collect();
    let changes = skills.into_iter().map(|skill| OwnChange {
        skill: skill.clone(),
        from: rating(then, skill),
        to: rating(now, skill),
    });
    changes.filter(|change| change.from != change.to).collect()
}

/// A time as text to compare with those of the store: `2026-11-25T21:30:00.000Z`.
fn bound(name: &str, text: &str, is_end: bool) -> Result<String, Problem> {
    let refused = || {
        let detail = format!(
            "{name} is `{}`, and should be a day such as 2026-11-25 or an instant such as \
             2026-11-25T21:30:00Z",
            text.chars().take(40).collect::<String>()
        );
        Problem::new(Kind::BadQuery, detail)
    };
    let (day, time) = text.split_at_checked(10).ok_or_else(refused)?;
    date(day).ok_or_else(refused)?;
    match time {
        "" if is_end => Ok(format!("{day}T~")), // after every time of the day
        "" => Ok(day.to_owned()),
        time => Ok(format!("{day}{}", instant(time).ok_or_else(refused)?)),
    }
}

fn date(text: &str) -> Option<Date> {
    let number = |from, to| text.get(from..to).filter(|text| is_digits(text))?.parse().ok();
    let dashes = (text.get(4..5)?, text.get(7..8)?);
    let (year, month, day): (u16, u16, u16) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    if dashes == ("-", "-") { Date::new(year, month, day) } else { None }
}

/// The time of `T21:30:00Z` or `T21:30:00.5Z`, with three digits behind the second.
fn instant(text: &str) -> Option<String> {
    let text = text.strip_prefix('T')?.strip_suffix('Z')?;
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let parts: Vec<&str> = clock.split(':').collect();
    let [hour, minute, second] = parts.as_slice() else { return None };
    let is_below = |text: &str, limit| {
        text.len() == 2 && is_digits(text) && text.parse::<u8>().is_ok_and(|number| number < limit)
    };
    let is_time = is_below(hour, 24) && is_below(minute, 60) && is_below(second, 60);
    let is_fraction = (1..=9).contains(&fraction.len()) && is_digits(fraction);
    let milliseconds = format!("{fraction:0<3}").chars().take(3).collect::<String>();
    (is_time && is_fraction).then(|| format!("T{clock}.{milliseconds}Z"))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
