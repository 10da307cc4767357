//! The routes, and the layers around them: limits, logs, caching, the form of errors.

use std::time::{Duration, Instant};

use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use capability_framework::Edition;
use serde::Serialize;
use tokio::net::TcpListener;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::ToSchema;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{self, Problem};
use crate::settings::Settings;
use crate::store::Store;
use crate::{
    body, cache, changes, comparisons, docs, framework, jobs, page, pictures, profiles, team,
};

/// How the service is.
#[derive(Serialize, ToSchema)]
struct Health {
    /// `ok`; if something is wrong, an error says what.
    status: &'static str,
    version: &'static str,
    edition: Edition,
}

/// Whether the service can answer, and store.
#[utoipa::path(get, path = "/health", tag = "health", responses((status = OK, body = Health)))]
async fn health(State(store): State<Store>) -> Result<Json<Health>, Problem> {
    store.check().await?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(Json(Health { status: "ok", version, edition: Edition::LATEST }))
}

/// Answers that are the same for everybody, and may be cached.
fn public() -> OpenApiRouter<Store> {
    OpenApiRouter::new()
        .routes(routes!(framework::editions))
        .routes(routes!(framework::families))
        .routes(routes!(framework::family))
        .routes(routes!(framework::roles))
        .routes(routes!(framework::role))
        .routes(routes!(framework::matrix))
        .routes(routes!(framework::levels))
        .routes(routes!(framework::level))
        .routes(routes!(framework::skills))
        .routes(routes!(framework::skill))
        .routes(routes!(framework::required_by))
        .routes(routes!(comparisons::required))
        .routes(routes!(comparisons::delta))
        .routes(routes!(comparisons::find))
        .routes(routes!(pictures::ladder))
        .routes(routes!(pictures::delta))
        .layer(from_fn(cache::by_edition))
}

/// Answers that depend on stored or sent data.
fn private() -> OpenApiRouter<Store> {
    OpenApiRouter::new()
        .routes(routes!(comparisons::gap))
        .routes(routes!(profiles::create))
        .routes(routes!(profiles::read, profiles::replace, profiles::rate, profiles::delete))
        .routes(routes!(profiles::revisions))
        .routes(routes!(changes::between))
        .routes(routes!(profiles::gap))
        .routes(routes!(pictures::gap))
        .routes(routes!(profiles::nearest))
        .routes(routes!(jobs::create))
        .routes(routes!(jobs::union))
        .routes(routes!(jobs::read, jobs::delete))
        .routes(routes!(jobs::nearest))
        .routes(routes!(jobs::gap))
        .routes(routes!(team::gaps))
        .routes(routes!(health))
        .layer(map_response(profiles::uncached))
}

/// The document that describes the routes.
pub fn document() -> OpenApi {
    routes().1
}

fn routes() -> (Router<Store>, OpenApi) {
    let (router, mut document) = public().merge(private()).split_for_parts();
    docs::complete(&mut document);
    (router, document)
}

/// The whole service.
pub fn router(store: Store, settings: &Settings) -> Router {
    let (api, document) = routes();
    let (json, html) = (docs::json(&document), docs::html(&document));
    let pages = Router::new()
        .route("/openapi.json", get(move || async { json }))
        .route("/docs", get(move || async { html }))
        .merge(page::routes())
        .layer(from_fn(cache::by_edition));
    api.with_state(store)
        .merge(pages)
        .layer(DefaultBodyLimit::max(body::LIMIT))
        .layer(GlobalConcurrencyLimitLayer::new(settings.concurrency))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, settings.time))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(problem::for_every_error))
        .layer(map_response(hardened))
        .layer(from_fn(logged))
}

/// One line for each request. It has the route and not the path, because ids are in the path.
async fn logged(route: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let begin = Instant::now();
    let method = request.method().clone();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let (status, us) = (response.status().as_u16(), begin.elapsed().as_micros());
    tracing::info!(%method, route, status, us, "request");
    response
}

/// Headers for browsers: nothing from elsewhere, and no guessing of types.
async fn hardened(mut response: Response) -> Response {
    const HEADERS: [(&str, &str); 4] = [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Serves until `end`, then finishes the requests in flight, for no longer than a request may take.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    settings: &Settings,
    end: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let end = async move {
        end.await;
        let _ = sender.send(());
    };
    let server = axum::serve(listener, router).with_graceful_shutdown(end);
    let most = settings.time + Duration::from_secs(1);
    let late = async move {
        if receiver.await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(most).await;
    };
    tokio::select! {
        result = server => result,
        () = late => {
            tracing::warn!("some connections did not end in time");
            Ok(())
        }
    }
}

/// A text with its type, for what is built in.
pub fn text(content_type: &'static str, text: impl IntoResponse) -> Response {
    let content_type = [(axum::http::header::CONTENT_TYPE, HeaderValue::from_static(content_type))];
    (content_type, text).into_response()
}
