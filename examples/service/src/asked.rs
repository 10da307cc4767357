//! What a request asks about: the names in its path and its query. Other spellings of a name redirect
//! to its slug, so that every answer has one address.

use axum::extract::{FromRequestParts, MatchedPath, Query, RawPathParams};
use axum::http::Uri;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use capability_framework::{Edition, ParseError, Requirements, Role, RoleFamily, RoleLevel, Skill};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::problem::{Kind, Problem};

/// The names in the path, and the query.
pub struct Asked<N, Q> {
    pub names: N,
    pub query: Q,
}

/// One name in a path.
pub trait Segment: Sized {
    fn read(text: &str) -> Result<Self, Problem>;
    fn canonical(&self) -> &str;
}

macro_rules! entries {
    ($($T:ty)*) => {$(
        impl Segment for $T {
            fn read(text: &str) -> Result<Self, Problem> {
                text.parse().map_err(|error| Problem::unknown(Kind::UnknownName, &error))
            }

            fn canonical(&self) -> &str {
                self.slug()
            }
        }
    )*};
}

entries! { RoleFamily Role RoleLevel Skill }

/// All names in a path, in their order.
pub trait Names: Sized {
    fn read(texts: &[&str]) -> Result<Self, Problem>;
    fn canonical(&self) -> Vec<&str>;
}

impl Names for () {
    fn read(_: &[&str]) -> Result<Self, Problem> {
        Ok(())
    }

    fn canonical(&self) -> Vec<&str> {
        Vec::new()
    }
}

impl<A: Segment> Names for (A,) {
    fn read(texts: &[&str]) -> Result<Self, Problem> {
        Ok((A::read(texts.first().unwrap_or(&""))?,))
    }

    fn canonical(&self) -> Vec<&str> {
        vec![self.0.canonical()]
    }
}

impl<A: Segment, B: Segment> Names for (A, B) {
    fn read(texts: &[&str]) -> Result<Self, Problem> {
        let (first, second) = (texts.first().unwrap_or(&""), texts.get(1).unwrap_or(&""));
        Ok((A::read(first)?, B::read(second)?))
    }

    fn canonical(&self) -> Vec<&str> {
        vec![self.0.canonical(), self.1.canonical()]
    }
}

impl<N: Names, Q: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<N, Q> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let route = MatchedPath::from_request_parts(parts, state).await;
        let route = route.map_err(IntoResponse::into_response)?;
        let params = RawPathParams::from_request_parts(parts, state).await;
        let params = params.map_err(IntoResponse::into_response)?;
        let texts: Vec<&str> = params.iter().map(|(_, text)| text).collect();
        let names = N::read(&texts).map_err(IntoResponse::into_response)?;
        let query = canonical_query(&parts.uri).map_err(IntoResponse::into_response)?;
        let canonical = names.canonical();
        if texts != canonical || query.is_some() {
            let query = query.or_else(|| parts.uri.query().map(str::to_owned));
            let address = address(route.as_str(), &canonical, query.as_deref());
            return Err(Redirect::permanent(&address).into_response());
        }
        let Query(query) = Query::try_from_uri(&parts.uri)
            .map_err(|error| Problem::new(Kind::BadQuery, error.body_text()).into_response())?;
        Ok(Asked { names, query })
    }
}

/// The query with its names as slugs; `None` if they are slugs already.
fn canonical_query(uri: &Uri) -> Result<Option<String>, Problem> {
    let Ok(Query(mut pairs)) = Query::<Vec<(String, String)>>::try_from_uri(uri) else {
        return Ok(None); // It is refused when it is read as what it should be.
    };
    let mut is_changed = false;
    for (key, text) in &mut pairs {
        let slug = match key.as_str() {
            "edition" | "from_edition" | "to_edition" => text.parse().map(Edition::slug),
            "family" => text.parse().map(RoleFamily::slug),
            _ => continue,
        };
        let slug = slug.map_err(|error: ParseError| Problem::unknown(Kind::BadQuery, &error))?;
        if slug != text {
            *text = slug.to_owned();
            is_changed = true;
        }
    }
    Ok(if is_changed { serde_urlencoded::to_string(pairs).ok() } else { None })
}

/// The path of a route with its names filled in. Slugs need no encoding.
fn address(route: &str, names: &[&str], query: Option<&str>) -> String {
    let mut names = names.iter();
    let segments = route.split('/').map(|segment| match segment.starts_with('{') {
        true => names.next().copied().unwrap_or_default(),
        false => segment,
    });
    let mut address = segments.collect::<Vec<_>>().join("/");
    if let Some(query) = query {
        address.push('?');
        address.push_str(query);
    }
    address
}

/// No query.
#[derive(Deserialize, IntoParams, Debug)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// An edition, or the latest.
#[derive(Deserialize, IntoParams, Clone, Copy, Default, Debug)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InEdition {
    /// The edition that answers; the latest unless it is named.
    #[param(inline, example = "2025-10")]
    edition: Option<Edition>,
}

impl InEdition {
    pub fn edition(self) -> Edition {
        self.edition.unwrap_or(Edition::LATEST)
    }
}

/// What a level requires in an edition.
pub fn requirements(level: RoleLevel, edition: Edition) -> Result<Requirements<'static>, Problem> {
    edition.requirements(level).ok_or_else(|| not_held(level, edition))
}

/// An entry that an edition does not hold, and the editions that do.
pub fn not_held(entry: impl Into<capability_framework::Entry>, edition: Edition) -> Problem {
    let entry = entry.into();
    let others = Edition::ALL.iter().filter(|edition| edition.holds(entry));
    let others: Vec<&str> = others.map(|edition| edition.slug()).collect();
    let others = match others.as_slice() {
        [] => "no edition does".to_owned(),
        others => format!("held by {}", others.join(", ")),
    };
    let detail =
        format!("{edition} does not hold the {} `{}`; {others}", entry.kind(), entry.slug());
    Problem::new(Kind::NotInEdition, detail)
}

/// The edition that is asked, if it holds the entry.
pub fn held<E: Into<capability_framework::Entry> + Copy>(
    entry: E,
    query: InEdition,
) -> Result<Edition, Problem> {
    let edition = query.edition();
    if edition.holds(entry) { Ok(edition) } else { Err(not_held(entry, edition)) }
}
