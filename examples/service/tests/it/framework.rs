//! What the framework answers: every entry, spellings, editions, caching, paging, pictures, documents.

use capability_framework::{Edition, Role, RoleFamily, RoleLevel, Skill};
use serde_json::{Value, json, to_value};

use super::server::Server;

#[test]
fn every_entry_is_found_at_its_slug() {
    let server = Server::start();
    let families = server.json("/families");
    assert_eq!(families.as_array().unwrap().len(), RoleFamily::ALL.len());
    let total: usize =
        families.as_array().unwrap().iter().map(|one| one["roles"].as_array().unwrap().len()).sum();
    assert_eq!(total, Role::ALL.len());
    for (path, count) in [
        ("/roles", Role::ALL.len()),
        ("/levels", RoleLevel::ALL.len()),
        ("/skills", Skill::ALL.len()),
    ] {
        let mut next = Some(format!("{path}?limit=70"));
        let mut items = Vec::new();
        while let Some(address) = next {
            let page = server.json(&address);
            assert_eq!(page["total"], count);
            items.extend(page["items"].as_array().unwrap().clone());
            next = page["next"].as_str().map(str::to_owned);
        }
        assert_eq!(items.len(), count, "{path}");
        let key = path.trim_start_matches('/').trim_end_matches('s');
        for item in items {
            let one = server.json(&format!("{path}/{}", item[key].as_str().unwrap()));
            assert_eq!(one, item);
        }
    }
}

#[test]
fn requirements_are_those_of_the_crate_in_every_edition() {
    let server = Server::start();
    for edition in Edition::ALL {
        for level in edition.levels().iter().step_by(17) {
            let path = format!("/levels/{}/requirements?edition={}", level.slug(), edition.slug());
            let wanted = to_value(edition.requirements(*level).unwrap()).unwrap();
            assert_eq!(server.json(&path), wanted, "{path}");
        }
    }
    let level = RoleLevel::SeniorDataEngineer;
    let path = format!("/levels/{}/requirements", level.slug());
    assert_eq!(server.json(&path), to_value(level.requirements()).unwrap());
    let matrix = server.json("/roles/software-developer/matrix?edition=2025-10");
    assert_eq!(matrix, to_value(Edition::October2025.matrix(Role::SoftwareDeveloper)).unwrap());
    let testing = server.json("/skills/testing/levels?limit=200");
    assert_eq!(testing["total"], Skill::Testing.required_by().count());
}

#[test]
fn deltas_between_levels_and_between_editions() {
    let server = Server::start();
    let answer = server.json("/delta/developer/senior-developer");
    let delta = RoleLevel::Developer.delta_to(RoleLevel::SeniorDeveloper);
    assert_eq!(answer["delta"], to_value(delta).unwrap());
    assert_eq!(answer["to_edition"], "2026-10");
    let path = "/delta/content-designer/content-designer?from_edition=2025-10&to_edition=2026-10";
    let answer = server.json(path);
    assert_eq!(answer["delta"]["counts"]["added"], 8);
    assert_eq!(answer["from_edition"], "2025-10");
}

#[test]
fn other_spellings_redirect_to_the_slug() {
    let server = Server::start();
    for (asked, wanted) in [
        ("/levels/SENIOR%20data%20engineer", "/levels/senior-data-engineer"),
        (
            "/delta/data%20ethics%20lead/Developer/delta.svg?edition=2026-10",
            "/delta/lead-data-and-ai-ethicist/developer/delta.svg?edition=2026-10",
        ),
        (
            "/levels/developer/requirements?edition=October+2025",
            "/levels/developer/requirements?edition=2025-10",
        ),
        ("/roles?family=Data%20roles&limit=3", "/roles?family=data&limit=3"),
        ("/skills/Systems%20analysis", "/skills/digital-and-data-systems-analysis"),
        ("/families/it%20operations", "/families/it-operations"),
    ] {
        let answer = server.get(asked);
        assert_eq!((answer.status, answer.header("location")), (308, wanted), "{asked}");
        assert_eq!(server.get(wanted).status, 200, "{wanted}");
    }
    let answer = server.send("POST", "/gap/Senior%20developer", &json!({"ratings": {}}));
    assert_eq!((answer.status, answer.header("location")), (308, "/gap/senior-developer"));
}

