//! Bad input, and a database that fails: each has its status and its problem, and nothing hangs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::json;

use super::server::{Answer, Server};

const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn bodies_that_are_no_json_are_refused() {
    let server = Server::start();
    for body in ["", "{", "{\"ratings\": {}", "ratings", "{\"ratings\": {}} {}", "\u{feff}{}"] {
        let answer = server.ask("POST", "/profiles", &[JSON], Some(body.as_bytes()));
        answer.problem(400, "malformed");
    }
    let answer = server.ask("POST", "/profiles", &[JSON], Some(b"{\"ratings\": {\"\xFF\": 1}}"));
    answer.problem(400, "malformed");
    let nested = format!("{{\"ratings\": {{}}, \"x\": {}1{}}}", "[".repeat(200), "]".repeat(200));
    let answer = server.ask("POST", "/profiles", &[JSON], Some(nested.as_bytes()));
    answer.problem(400, "malformed");
    for body in ["{}", "[]", "null", "7", "{\"ratings\": []}", "{\"ratings\": {}, \"ratings\": {}}"]
    {
        let answer = server.ask("POST", "/profiles", &[JSON], Some(body.as_bytes()));
        answer.problem(422, "not-understood");
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json"] {
        let headers = [("content-type", kind)];
        let answer = server.ask("POST", "/profiles", &headers, Some(b"{\"ratings\": {}}"));
        answer.problem(415, "not-json");
    }
    server.ask("POST", "/profiles", &[], Some(b"{\"ratings\": {}}")).problem(415, "not-json");
    for kind in
        ["application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"]
    {
        let headers = [("content-type", kind)];
        let answer = server.ask("POST", "/profiles", &headers, Some(b"{\"ratings\": {}}"));
        assert_eq!(answer.status, 201, "{kind}");
    }
}

#[test]
fn names_of_other_types_are_refused() {
    let server = Server::start();
    for path in [
        "/roles/testing",
        "/levels/testing/requirements",
        "/skills/senior-developer",
        "/families/developer",
        "/delta/developer/testing",
        "/roles/expert/ladder.svg",
    ] {
        server.get(path).problem(404, "unknown-name");
    }
    for path in ["/levels?edition=developer", "/roles?family=testing"] {
        server.get(path).problem(400, "bad-request");
    }
    let profile = json!({"ratings": {"developer": "working", "testing": "testing"}});
    let problem = server.send("POST", "/profiles", &profile).problem(422, "not-understood");
    assert_eq!(problem["errors"].as_array().unwrap().len(), 2);
}

#[test]
fn a_body_of_ten_megabytes_is_refused() {
    let server = Server::start();
    let body = vec![b' '; 10 << 20];
    for (method, path) in [("POST", "/profiles"), ("POST", "/gap/developer"), ("POST", "/rate")] {
        let answer = server.ask(method, path, &[JSON], Some(&body));
        let problem = answer.problem(413, "too-large");
        assert_eq!(problem["detail"], "A body may have 64 KiB");
    }
    // A profile that grows by small changes has a limit too.
    let path = format!("/profiles/{}", server.profile(&json!({"ratings": {}})));
    let own = |part: usize| -> serde_json::Map<_, _> {
        let name = |index| (format!("{part} {index} {}", "x".repeat(100)), json!("working"));
        (0..400).map(name).collect()
    };
    let statuses: Vec<u16> =
        (0..8).map(|part| server.send("PATCH", &path, &json!({"own": own(part)})).status).collect();
    assert_eq!((statuses[0], statuses[7]), (200, 413), "{statuses:?}");
    assert_eq!(server.get(&path).status, 200);
}

/// What a server says to a client that waits for leave to send its body.
#[test]
fn a_client_that_asks_first_need_not_send_a_large_body() {
    let server = Server::start();
    let mut stream = TcpStream::connect(server.base.trim_start_matches("http://")).unwrap();
    let head = "POST /profiles HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                content-length: 10485760\r\nexpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    let mut start = [0; 12];
    stream.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 413");
}

