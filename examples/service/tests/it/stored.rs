//! Profiles, jobs and teams: stored, changed, compared, deleted.

use capability_framework::{Profile, RoleLevel};
use serde_json::{Value, json, to_value};

use super::server::Server;

fn nobody() -> String {
    "0".repeat(32)
}

#[test]
fn a_profile_is_created_rated_read_and_deleted() {
    let server = Server::start();
    let answer = server.send("POST", "/profiles", &json!({"ratings": {"Testing": "working"}}));
    assert_eq!((answer.status, answer.header("etag")), (201, "\"1\""));
    let path = answer.header("location").to_owned();
    assert_eq!(path, format!("/profiles/{}", answer.json()["id"].as_str().unwrap()));
    assert_eq!(answer.header("cache-control"), "no-store");

    let patch = json!({"ratings": {"User focus": "expert"}, "own": {"Kubernetes": "working"}});
    let answer = server.send("PATCH", &path, &patch).json();
    let wanted = json!({
        "edition": "2026-10",
        "ratings": {"testing": "working", "user-focus": "expert"},
        "own": {"Kubernetes": "working"}
    });
    assert_eq!((&answer["profile"], &answer["revision"]), (&wanted, &json!(2)));
    let patch = json!({"ratings": {"testing": null}, "own": {"KUBERNETES": null}});
    let answer = server.send("PATCH", &path, &patch).json();
    assert_eq!(
        answer["profile"],
        json!({"edition": "2026-10", "ratings": {"user-focus": "expert"}})
    );
    assert_eq!(server.json(&path), answer);

    let revisions = server.json(&format!("{path}/revisions?limit=2"));
    assert_eq!((&revisions["total"], &revisions["items"][1]["revision"]), (&json!(3), &json!(2)));
    assert_eq!(revisions["next"], format!("{path}/revisions?limit=2&offset=2"));
    let upper = path.to_uppercase().replace("PROFILES", "profiles");
    assert_eq!(server.get(&upper).header("location"), path);
    server.get(&format!("{path}?edition=2025-10")).problem(400, "bad-request");

    let answer = server.ask("DELETE", &path, &[], None);
    assert_eq!((answer.status, answer.text.as_str()), (204, ""));
    for path in [path.clone(), format!("{path}/changes"), format!("{path}/revisions")] {
        server.get(&path).problem(404, "not-found");
    }
    server.ask("DELETE", &path, &[], None).problem(404, "not-found");
    server.send("PATCH", &path, &json!({"ratings": {}})).problem(404, "not-found");
}