#[test]
fn names_that_are_none_come_back_with_a_suggestion() {
    let server = Server::start();
    let problem = server.get("/levels/senior-data-enginer").problem(404, "unknown-name");
    assert_eq!(problem["suggestion"], "senior-data-engineer");
    let detail = "unknown role level `senior-data-enginer`, did you mean `senior-data-engineer`?";
    assert_eq!(problem["detail"], detail);
    // A name of another type, several meanings, a removed entry, nothing near.
    let problem = server.get("/skills/Content%20designer").problem(404, "unknown-name");
    assert_eq!(problem["candidates"], json!([{"kind": "role", "slug": "content-designer"}]));
    assert_eq!(problem["suggestion"], Value::Null);
    let problem = server.get("/roles/PM").problem(404, "unknown-name");
    assert_eq!(problem["candidates"].as_array().unwrap().len(), 2);
    let path = "/roles/Technical%20specialist%20architect";
    let problem = server.get(path).problem(404, "unknown-name");
    assert_eq!(problem["removed"], "2023-07-31");
    server.get("/families/xyzzy").problem(404, "unknown-name");
    let problem = server.get("/roles?edition=2026-1").problem(400, "bad-request");
    assert!(problem["detail"].as_str().unwrap().starts_with("unknown edition `2026-1`"));
}

#[test]
fn what_an_edition_does_not_hold_says_which_does() {
    let server = Server::start();
    for path in
        ["/levels/developer?edition=2020-01", "/levels/developer/requirements?edition=2020-01"]
    {
        let problem = server.get(path).problem(404, "not-in-edition");
        let detail = "January 2020 does not hold the role level `developer`; held by 2022-09, 2023-10, \
                      2025-10, 2026-10";
        assert_eq!(problem["detail"], detail);
    }
    server.get("/skills/user-focus-content-design").problem(404, "not-in-edition");
    assert_eq!(server.get("/skills/user-focus-content-design?edition=2025-10").status, 200);
    server.get("/roles/software-developer/matrix?edition=2020-01").problem(404, "not-in-edition");
}

#[test]
fn queries_that_are_not_understood_are_refused() {
    let server = Server::start();
    for (path, says) in [
        ("/roles?limt=1", "unknown field `limt`"),
        ("/roles?limit=0", "limit is 0, and should be from 1 to 200"),
        ("/roles?limit=201", "limit is 201, and should be from 1 to 200"),
        ("/levels?offset=-1", "invalid digit"),
        ("/levels?edition=2025-10&edition=2026-10", "duplicate field `edition`"),
        ("/levels?edition=", "empty edition"),
        ("/search", "missing field `text`"),
        ("/search?text=a&kind=skil", "did you mean `skill`?"),
        ("/levels/%FF", "Invalid UTF-8"),
    ] {
        let problem = server.get(path).problem(400, "bad-request");
        assert!(problem["detail"].as_str().unwrap().contains(says), "{path}: {problem}");
    }
    let page = server.json("/roles?offset=18446744073709551615");
    assert_eq!((&page["items"], &page["next"]), (&json!([]), &Value::Null));
    server.get("/nothing").problem(404, "not-found");
    let answer = server.ask("DELETE", "/roles", &[], None);
    answer.problem(405, "method-not-allowed");
    assert_eq!(answer.header("allow"), "GET,HEAD");
}

