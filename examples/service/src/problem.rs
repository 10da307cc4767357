//! What went wrong, as RFC 9457 has it: every answer that is an error is `application/problem+json`.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use capability_framework::history::Date;
use capability_framework::{Entry, ParseError};
use serde::Serialize;
use utoipa::ToSchema;

/// The kinds of problems. The last word of `type` says which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    BadQuery,
    Malformed,
    NotFound,
    UnknownName,
    NotInEdition,
    MethodNotAllowed,
    Changed,
    TooLarge,
    NotJson,
    NotUnderstood,
    Busy,
    Locked,
    ReadOnly,
    Full,
    Gone,
    Damaged,
    Failed,
}

impl Kind {
    /// The status, the type and the title.
    const fn facts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Kind::BadQuery => (
                StatusCode::BAD_REQUEST,
                "urn:capability-framework:bad-request",
                "The request is not understood",
            ),
            Kind::Malformed => (
                StatusCode::BAD_REQUEST,
                "urn:capability-framework:malformed",
                "The body is not JSON",
            ),
            Kind::NotFound => {
                (StatusCode::NOT_FOUND, "urn:capability-framework:not-found", "Not found")
            }
            Kind::UnknownName => {
                (StatusCode::NOT_FOUND, "urn:capability-framework:unknown-name", "Unknown name")
            }
            Kind::NotInEdition => (
                StatusCode::NOT_FOUND,
                "urn:capability-framework:not-in-edition",
                "Not in this edition",
            ),
            Kind::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "urn:capability-framework:method-not-allowed",
                "The method is not allowed here",
            ),
            Kind::Changed => (
                StatusCode::PRECONDITION_FAILED,
                "urn:capability-framework:changed",
                "Changed since it was read",
            ),
            Kind::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "urn:capability-framework:too-large",
                "The body is too large",
            ),
            Kind::NotJson => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "urn:capability-framework:not-json",
                "The body is not declared as JSON",
            ),
            Kind::NotUnderstood => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "urn:capability-framework:not-understood",
                "The body is not understood",
            ),
            Kind::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                "urn:capability-framework:busy",
                "The service is busy",
            ),
            Kind::Locked => (
                StatusCode::SERVICE_UNAVAILABLE,
                "urn:capability-framework:locked",
                "The database is locked",
            ),
            Kind::ReadOnly => (
                StatusCode::SERVICE_UNAVAILABLE,
                "urn:capability-framework:read-only",
                "The database is read-only",
            ),
            Kind::Full => (
                StatusCode::SERVICE_UNAVAILABLE,
                "urn:capability-framework:full",
                "The database is full",
            ),
            Kind::Gone => (
                StatusCode::SERVICE_UNAVAILABLE,
                "urn:capability-framework:gone",
                "The database is unavailable",
            ),
            Kind::Damaged => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "urn:capability-framework:damaged",
                "The database is damaged",
            ),
            Kind::Failed => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "urn:capability-framework:failed",
                "The service failed",
            ),
        }
    }

    /// The kind for an error that another layer made.
    fn of_status(status: StatusCode) -> Option<Kind> {
        Some(match status {
            StatusCode::NOT_FOUND => Kind::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Kind::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::NotJson,
            StatusCode::UNPROCESSABLE_ENTITY => Kind::NotUnderstood,
            StatusCode::SERVICE_UNAVAILABLE => Kind::Busy,
            status if status.is_client_error() => Kind::BadQuery,
            status if status.is_server_error() => Kind::Failed,
            _ => return None,
        })
    }
}

/// What went wrong.
#[derive(Clone, Serialize, ToSchema, Debug)]
pub struct Problem {
    /// The kind of problem, for programs.
    #[schema(example = "urn:capability-framework:unknown-name")]
    r#type: &'static str,
    /// The kind of problem, for people.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What is wrong with this request.
    detail: String,
    /// The slug that should have been given.
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'static str>,
    /// The entries that may be meant, where there are several or they are of another type.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Entry>,
    /// When the framework removed what was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<Date>,
    /// Everything that is wrong with the body.
    #[serde(skip_serializing_if = "<[Fault]>::is_empty")]
    #[schema(value_type = Vec<Fault>)]
    errors: Box<[Fault]>,
}