#[test]
fn a_request_that_takes_too_long_ends_and_lets_others_in() {
    let server = Server::with(|settings| {
        settings.concurrency = 1;
        settings.time = Duration::from_millis(500);
    });
    // It holds the only place, because the rest of its body never comes.
    let mut stream = TcpStream::connect(server.base.trim_start_matches("http://")).unwrap();
    let head = "POST /profiles HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                content-length: 100\r\n\r\n{";
    stream.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(250));
    assert_eq!(server.get("/roles").status, 200); // after a wait
    let mut start = [0; 12];
    stream.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 503");
}

fn database(server: &Server) -> Connection {
    Connection::open(&server.database).unwrap()
}

#[test]
fn a_database_that_another_program_has_locked() {
    let server = Server::start();
    let path = format!("/profiles/{}", server.profile(&json!({"ratings": {"testing": "working"}})));
    let other = database(&server);
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let begin = Instant::now();
    let answer = server.send("PATCH", &path, &json!({"ratings": {"testing": "expert"}}));
    assert!(begin.elapsed() < Duration::from_secs(5));
    let problem = answer.problem(503, "locked");
    assert_eq!(problem["detail"], "Another program has locked the database; try again");
    assert_eq!(answer.header("retry-after"), "1");
    server.get("/health").problem(503, "locked");
    assert_eq!(server.json(&path)["revision"], 1); // readers go on
    assert_eq!(server.get("/levels/developer").status, 200);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(server.send("PATCH", &path, &json!({"ratings": {}})).status, 200);
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn a_database_that_is_full() {
    let server = Server::with(|settings| settings.database.most_bytes = Some(128 * 1024));
    let big = json!({"ratings": {}, "note": "x".repeat(20_000)});
    let mut ids = Vec::new();
    let refused: Answer = loop {
        let answer = server.send("POST", "/profiles", &big);
        if answer.status != 201 {
            break answer;
        }
        ids.push(answer.json()["id"].as_str().unwrap().to_owned());
        assert!(ids.len() < 20);
    };
    let problem = refused.problem(503, "full");
    let detail = "There is no room for more; what is stored can be read";
    assert_eq!(problem["detail"], detail);
    let path = format!("/profiles/{}", ids[0]);
    assert_eq!(
        server.json(&path)["profile"],
        json!({"edition": null, "ratings": {}, "note": big["note"]})
    );
    assert_eq!(server.ask("DELETE", &path, &[], None).status, 204);
    assert_eq!(server.send("POST", "/profiles", &big).status, 201);
}

#[test]
fn a_database_that_is_gone_or_damaged_and_comes_back() {
    let server = Server::start();
    let path = format!("/profiles/{}", server.profile(&json!({"ratings": {"testing": "working"}})));
    let folder = server.database.parent().unwrap();
    let copy = folder.join("copy");
    database(&server).execute("VACUUM INTO ?", [copy.to_str().unwrap()]).unwrap();
    let remove = || {
        for name in ["service.db", "service.db-wal", "service.db-shm"] {
            let _ = std::fs::remove_file(folder.join(name));
        }
    };
    remove();
    for answer in [
        server.get(&path),
        server.send("PATCH", &path, &json!({"ratings": {}})),
        server.send("POST", "/jobs", &json!({"skills": {}})),
        server.ask("DELETE", &path, &[], None),
        server.get("/health"),
    ] {
        let problem = answer.problem(503, "gone");
        assert_eq!(problem["detail"], "The file of the database is gone");
    }
    assert!(!server.database.exists());
    assert_eq!(server.get("/levels/developer").status, 200);
    std::fs::write(&server.database, "no database".repeat(1000)).unwrap();
    let problem = server.get(&path).problem(500, "damaged");
    assert_eq!(problem["detail"], "The file is not a database, or is damaged");
    remove();
    std::fs::rename(&copy, &server.database).unwrap();
    assert_eq!(server.json(&path)["revision"], 1);
    assert_eq!(server.send("PATCH", &path, &json!({"ratings": {}})).status, 200);
}
