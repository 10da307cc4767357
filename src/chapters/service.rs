use axum::Json;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use capability_framework::search::{Hit, search};
use capability_framework::{Delta, Edition, Gap, Profile, Requirements, Role, RoleLevel};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

#[utoipa::path(get, path = "/roles", responses((status = OK, body = [Role])))]
async fn roles() -> Json<&'static [Role]> {
    Json(Role::ALL)
}

#[utoipa::path(get, path = "/levels/{level}", params(("level" = inline(RoleLevel), Path)),
    responses((status = OK, body = Requirements)))]
async fn requirements(Path(level): Path<RoleLevel>) -> Json<Requirements<'static>> {
    Json(level.requirements())
}

#[derive(Deserialize, IntoParams)]
struct InEdition {
    #[param(inline)]
    edition: Option<Edition>,
}

#[utoipa::path(get, path = "/delta/{from}/{to}", responses((status = OK, body = Delta)),
    params(("from" = inline(RoleLevel), Path), ("to" = inline(RoleLevel), Path), InEdition))]
async fn delta(
    Path((from, to)): Path<(RoleLevel, RoleLevel)>,
    Query(InEdition { edition }): Query<InEdition>,
) -> Result<Json<Delta<'static>>, StatusCode> {
    let edition = edition.unwrap_or(Edition::LATEST);
    let requirements = |level| edition.requirements(level).ok_or(StatusCode::NOT_FOUND);
    Ok(Json(requirements(from)?.delta_to(requirements(to)?)))
}

#[utoipa::path(post, path = "/gap/{level}", params(("level" = inline(RoleLevel), Path)),
    request_body = Profile, responses((status = OK, body = Gap)))]
async fn gap(Path(level): Path<RoleLevel>, Json(profile): Json<Profile>) -> Response {
    Json(profile.gap_to(level)).into_response()
}

#[derive(Deserialize, IntoParams)]
struct Typed {
    text: String,
}

#[utoipa::path(get, path = "/search", params(Typed), responses((status = OK, body = [Hit])))]
async fn find(Query(Typed { text }): Query<Typed>) -> Json<Vec<Hit>> {
    Json(search(&text))
}

/// The endpoints, and the OpenAPI document that describes them.
pub fn service() -> (axum::Router, utoipa::openapi::OpenApi) {
    let routes = OpenApiRouter::new()
        .routes(routes!(roles))
        .routes(routes!(requirements))
        .routes(routes!(delta))
        .routes(routes!(gap))
        .routes(routes!(find));
    routes.split_for_parts()
}
