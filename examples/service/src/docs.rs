//! The OpenAPI document, and a page of it that needs no other site and no JavaScript.

#![allow(clippy::indexing_slicing, reason = "what a JSON value does not have is null")]

use std::fmt::Write;

use axum::response::Response;
use serde_json::Value;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::link::Link;
use utoipa::openapi::path::Operation;
use utoipa::openapi::response::ResponseBuilder;
use utoipa::openapi::schema::Ref;
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApi, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::app::text;
use crate::page::escaped;
use crate::problem::Problem;

/// The chapters of the page, in their order.
const TAGS: [&str; 7] =
    ["framework", "comparisons", "profiles", "jobs", "team", "pictures", "health"];

/// A built-in text that can be served again and again.
#[derive(Clone)]
pub struct Built {
    content_type: &'static str,
    text: String,
}

impl axum::response::IntoResponse for Built {
    fn into_response(self) -> Response {
        text(self.content_type, self.text)
    }
}

/// Adds what the routes share: titles, unique ids, the problem of an error, links from what creates.
pub fn complete(document: &mut OpenApi) {
    let license = LicenseBuilder::new().name("MIT OR Apache-2.0; data: OGL-UK-3.0");
    document.info = InfoBuilder::new()
        .title("Capability framework")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(format!(
            "The UK Government Digital and Data Profession Capability Framework, profiles and jobs. Names \
             are read as people write them: other spellings redirect to the slug, and an unknown name \
             comes back with a suggestion. {}",
            capability_framework::ATTRIBUTION
        )))
        .license(Some(license.build()))
        .build();
    let components = document.components.get_or_insert_default();
    components.schemas.insert("Problem".into(), Problem::schema());
    let mut schemas = Vec::new();
    Problem::schemas(&mut schemas);
    components.schemas.extend(schemas);
    let mut takers = Vec::new();
    for (path, operation) in operations(document) {
        // Functions of several modules have the same name.
        let tag = operation.tags.iter().flatten().next().map_or("", String::as_str);
        let id = format!("{tag}_{}", operation.operation_id.as_deref().unwrap_or_default());
        takers.push((path.to_owned(), id.clone()));
        operation.operation_id = Some(id);
        add_problem(operation);
    }
    for (path, operation) in operations(document) {
        let parameter = if path.starts_with("/jobs") { "job" } else { "profile" };
        if let Some(RefOr::T(created)) = operation.responses.responses.get_mut("201") {
            for (taker, id) in &takers {
                if taker.contains(&format!("{{{parameter}}}")) {
                    let link = Link::builder().operation_id(id.clone());
                    let link = link.parameter(parameter, "$response.body#/id");
                    created.links.insert(id.clone(), link.build().into());
                }
            }
        }
    }
}

/// Every operation, and its path.
fn operations(document: &mut OpenApi) -> impl Iterator<Item = (&str, &mut Operation)> {
    document.paths.paths.iter_mut().flat_map(|(path, item)| {
        let all = [&mut item.get, &mut item.put, &mut item.post, &mut item.patch, &mut item.delete];
        all.into_iter().flatten().map(move |operation| (path.as_str(), operation))
    })
}

fn add_problem(operation: &mut Operation) {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let problem = ResponseBuilder::new()
        .description("What went wrong")
        .content("application/problem+json", content);
    let moved = ResponseBuilder::new().description("The address with the slugs of the names");
    let responses = &mut operation.responses.responses;
    responses.insert("default".to_owned(), problem.build().into());
    if operation.parameters.is_some() {
        responses.insert("308".to_owned(), moved.build().into());
    }
}

pub fn json(document: &OpenApi) -> Built {
    let text = document.to_json().unwrap_or_default();
    debug_assert!(!text.is_empty(), "a document has a JSON form");
    // utoipa 5.5 writes this field of a link by its name in Rust.
    let text = text.replace("\"operation_id\":", "\"operationId\":");
    Built { content_type: "application/json", text }
}

/// The page: an entry for each operation, and for each schema.
pub fn html(document: &OpenApi) -> Built {
    let document = serde_json::to_value(document).unwrap_or_default();
    let mut body = String::new();
    for tag in TAGS {
        let _ = write!(body, "<h2>{}</h2>", escaped(tag));
        for (path, item) in entries(&document["paths"]) {
            for (method, operation) in entries(item).filter(|(_, one)| one["tags"][0] == tag) {
                write_operation(&mut body, path, method, operation);
            }
        }
    }
    body.push_str("<h2 id=\"schemas\">schemas</h2>");
    for (name, schema) in entries(&document["components"]["schemas"]) {
        let about = schema["description"].as_str().unwrap_or_default();
        let json = serde_json::to_string_pretty(schema).unwrap_or_default();
        let _ = write!(
            body,
            "<details id=\"{0}\"><summary><b>{0}</b> {1}</summary><pre tabindex=\"0\">{2}</pre></details>",
            escaped(name),
            escaped(about),
            linked(&json)
        );
    }
    let text = include_str!("page/docs.html").replace("{{body}}", &body);
    Built { content_type: "text/html; charset=utf-8", text }
}

fn entries(object: &Value) -> impl Iterator<Item = (&str, &Value)> {
    object.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value))
}

fn write_operation(body: &mut String, path: &str, method: &str, operation: &Value) {
    let summary = operation["summary"].as_str().unwrap_or_default();
    let _ = write!(
        body,
        "<details><summary><b>{} <code>{}</code></b> {}</summary>",
        method.to_uppercase(),
        escaped(path),
        escaped(summary)
    );
    if let Some(more) = operation["description"].as_str() {
        let _ = write!(body, "<p>{}</p>", escaped(more));
    }
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let text = |key: &str| parameter[key].as_str().unwrap_or_default();
        let about = parameter["schema"]["description"].as_str().unwrap_or_default();
        let about = if text("description").is_empty() { about } else { text("description") };
        let (name, place) = (escaped(text("name")), escaped(text("in")));
        let _ = write!(body, "<p><code>{name}</code> in the {place}. {}</p>", escaped(about));
    }
    let sent = &operation["requestBody"]["content"];
    for (kind, content) in entries(sent) {
        let _ = write!(body, "<p>It takes {}: {}</p>", escaped(kind), schema(&content["schema"]));
    }
    for (status, response) in entries(&operation["responses"]) {
        let status = if status == "default" { "4xx, 5xx" } else { status };
        let _ = write!(
            body,
            "<p><b>{status}</b> {}",
            escaped(response["description"].as_str().unwrap_or_default())
        );
        for (kind, content) in entries(&response["content"]) {
            let _ = write!(body, " {}: {}", escaped(kind), schema(&content["schema"]));
        }
        body.push_str("</p>");
    }
    body.push_str("</details>");
}

/// A schema in short, with a link where it has a name.
fn schema(schema: &Value) -> String {
    let (before, named) = match schema["type"].as_str() {
        Some("array") => ("a list of ", &schema["items"]["$ref"]),
        _ => ("", &schema["$ref"]),
    };
    let short = named.as_str().map_or_else(|| schema.to_string(), |name| format!("\"{name}\""));
    format!("{before}<code>{}</code>", linked(&short))
}

/// JSON, in which every reference to a schema is a link to it.
fn linked(json: &str) -> String {
    let mut text = String::new();
    let mut parts = json.split("\"#/components/schemas/");
    text.push_str(&escaped(parts.next().unwrap_or_default()));
    for part in parts {
        let (name, rest) = part.split_once('"').unwrap_or((part, ""));
        let name = escaped(name);
        let _ = write!(text, "<a href=\"#{name}\">{name}</a>{}", escaped(rest));
    }
    text
}
