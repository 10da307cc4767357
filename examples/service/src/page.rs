//! The page: what changes between two levels, and a person against a level. It is rendered on the server
//! and works without JavaScript, which only saves reloading it. Nothing is stored.

use std::fmt::Write;

use axum::Router;
use axum::extract::{Query, Request};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use capability_framework::{
    ATTRIBUTION, Change, ChangeKind, Edition, Gap, GapItem, ParseError, Proficiency, Profile,
    Rating, Role, RoleLevel, Skill,
};

use crate::app::text;
use crate::body;
use crate::pictures;
use crate::problem::{Kind, Problem};
use crate::profiles::learn_first;

/// For small screens.
const HINT: &str =
    "<p class=\"hint\">The picture is wider than the screen: scroll it sideways.</p>";
const HTML: &str = "text/html; charset=utf-8";

pub fn routes() -> Router {
    let css = || async { text("text/css; charset=utf-8", include_str!("page/page.css")) };
    let js = || async { text("text/javascript; charset=utf-8", include_str!("page/page.js")) };
    Router::new()
        .route("/", get(compare))
        .route("/rate", get(choose).post(rate))
        .route("/page.css", get(css))
        .route("/page.js", get(js))
}

type Pairs = Vec<(String, String)>;

fn value<'a>(pairs: &'a Pairs, key: &str) -> Option<&'a str> {
    pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}

fn pairs(uri: &Uri) -> Pairs {
    Query::try_from_uri(uri).map(|Query(pairs)| pairs).unwrap_or_default()
}

/// A level that a form names.
fn level(pairs: &Pairs, key: &str, default: RoleLevel) -> Result<RoleLevel, ParseError> {
    value(pairs, key).map_or(Ok(default), str::parse)
}

/// Two levels, and what changes between them.
async fn compare(uri: Uri) -> Response {
    let pairs = pairs(&uri);
    let from = level(&pairs, "from", RoleLevel::Developer);
    let to = level(&pairs, "to", RoleLevel::SeniorDeveloper);
    let mut body = String::new();
    let shown = (from.as_ref().ok().copied(), to.as_ref().ok().copied());
    let _ = write!(
        body,
        "<form action=\"/\" method=\"get\" data-swap>\
         <p><label for=\"from\">From this level</label>{}</p>\
         <p><label for=\"to\">To this level</label>{}</p>\
         <p><button>Show what changes</button></p></form>",
        levels("from", shown.0),
        levels("to", shown.1)
    );
    let status = match (from, to) {
        (Ok(from), Ok(to)) => {
            write_delta(&mut body, from, to);
            StatusCode::OK
        }
        (Err(error), _) | (_, Err(error)) => {
            body.push_str(&refusal(&error));
            StatusCode::BAD_REQUEST
        }
    };
    page(status, "What changes between two levels", &body)
}

fn write_delta(body: &mut String, from: RoleLevel, to: RoleLevel) {
    let delta = from.delta_to(to);
    let counts = delta.counts();
    let (one, other) = (escaped(from.name()), escaped(to.name()));
    let _ = write!(
        body,
        "<section aria-labelledby=\"result\"><h2 id=\"result\" tabindex=\"-1\">{one} to {other}</h2>\
         <p>{} raised, {} added, {} unchanged, {} lowered, {} dropped.</p>\
         <div class=\"picture\" tabindex=\"0\" role=\"region\" aria-label=\"Picture\">\
         <img src=\"/delta/{}/{}/delta.svg\" alt=\"What changes from {one} to {other}; the table below \
         says the same\"></div>{HINT}\
         <table><caption>Skill by skill</caption><thead><tr><th scope=\"col\">Skill</th>\
         <th scope=\"col\">From</th><th scope=\"col\">To</th></tr></thead><tbody>",
        counts.raised,
        counts.added,
        counts.unchanged,
        counts.lowered,
        counts.dropped,
        from.slug(),
        to.slug()
    );
    let (same, differs): (Vec<Change>, Vec<Change>) =
        delta.changes().partition(|change| change.kind() == ChangeKind::Unchanged);
    for change in differs.iter().chain(&same) {
        let _ = write!(
            body,
            "<tr class=\"{0}\"><th scope=\"row\">{1}</th><td>{2}</td><td>{3} <span>{0}</span></td></tr>",
            change.kind().slug(),
            link(change.skill),
            proficiency(change.from),
            proficiency(change.to)
        );
    }
    let _ = write!(
        body,
        "</tbody></table><p><a href=\"/rate?level={}\">Rate yourself against {other}</a></p></section>",
        to.slug()
    );
}

