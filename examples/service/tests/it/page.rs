//! The page as it is written on the server: what a browser without JavaScript has.

use capability_framework::RoleLevel;

use super::server::{Answer, Server};

fn html(answer: &Answer, status: u16) -> &str {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    &answer.text
}

#[test]
fn two_levels_and_what_changes() {
    let server = Server::start();
    let answer = server.get("/?from=test-engineer&to=Senior+test+engineer");
    let page = html(&answer, 200);
    assert!(
        page.contains(
            "<h2 id=\"result\" tabindex=\"-1\">Test engineer to Senior test engineer</h2>"
        )
    );
    assert!(page.contains("<img src=\"/delta/test-engineer/senior-test-engineer/delta.svg\" alt="));
    let delta = RoleLevel::TestEngineer.delta_to(RoleLevel::SeniorTestEngineer);
    assert_eq!(page.matches("<th scope=\"row\">").count(), delta.counts().total());
    assert!(page.contains("<option value=\"senior-test-engineer\" selected>"));
    assert_eq!(page.matches("<option").count(), 2 * RoleLevel::ALL.len());
    assert!(page.contains(capability_framework::ATTRIBUTION));
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(html(&server.get("/"), 200).matches("<table>").count(), 1);
    for path in ["/page.css", "/page.js"] {
        assert_eq!(server.get(path).status, 200);
    }
}

#[test]
fn ratings_against_a_level() {
    let server = Server::start();
    let page = server.get("/rate?level=test-engineer");
    let page = html(&page, 200);
    let required = RoleLevel::TestEngineer.requirements();
    assert_eq!(page.matches("<label for=\"s-").count(), required.len());
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let first = required.iter().next().unwrap().skill;
    let body = format!("level=test-engineer&{}=awareness", first.slug());
    let answer = server.ask("POST", "/rate", &form, Some(body.as_bytes()));
    let page = html(&answer, 200);
    assert!(
        page.contains("Your gap to Test engineer") && page.contains("<h3>What to learn first</h3>")
    );
    assert!(page.contains("<svg") && page.contains("value=\"awareness\" selected"));
    assert_eq!(answer.header("cache-control"), "");
}

#[test]
fn every_field_has_a_label_and_nothing_is_taken_as_markup() {
    let server = Server::start();
    for path in [
        "/",
        "/rate",
        "/rate?level=chief",
        "/?from=%3Cscript%3Ealert(1)%3C/script%3E",
        "/?to=%22%3E",
    ] {
        let answer = server.get(path);
        let page = html(&answer, if path.len() > 6 || path == "/?to=%22%3E" { 400 } else { 200 });
        for field in page.split("<select id=\"").skip(1) {
            let id = field.split('"').next().unwrap();
            assert!(page.contains(&format!("<label for=\"{id}\">")), "{path}: {id}");
        }
        assert!(!page.contains("<script>") && page.matches("<main").count() == 1);
        assert_eq!(page.contains("role=\"alert\""), answer.status == 400, "{path}");
    }
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = Some(&b"level=test-engineer&testing=superb"[..]);
    let answer = server.ask("POST", "/rate", &form, body);
    assert!(html(&answer, 400).contains("Unknown rating `superb`"));
}
