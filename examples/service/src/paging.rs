//! Long lists, a page at a time.

use axum::http::Uri;
use capability_framework::Edition;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::{Kind, Problem};

/// A part of a list.
#[derive(Serialize, ToSchema, Debug)]
pub struct Page<T> {
    /// How many items the whole list has.
    pub total: usize,
    /// How many items come before this page.
    pub offset: usize,
    pub items: Vec<T>,
    /// Where the next page is; absent from the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Which part of a list.
#[derive(Deserialize, IntoParams, Clone, Copy, Debug)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// How many items to skip.
    #[serde(default)]
    #[param(default = 0, required = false)]
    pub offset: usize,
    /// How many items to give.
    #[serde(default = "most_items")]
    #[param(default = 50, minimum = 1, maximum = 200, required = false)]
    pub limit: usize,
}

/// Which part of a list of an edition.
#[derive(Deserialize, IntoParams, Clone, Copy, Debug)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PagingInEdition {
    /// How many items to skip.
    #[serde(default)]
    #[param(default = 0, required = false)]
    offset: usize,
    /// How many items to give.
    #[serde(default = "most_items")]
    #[param(default = 50, minimum = 1, maximum = 200, required = false)]
    limit: usize,
    /// The edition that answers; the latest unless it is named.
    #[param(inline, example = "2025-10")]
    edition: Option<Edition>,
}

fn most_items() -> usize {
    50
}

impl PagingInEdition {
    pub fn edition(self) -> Edition {
        self.edition.unwrap_or(Edition::LATEST)
    }

    pub fn paging(self) -> Paging {
        Paging { offset: self.offset, limit: self.limit }
    }
}

impl Paging {
    /// The limit, if it is one that may be asked for.
    pub fn check(self) -> Result<Paging, Problem> {
        if (1..=200).contains(&self.limit) {
            return Ok(self);
        }
        let detail = format!("limit is {}, and should be from 1 to 200", self.limit);
        Err(Problem::new(Kind::BadQuery, detail))
    }

    /// The page of a list that is whole in memory.
    pub fn page<T>(self, uri: &Uri, items: Vec<T>) -> Result<Page<T>, Problem> {
        let paging = self.check()?;
        let total = items.len();
        let items = items.into_iter().skip(paging.offset).take(paging.limit).collect();
        Ok(paging.page_of(uri, items, total))
    }

    /// A page of which the items are `items`.
    pub fn page_of<T>(self, uri: &Uri, items: Vec<T>, total: usize) -> Page<T> {
        let end = self.offset.saturating_add(items.len());
        let next = (end < total && !items.is_empty()).then(|| self.address(uri, end));
        Page { total, offset: self.offset, items, next }
    }

    /// The address of the page that begins at `offset`.
    fn address(self, uri: &Uri, offset: usize) -> String {
        let mut query = String::new();
        for pair in uri.query().unwrap_or_default().split('&') {
            if !pair.is_empty() && !pair.starts_with("offset=") {
                query.push_str(pair);
                query.push('&');
            }
        }
        format!("{}?{query}offset={offset}", uri.path())
    }
}
