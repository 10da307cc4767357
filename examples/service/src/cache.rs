//! Caching of what the framework says: it changes only with the edition, or with the program.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::body::{Body, to_bytes};
use axum::extract::{Query, Request};
use axum::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use capability_framework::Edition;

use crate::problem::{Kind, Problem};

/// Without an edition, an update may change the answer.
const LATEST: &str = "public, max-age=300";
/// An answer of a named edition stays the same, but an update may add fields.
const NAMED: &str = "public, max-age=604800";

/// Tags each answer with its edition and a hash of its bytes, and answers `304` where the client has it.
pub async fn by_edition(request: Request, next: Next) -> Result<Response, Problem> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Ok(next.run(request).await);
    }
    let query = Query::<Vec<(String, String)>>::try_from_uri(request.uri());
    let pairs = query.map_or_else(|_| Vec::new(), |Query(pairs)| pairs);
    let named =
        |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, slug)| slug.clone());
    let both = named("from_edition").zip(named("to_edition"));
    let both = both.map(|(from, to)| format!("{from}.{to}"));
    let edition = named("edition").or(both);
    let condition = request.headers().get(IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return Ok(response);
    }
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await;
    let body = body.map_err(|error| Problem::new(Kind::Failed, error.to_string()))?;
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let label = edition.as_deref().unwrap_or(Edition::LATEST.slug());
    let tag = format!("\"{label}-{:016x}\"", hasher.finish());
    let control = if edition.is_some() { NAMED } else { LATEST };
    set(&mut parts.headers, &tag, control);
    if condition.is_some_and(|condition| matches(&condition, &tag)) {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        set(response.headers_mut(), &tag, control);
        return Ok(response);
    }
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn set(headers: &mut HeaderMap, tag: &str, control: &'static str) {
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(control));
}

/// Whether a list of tags, weak ones too, or `*`, has the tag.
pub fn matches(condition: &HeaderValue, tag: &str) -> bool {
    let tags = condition.to_str().unwrap_or_default().split(',').map(str::trim);
    tags.map(|one| one.strip_prefix("W/").unwrap_or(one)).any(|one| one == "*" || one == tag)
}