/// One thing that is wrong with a body.
#[derive(Clone, Serialize, ToSchema, Debug)]
pub struct Fault {
    /// Where in the body, as a JSON pointer.
    #[schema(example = "/ratings/tesing")]
    pub pointer: String,
    /// What is wrong.
    pub detail: String,
    /// What should have been written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
}

impl Fault {
    /// A fault in what is written for `key`, or in the key itself.
    pub fn new(object: &str, key: &str, detail: impl ToString) -> Fault {
        let key = key.replace('~', "~0").replace('/', "~1");
        let pointer = format!("/{object}/{key}");
        Fault { pointer, detail: detail.to_string(), suggestion: None }
    }

    pub fn unknown(object: &str, key: &str, error: &ParseError) -> Fault {
        Fault { suggestion: error.suggestion(), ..Fault::new(object, key, error) }
    }
}

impl Problem {
    pub fn new(kind: Kind, detail: impl Into<String>) -> Problem {
        let (status, r#type, title) = kind.facts();
        Problem {
            r#type,
            title,
            status: status.as_u16(),
            detail: detail.into(),
            suggestion: None,
            candidates: Vec::new(),
            removed: None,
            errors: Box::default(),
        }
    }

    /// An unknown name, with what is probably meant.
    pub fn unknown(kind: Kind, error: &ParseError) -> Problem {
        let hint = error.hint();
        let candidates = hint.as_ref().map_or(&[][..], |hint| hint.entries());
        Problem {
            suggestion: error.suggestion(),
            candidates: candidates.to_vec(),
            removed: error.removed(),
            ..Problem::new(kind, error.to_string())
        }
    }

    /// Everything in a body that is not understood; `Ok` where there is nothing.
    pub fn check(faults: Vec<Fault>) -> Result<(), Problem> {
        let detail = match faults.as_slice() {
            [] => return Ok(()),
            [only] => only.detail.clone(),
            several => format!("{} entries are not understood", several.len()),
        };
        let suggestion = match faults.as_slice() {
            [only] => only.suggestion,
            _ => None,
        };
        let problem = Problem::new(Kind::NotUnderstood, detail);
        Err(Problem { suggestion, errors: faults.into(), ..problem })
    }

    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub fn detail(&self) -> &str {
        &self.detail
    }

    pub fn suggestion(&self) -> Option<&'static str> {
        self.suggestion
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        if status.is_server_error() {
            tracing::error!(status = self.status, detail = self.detail, "{}", self.title);
        }
        let mut response = (status, axum::Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// The most bytes of a message of another layer.
const MESSAGE: usize = 2000;

/// Turns the errors of other layers into problems: no route, no such method, a time limit, a panic.
pub async fn for_every_error(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let Some(kind) = Kind::of_status(response.status()) else { return response };
    let content_type = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|kind| kind == "application/problem+json" || kind.contains("html"))
    {
        return response;
    }
    let (parts, body) = response.into_parts();
    let message = to_bytes(body, MESSAGE).await.unwrap_or_default();
    let detail = match (kind, String::from_utf8_lossy(&message)) {
        (Kind::NotFound, _) => format!("There is nothing at `{path}`; see /docs"),
        (Kind::Busy, _) => "The request took too long; try again later".to_owned(),
        (Kind::Failed, _) => "The cause is in the log".to_owned(),
        (kind, message) if message.is_empty() => kind.facts().2.to_owned(),
        (_, message) => message.into_owned(),
    };
    let mut problem = Problem::new(kind, detail);
    problem.status = parts.status.as_u16();
    let mut response = problem.into_response();
    if let Some(allow) = parts.headers.get(ALLOW) {
        response.headers_mut().insert(ALLOW, allow.clone());
    }
    response
}

/// An answer without a body.
pub fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