#[test]
fn deletion_leaves_nothing_in_the_files() {
    let server = Server::start();
    let id = server.profile(&json!({"ratings": {}, "own": {"Unmistakable skill": "working"}}));
    let path = format!("/profiles/{id}");
    for rating in ["expert", "awareness"] {
        server.send("PATCH", &path, &json!({"own": {"Unmistakable skill": rating}}));
    }
    let holds = |text: &str| {
        let files = std::fs::read_dir(server.database.parent().unwrap()).unwrap();
        files
            .map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .any(|bytes| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
    };
    assert!(holds("Unmistakable skill") && holds(&id));
    assert_eq!(server.ask("DELETE", &path, &[], None).status, 204);
    assert!(!holds("Unmistakable skill") && !holds(&id));
}

#[test]
fn a_later_edition_is_given_back_unharmed() {
    let server = Server::start();
    let later = json!({
        "edition": "2031-04",
        "ratings": {"testing": "working", "quantum-computing": "expert", "user-focus": "superb"},
        "own": {"Kubernetes": 3},
        "assessor": {"team": [1, null, 2.5]}
    });
    let id = server.profile(&later);
    let path = format!("/profiles/{id}");
    let answer = server.json(&path);
    assert_eq!(answer["profile"], later);
    assert_eq!(answer["notes"].as_array().unwrap().len(), 3);
    // What is known can be used and changed; the rest stays.
    let gap = server.json(&format!("{path}/gap/test-engineer"));
    assert_eq!(gap["notes"].as_array().unwrap().len(), 3);
    let answer = server.send("PATCH", &path, &json!({"ratings": {"testing": "expert"}})).json();
    let mut wanted = later.clone();
    wanted["ratings"]["testing"] = json!("expert");
    assert_eq!(answer["profile"], wanted);
    let job = json!({"edition": "2031-04", "skills": {"quantum-computing": "expert"}, "site": 7});
    let answer = server.send("POST", "/jobs", &job);
    assert_eq!(answer.status, 201);
    assert_eq!(server.json(answer.header("location"))["job"], job);
}

#[test]
fn what_is_not_understood_is_refused_with_every_fault() {
    let server = Server::start();
    let profile =
        json!({"edition": "2026-10", "ratings": {"tesing": "working", "testing": "wroking"}});
    let id = server.profile(&json!({"ratings": {}}));
    for (method, path) in [("POST", "/profiles".to_owned()), ("PUT", format!("/profiles/{id}"))] {
        let problem = server.send(method, &path, &profile).problem(422, "not-understood");
        let errors = json!([
            {
                "pointer": "/ratings/tesing",
                "detail": "unknown skill `tesing`, did you mean `testing`?",
                "suggestion": "testing"
            },
            {
                "pointer": "/ratings/testing",
                "detail": "unknown rating `wroking`, did you mean `working`?",
                "suggestion": "working"
            }
        ]);
        assert_eq!(problem["errors"], errors);
    }
    for (profile, suggestion) in [
        (json!({"ratings": {"practitioner": "working"}}), Value::Null), // of another type
        (json!({"ratings": {"testing": 3}}), Value::Null),
        (json!({"edition": "2026-1", "ratings": {}}), Value::Null),
        (json!({"edition": "1999-10", "ratings": {}}), Value::Null),
        (json!({"edition": "", "ratings": {}}), Value::Null),
        (json!({"edition": 7, "ratings": {}}), Value::Null),
        (json!([null, {}, {}]), Value::Null),
        (json!({"ratings": {"change-managment": "working"}}), json!("change-management")),
        (json!({"ratings": {"Testing": "working", "testing": "expert"}}), Value::Null),
    ] {
        let problem = server.send("POST", "/profiles", &profile).problem(422, "not-understood");
        assert_eq!(problem["suggestion"], suggestion, "{problem}");
    }
    for patch in [
        json!({"ratings": {"Testing": "working", "testing": "working"}}),
        json!({"own": {"Testing": "working"}}),
        json!({"rating": {}}),
        json!({"ratings": {"testing": 3}}),
        json!([]),
    ] {
        let problem = server.send("PATCH", &format!("/profiles/{id}"), &patch);
        problem.problem(422, "not-understood");
    }
    assert_eq!(server.json(&format!("/profiles/{id}"))["revision"], 1);
    server.get("/profiles/nobody").problem(404, "not-found");
    server.get(&format!("/profiles/{}", nobody())).problem(404, "not-found");
}

#[test]
fn a_change_can_ask_that_nobody_else_made_one() {
    let server = Server::start();
    let path = format!("/profiles/{}", server.profile(&json!({"ratings": {}})));
    let change = |tag: &str| {
        let headers = [("content-type", "application/json"), ("if-match", tag)];
        server.ask("PUT", &path, &headers, Some(br#"{"ratings": {"testing": "working"}}"#))
    };
    assert_eq!(change("\"1\"").header("etag"), "\"2\"");
    let problem = change("\"1\"").problem(412, "changed");
    assert_eq!(problem["detail"], "The profile is at revision 2");
    assert_eq!(change("*").status, 200);
}

#[test]
fn what_changed_between_two_dates() {
    let server = Server::start();
    let first = json!({"edition": "2025-10", "ratings": {"systems-analysis": "working"}});
    let path = format!("/profiles/{}", server.profile(&first));
    let second = json!({
        "ratings": {"digital-and-data-systems-analysis": "expert", "testing": "working"},
        "own": {"Kubernetes": "working"}
    });
    std::thread::sleep(std::time::Duration::from_millis(5));
    let after = server.send("PUT", &path, &second).json();
    std::thread::sleep(std::time::Duration::from_millis(5));
    let last = server.send("PATCH", &path, &json!({"ratings": {"testing": null}})).json();
    let revisions = server.json(&format!("{path}/revisions"));
    let time = |index: usize| revisions["items"][index]["changed"].as_str().unwrap().to_owned();

    let changes = server.json(&format!("{path}/changes?from={}&to={}", time(0), time(1)));
    assert_eq!((&changes["from"]["revision"], &changes["to"]["revision"]), (&json!(1), &json!(2)));
    let kinds: Vec<_> =
        changes["changes"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["raised", "gained"]);
    assert_eq!(changes["own"], json!([{"skill": "Kubernetes", "from": null, "to": "working"}]));
    assert_eq!(after["changed"], time(1));

    let today = &time(0)[..10];
    let changes = server.json(&format!("{path}/changes?from={today}&to={today}"));
    assert_eq!((&changes["from"], &changes["to"]["revision"]), (&Value::Null, &json!(3)));
    assert_eq!(changes["changes"].as_array().unwrap().len(), 1);
    assert_eq!(server.json(&format!("{path}/changes"))["to"]["changed"], last["changed"]);
    let before = server.json(&format!("{path}/changes?to=2020-02-29"));
    assert_eq!((&before["to"], &before["changes"]), (&Value::Null, &json!([])));
    for query in [
        "from=2026-02-29",
        "from=yesterday",
        "to=2026-11-25T25:00:00Z",
        "to=2026-11-25T10:00:00",
        "from=2026-11-25&to=2026-11-24",
        "from=é2026-11-25",
        "form=2026-11-25",
    ] {
        server
            .get(&format!("{path}/changes?{}", query.replace('é', "%C3%A9")))
            .problem(400, "bad-request");
    }
}

#[test]
fn the_gap_and_the_nearest_levels_are_those_of_the_crate() {
    let server = Server::start();
    let profile = Profile::from(RoleLevel::Developer);
    let json = to_value(profile).unwrap();
    let path = format!("/profiles/{}", server.profile(&json));
    let gap = server.json(&format!("{path}/gap/senior-developer"));
    assert_eq!(gap["gap"], to_value(profile.gap_to(RoleLevel::SeniorDeveloper)).unwrap());
    let learn = gap["learn_first"].as_array().unwrap();
    assert_eq!(learn.len(), 4);
    assert_eq!(server.send("POST", "/gap/senior-developer", &json).json(), gap);
    let then = server.json(&format!("{path}/gap/developer?edition=2025-10"));
    assert_eq!(then["edition"], "2025-10");
    server.get(&format!("{path}/gap/developer?edition=2020-01")).problem(404, "not-in-edition");

    let nearest = server.json(&format!("{path}/nearest?limit=3"));
    assert_eq!(
        (&nearest["total"], &nearest["items"][0]["level"]),
        (&json!(206), &json!("developer"))
    );
    assert_eq!(nearest["items"][0]["overlap"], 1.0);
}

#[test]
fn jobs_are_stored_united_and_compared() {
    let server = Server::start();
    let union = json!({"levels": ["Product manager", "data-analyst"]});
    let answer = server.send("POST", "/jobs/union", &union);
    assert_eq!(answer.status, 201);
    let path = answer.header("location").to_owned();
    let job = server.json(&path);
    let wanted = capability_framework::job::Job::from(RoleLevel::ProductManager)
        .union(&RoleLevel::DataAnalyst.into());
    assert_eq!(job["job"], to_value(wanted).unwrap());
    let nearest = server.json(&format!("{path}/nearest?limit=1"));
    assert!(nearest["items"][0]["overlap"].as_f64().unwrap() > 0.5);

    let job = json!({
        "edition": "2026-10",
        "skills": {"user-focus": "expert", "prototyping": "desirable"},
        "own": {"Procurement law": "working"}
    });
    let id = server.send("POST", "/jobs", &job).json()["id"].as_str().unwrap().to_owned();
    assert_eq!(server.json(&format!("/jobs/{id}"))["job"], job);
    let person =
        json!({"ratings": {"user-focus": "expert"}, "own": {"procurement LAW": "working"}});
    let person = server.profile(&person);
    let gap = server.json(&format!("/profiles/{person}/gap-to-job/{id}"));
    assert_eq!((&gap["is_met"], gap["items"].as_array().unwrap().len()), (&json!(true), 3));

    let problem = server.send("POST", "/jobs/union", &json!({"levels": ["developr", "x"]}));
    let problem = problem.problem(422, "not-understood");
    assert_eq!(problem["errors"][0]["pointer"], "/levels/0");
    assert_eq!(problem["errors"][0]["suggestion"], "developer");
    server.send("POST", "/jobs/union", &json!({"levels": []})).problem(422, "not-understood");
    let early = json!({"levels": ["developer"], "edition": "2020-01"});
    server.send("POST", "/jobs/union", &early).problem(404, "not-in-edition");
    let wrong = json!({"skills": {"user-focus": "exprt"}});
    let problem = server.send("POST", "/jobs", &wrong).problem(422, "not-understood");
    assert_eq!(problem["suggestion"], "expert");
    assert_eq!(server.ask("DELETE", &path, &[], None).status, 204);
    server.get(&path).problem(404, "not-found");
}

#[test]
fn a_team_lacks_what_its_people_lack() {
    let server = Server::start();
    let people = [RoleLevel::LeadDeveloper, RoleLevel::Developer]
        .map(|level| server.profile(&to_value(Profile::from(level)).unwrap()));
    let job = server.send("POST", "/jobs", &json!({"skills": {"testing": "working"}})).json();
    let team = json!({
        "profiles": people,
        "levels": ["Senior developer", "principal-developer"],
        "jobs": [job["id"]]
    });
    let gaps = server.send("POST", "/team/gaps", &team).json();
    assert_eq!(gaps["people"], 2);
    let meeting: Vec<_> =
        gaps["targets"].as_array().unwrap().iter().map(|one| &one["meeting"]).collect();
    assert_eq!(meeting, [1, 0, 0]);
    assert_eq!(gaps["targets"][0]["target"], "senior-developer");
    assert_eq!(
        gaps["targets"][2]["shortfalls"][1],
        json!({"steps_below": 0, "steps_not_assessed": 2})
    );
    assert_eq!(gaps["coverages"][0]["held"], 0);

    let nobody = json!({"profiles": [people[0], nobody()], "levels": ["developer"]});
    let problem = server.send("POST", "/team/gaps", &nobody).problem(422, "not-understood");
    assert_eq!(problem["errors"][0]["pointer"], "/profiles/1");
    let many = json!({"profiles": vec!["x"; 1001]});
    let problem = server.send("POST", "/team/gaps", &many).problem(422, "not-understood");
    assert_eq!(problem["detail"], "1001 profiles, and there may be 1000");
    let empty = server.send("POST", "/team/gaps", &json!({"profiles": []})).json();
    assert_eq!(empty, json!({"people": 0, "targets": [], "coverages": []}));
}