/// A level to be rated against.
async fn choose(uri: Uri) -> Response {
    let pairs = pairs(&uri);
    match level(&pairs, "level", RoleLevel::SeniorDeveloper) {
        Ok(level) => {
            let body = level_form(Some(level)) + &rating_form(level, &Profile::new());
            page(StatusCode::OK, "Rate yourself", &body)
        }
        Err(error) => {
            let body = level_form(None) + &refusal(&error);
            page(StatusCode::BAD_REQUEST, "Rate yourself", &body)
        }
    }
}

/// Ratings against a level, and what to learn first.
async fn rate(request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = match body::bytes(&parts.headers, body).await {
        Ok(bytes) => bytes,
        Err(problem) => return problem.into_response(),
    };
    let pairs: Pairs = match serde_urlencoded::from_bytes(&bytes) {
        Ok(pairs) => pairs,
        Err(error) => return Problem::new(Kind::BadQuery, error.to_string()).into_response(),
    };
    match ratings(&pairs) {
        Ok((level, profile)) => {
            let mut body = level_form(Some(level));
            write_gap(&mut body, level, profile.gap_to(level), &profile);
            body.push_str(&rating_form(level, &profile));
            page(StatusCode::OK, "Rate yourself", &body)
        }
        Err(error) => {
            let body = level_form(None) + &refusal(&error);
            page(StatusCode::BAD_REQUEST, "Rate yourself", &body)
        }
    }
}

fn ratings(pairs: &Pairs) -> Result<(RoleLevel, Profile), ParseError> {
    let level = value(pairs, "level").unwrap_or_default().parse()?;
    let mut profile = Profile::new();
    for (name, rating) in
        pairs.iter().filter(|(name, rating)| name != "level" && !rating.is_empty())
    {
        profile.set(name.parse::<Skill>()?, rating.parse::<Rating>()?);
    }
    Ok((level, profile))
}

fn level_form(level: Option<RoleLevel>) -> String {
    format!(
        "<form action=\"/rate\" method=\"get\" data-swap><p><label for=\"level\">The level to reach</label>\
         {}</p><p><button>Show its skills</button></p></form>",
        levels("level", level)
    )
}

/// A choice for each skill that the level requires.
fn rating_form(level: RoleLevel, profile: &Profile) -> String {
    let mut form = format!(
        "<section aria-labelledby=\"skills\"><h2 id=\"skills\" tabindex=\"-1\">Skills of {}</h2>\
         <form action=\"/rate\" method=\"post\" data-swap class=\"ratings\">\
         <input type=\"hidden\" name=\"level\" value=\"{}\">",
        escaped(level.name()),
        level.slug()
    );
    for row in level.requirements() {
        let (skill, held) = (row.skill, profile.get(row.skill));
        let _ = write!(
            form,
            "<p><label for=\"s-{0}\">{1}</label> <select id=\"s-{0}\" name=\"{0}\">\
             <option value=\"\">Not assessed</option>",
            skill.slug(),
            escaped(skill.name())
        );
        for rating in Rating::iter() {
            let selected = if held == Some(rating) { " selected" } else { "" };
            let _ = write!(
                form,
                "<option value=\"{0}\"{selected}>{1}</option>",
                rating.slug(),
                escaped(&format!("{rating}"))
            );
        }
        form.push_str("</select></p>");
    }
    form.push_str("<p><button>Show the gap</button></p></form></section>");
    form
}

