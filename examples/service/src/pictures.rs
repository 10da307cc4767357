//! A ladder, a delta and a gap as SVG, drawn by what the examples share.

use axum::extract::State;
use axum::response::Response;
use capability_framework::{Profile, Role, RoleLevel};

use crate::app::text;
use crate::asked::{Asked, InEdition, Nothing, held, not_held, requirements};
use crate::comparisons::{DeltaAnswer, Editions};
use crate::problem::Problem;
use crate::profiles::{Id, stored};
use crate::store::Store;

#[path = "../../shared/pictures"]
#[allow(dead_code, reason = "other programs draw other pictures")]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "they check what they index")]
mod shared {
    #[path = "delta.rs"]
    pub mod delta;
    #[path = "frame.rs"]
    mod frame;
    #[path = "gap.rs"]
    pub mod gap;
    #[path = "ladder.rs"]
    pub mod ladder;
}

const SVG: &str = "image/svg+xml";

/// The ladder of a role as a picture.
#[utoipa::path(get, path = "/roles/{role}/ladder.svg", tag = "pictures",
    params(("role" = inline(Role), Path), InEdition),
    responses((status = OK, body = String, content_type = "image/svg+xml")))]
pub async fn ladder(
    Asked { names: (role,), query }: Asked<(Role,), InEdition>,
) -> Result<Response, Problem> {
    Ok(text(SVG, shared::ladder::ladder(role, held(role, query)?).to_string()))
}

/// What changes from one level to another, as a picture.
#[utoipa::path(get, path = "/delta/{from}/{to}/delta.svg", tag = "pictures",
    params(("from" = inline(RoleLevel), Path), ("to" = inline(RoleLevel), Path), Editions),
    responses((status = OK, body = String, content_type = "image/svg+xml")))]
pub async fn delta(
    Asked { names: (from, to), query }: Asked<(RoleLevel, RoleLevel), Editions>,
) -> Result<Response, Problem> {
    let answer = DeltaAnswer::new(from, to, query)?;
    let (from, to) = ((from, answer.from_edition), (to, answer.to_edition));
    let picture = shared::delta::delta_between(from, to);
    let picture = picture.ok_or_else(|| not_held(from.0, from.1))?;
    Ok(text(SVG, picture.to_string()))
}

/// How a stored profile compares with a level of the latest edition, as a picture.
#[utoipa::path(get, path = "/profiles/{profile}/gap/{level}/gap.svg", tag = "pictures",
    params(("profile" = String, Path), ("level" = inline(RoleLevel), Path)),
    responses((status = OK, body = String, content_type = "image/svg+xml")))]
pub async fn gap(
    State(store): State<Store>,
    Asked { names: (Id(id), level), query: Nothing {} }: Asked<(Id, RoleLevel), Nothing>,
) -> Result<Response, Problem> {
    requirements(level, capability_framework::Edition::LATEST)?;
    let profile = stored(&store, &id).await?.migrate().value;
    Ok(text(SVG, of_gap(&profile, level)))
}

/// The picture of a gap, to put into a page.
pub fn of_gap(profile: &Profile, level: RoleLevel) -> String {
    shared::gap::gap(profile, level).to_string()
}
