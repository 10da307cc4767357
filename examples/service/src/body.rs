//! JSON bodies: how large they may be, and what is said of one that is not understood.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, EXPECT};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::problem::{Kind, Problem};

/// The most bytes of a body. The longest profile, of all skills, has 7 KB.
pub const LIMIT: usize = 64 * 1024;

/// The most bytes that are read and discarded. A client that sends its whole body before it reads the
/// answer would otherwise see a broken connection.
const PATIENCE: usize = 16 * 1024 * 1024;

/// A body that was read from JSON.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = bytes(&parts.headers, body).await?;
        if !is_json(&parts.headers) {
            let detail = "The header `content-type` should be `application/json`";
            return Err(Problem::new(Kind::NotJson, detail));
        }
        let value = serde_json::from_slice(&bytes).map_err(|error| {
            let kind = match error.classify() {
                Category::Data => Kind::NotUnderstood,
                Category::Io | Category::Syntax | Category::Eof => Kind::Malformed,
            };
            Problem::new(kind, error.to_string())
        })?;
        // serde also reads a record from an array of its fields.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(Problem::new(Kind::NotUnderstood, "The body should be a JSON object"));
        }
        Ok(Json(value))
    }
}

/// `application/json`, or something that is written in JSON, such as `application/merge-patch+json`.
fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = value.and_then(|value| value.split(';').next()).unwrap_or_default();
    let kind = kind.trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// The bytes of a body, unless they are too many.
pub async fn bytes(headers: &HeaderMap, mut body: Body) -> Result<Bytes, Problem> {
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let announced = announced.and_then(|length| length.parse::<usize>().ok());
    if announced
        .is_some_and(|length| length > PATIENCE || (length > LIMIT && headers.contains_key(EXPECT)))
    {
        return Err(too_large());
    }
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| Problem::new(Kind::Malformed, error.to_string()))?;
        let Ok(data) = frame.into_data() else { continue };
        length = length.saturating_add(data.len());
        if length <= LIMIT {
            bytes.extend_from_slice(&data);
        } else if length > PATIENCE {
            break;
        }
    }
    if length > LIMIT { Err(too_large()) } else { Ok(bytes.into()) }
}

fn too_large() -> Problem {
    let detail = format!("A body may have {} KiB", LIMIT / 1024);
    Problem::new(Kind::TooLarge, detail)
}