#[test]
fn answers_are_cached_by_edition() {
    let server = Server::start();
    for (path, label, age) in [
        ("/levels/developer/requirements", "2026-10-", 300),
        ("/levels/developer/requirements?edition=2025-10", "2025-10-", 604_800),
        (
            "/delta/developer/developer?from_edition=2025-10&to_edition=2026-10",
            "2025-10.2026-10-",
            604_800,
        ),
        ("/delta/developer/developer?from_edition=2025-10", "2026-10-", 300),
        ("/openapi.json", "2026-10-", 300),
        ("/", "2026-10-", 300),
    ] {
        let answer = server.get(path);
        let tag = answer.header("etag");
        assert!(tag.starts_with(&format!("\"{label}")), "{path}: {tag}");
        assert_eq!(answer.header("cache-control"), format!("public, max-age={age}"), "{path}");
        for condition in [tag, &format!("\"other\", W/{tag}"), "*"] {
            let again = server.ask("GET", path, &[("if-none-match", condition)], None);
            assert_eq!((again.status, again.text.as_str()), (304, ""));
            assert_eq!(again.header("etag"), tag);
        }
        let head = server.ask("HEAD", path, &[], None);
        assert_eq!((head.status, head.header("etag"), head.text.as_str()), (200, tag, ""));
        let again = server.ask("GET", path, &[("if-none-match", "\"2026-10-0\"")], None);
        assert_eq!((again.status, again.text), (200, answer.text));
    }
    // Nobody has what is not there.
    let answer = server.ask("GET", "/levels/nobody", &[("if-none-match", "*")], None);
    answer.problem(404, "unknown-name");
}

#[test]
fn search_is_typed_and_paged() {
    let server = Server::start();
    let page = server.json("/search?text=incident&limit=2");
    assert_eq!(page["items"].as_array().unwrap().len(), 2);
    assert_eq!(page["next"], "/search?text=incident&limit=2&offset=2");
    let page = server.json("/search?text=Snr+Dev&kind=role-level");
    assert_eq!(page["items"][0]["entry"]["slug"], "senior-developer");
    assert_eq!(server.json("/search?text=xyzzy")["total"], 0);
    let long = "a".repeat(1001);
    server.get(&format!("/search?text={long}")).problem(400, "bad-request");
}

#[test]
fn pictures_are_drawn() {
    let server = Server::start();
    let id = server.profile(&json!({"ratings": {"testing": "working"}}));
    for path in [
        "/roles/software-developer/ladder.svg".to_owned(),
        "/roles/chief-data-officer/ladder.svg".to_owned(),
        "/roles/software-developer/ladder.svg?edition=2022-09".to_owned(),
        "/delta/developer/lead-developer/delta.svg".to_owned(),
        "/delta/developer/developer/delta.svg?from_edition=2022-09".to_owned(),
        format!("/profiles/{id}/gap/developer/gap.svg"),
    ] {
        let answer = server.get(&path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        assert_eq!(answer.header("content-type"), "image/svg+xml");
        assert!(answer.text.starts_with("<svg") && answer.text.contains("</svg>"), "{path}");
    }
    server.get("/roles/software-developr/ladder.svg").problem(404, "unknown-name");
}

#[test]
fn the_document_describes_every_route_and_whatever_it_refers_to() {
    let server = Server::start();
    let document = server.json("/openapi.json");
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 31);
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for reference in document.to_string().split("#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(schemas.contains_key(name), "{name}");
    }
    let mut ids = std::collections::BTreeSet::new();
    for item in paths.values().flat_map(|item| item.as_object().unwrap().values()) {
        assert!(item["responses"]["default"].is_object() && item["summary"].is_string());
        assert!(ids.insert(item["operationId"].as_str().unwrap()), "{item}");
    }
    let links = &document["paths"]["/profiles"]["post"]["responses"]["201"]["links"];
    assert!(links.as_object().unwrap().keys().all(|id| ids.contains(id.as_str())));
    assert_eq!(links["profiles_gap"]["operationId"], "profiles_gap");
    assert_eq!(links["profiles_gap"]["parameters"]["profile"], "$response.body#/id");
    let page = server.get("/docs");
    assert_eq!(page.status, 200);
    for path in paths.keys() {
        assert!(page.text.contains(path.as_str()), "{path}");
    }
    for name in schemas.keys() {
        assert!(page.text.contains(&format!("<details id=\"{name}\">")), "{name}");
    }
}