fn write_gap(body: &mut String, level: RoleLevel, gap: Gap<'_>, profile: &Profile) {
    let counts = gap.counts();
    let met = if gap.is_met() { "You meet the level." } else { "You do not meet the level yet." };
    let _ = write!(
        body,
        "<section aria-labelledby=\"result\"><h2 id=\"result\" tabindex=\"-1\">Your gap to {}</h2>\
         <p>{met} {} below, {} at, {} above, {} not assessed. Your ratings are not stored.</p>\
         <div class=\"picture\" tabindex=\"0\" role=\"region\" aria-label=\"Picture\">{}</div>{HINT}",
        escaped(level.name()),
        counts.below,
        counts.at,
        counts.above,
        counts.not_assessed,
        pictures::of_gap(profile, level)
    );
    let items = learn_first(gap);
    if !items.is_empty() {
        body.push_str("<h3>What to learn first</h3><ol>");
        for item in &items {
            write_item(body, item);
        }
        body.push_str("</ol>");
    }
    body.push_str("</section>");
}

/// A skill to learn, with the framework's own sentences where the crate has them.
fn write_item(body: &mut String, item: &GapItem) {
    let rated = item.rating.map(|rating| format!("rated {}", rating.slug().replace('-', " ")));
    let rated = rated.as_deref().unwrap_or("not assessed");
    let _ = write!(
        body,
        "<li><b>{}</b>: {rated}; {} is required",
        link(item.skill),
        item.required.slug()
    );
    let statements = item.skill.statements(item.required);
    let newest = statements.first().map(|statement| statement.edition());
    let statements = statements.iter().filter(|statement| Some(statement.edition()) == newest);
    let texts: String =
        statements.map(|statement| format!("<li>{}</li>", escaped(statement.text))).collect();
    if !texts.is_empty() {
        let _ = write!(body, "<ul>{texts}</ul>");
    }
    body.push_str("</li>");
}

fn link(skill: Skill) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(skill.url()), escaped(skill.name()))
}

fn proficiency(proficiency: Option<Proficiency>) -> &'static str {
    proficiency.map_or("–", Proficiency::slug)
}

/// A choice of every level, by role.
fn levels(id: &str, chosen: Option<RoleLevel>) -> String {
    let mut select = format!("<select id=\"{id}\" name=\"{id}\">");
    if chosen.is_none() {
        select.push_str("<option value=\"\">choose a level</option>");
    }
    for role in Role::ALL.iter().filter(|role| !role.levels().is_empty()) {
        let _ = write!(select, "<optgroup label=\"{}\">", escaped(role.name()));
        for level in role.levels() {
            let selected = if chosen == Some(*level) { " selected" } else { "" };
            let (slug, name) = (level.slug(), escaped(level.name()));
            let _ = write!(select, "<option value=\"{slug}\"{selected}>{name}</option>");
        }
        select.push_str("</optgroup>");
    }
    select.push_str("</select>");
    select
}

fn refusal(error: &ParseError) -> String {
    format!("<p class=\"refusal\" role=\"alert\">{}</p>", escaped(&capitalised(&error.to_string())))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let edition = Edition::LATEST.to_string();
    let [compare, rate] = match title {
        "Rate yourself" => ["", " aria-current=\"page\""],
        _ => [" aria-current=\"page\"", ""],
    };
    let html = include_str!("page/page.html")
        .replace("{{compare}}", compare)
        .replace("{{rate}}", rate)
        .replace("{{title}}", title)
        .replace("{{edition}}", &edition)
        .replace("{{attribution}}", ATTRIBUTION)
        .replace("{{body}}", body);
    (status, text(HTML, html)).into_response()
}

/// Text within HTML.
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
