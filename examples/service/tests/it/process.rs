//! The service as a process: started wrongly, read-only, killed, interrupted.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};

use super::server::{Answer, ask, folder};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

pub struct Process {
    child: Child,
    pub base: String,
    log: Arc<Mutex<String>>,
}

pub fn command(binary: &Path, database: &Path) -> Command {
    let mut command = Command::new(binary);
    command
        .env("SERVICE_ADDRESS", "127.0.0.1:0")
        .env("SERVICE_DATABASE", database)
        .env("SERVICE_LOG", "json")
        .env("SERVICE_LOCK_MS", "200");
    command
}

pub fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_service"))
}

impl Process {
    pub fn start(command: &mut Command) -> Process {
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let log = Arc::new(Mutex::new(String::new()));
        let base = loop {
            let line = lines.next().expect("it listens before its log ends").unwrap();
            let line: Value = serde_json::from_str(&line).unwrap();
            if let Some(address) = line["address"].as_str() {
                break format!("http://{address}");
            }
        };
        let written = Arc::clone(&log);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                *written.lock().unwrap() += &(line + "\n");
            }
        });
        Process { child, base, log }
    }

    pub fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        ask(&format!("{}{path}", self.base), method, &JSON, Some(body.to_string().as_bytes()))
    }

    pub fn get(&self, path: &str) -> Answer {
        ask(&format!("{}{path}", self.base), "GET", &[], None)
    }

    fn interrupt(&self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    }

    /// The exit code, and how long it took.
    fn wait(&mut self) -> (Option<i32>, Duration) {
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(20) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), begin.elapsed());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it did not end");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_wrong_start_says_what_is_wrong() {
    let folder = folder();
    let missing = folder.join("no/such/service.db");
    let garbage = folder.join("garbage.db");
    std::fs::write(&garbage, "no database".repeat(1000)).unwrap();
    let newer = folder.join("newer.db");
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 9).unwrap();
    let good = folder.join("service.db");
    for (variable, value, says) in [
        ("SERVICE_ADDRESS", "nowhere", "SERVICE_ADDRESS is `nowhere`: invalid socket address"),
        ("SERVICE_LOG", "xml", "SERVICE_LOG is `xml`: expected text or json"),
        ("SERVICE_TIME_MS", "-1", "SERVICE_TIME_MS is `-1`: invalid digit"),
        (
            "SERVICE_DATABASE",
            missing.to_str().unwrap(),
            "service.db: The database cannot be opened",
        ),
        (
            "SERVICE_DATABASE",
            garbage.to_str().unwrap(),
            "The file is not a database, or is damaged",
        ),
        ("SERVICE_DATABASE", newer.to_str().unwrap(), "The tables are of version 9, and not 1"),
    ] {
        let output = command(binary(), &good).env(variable, value).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.lines().last().unwrap().contains(says), "{text}");
    }
    let output = Command::new(binary()).arg("--help").output().unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"The capability framework"));
    assert_eq!(Command::new(binary()).arg("--port").output().unwrap().status.code(), Some(2));
    std::fs::remove_dir_all(folder).unwrap();
}

/// Root may write everything: the service is then somebody else.
#[cfg(unix)]
#[test]
fn a_read_only_database_can_be_read() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let folder = std::env::temp_dir().join(format!("service-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let database = folder.join("service.db");
    let id = {
        let process = Process::start(&mut command(binary(), &database));
        let answer = process.send("POST", "/profiles", &json!({"ratings": {"testing": "working"}}));
        process.interrupt();
        let mut process = process;
        process.wait();
        answer.json()["id"].as_str().unwrap().to_owned()
    };
    let is_root = std::fs::metadata(&database).unwrap().uid() == 0;
    let copy = folder.join("service");
    std::fs::copy(binary(), &copy).unwrap();
    let mode = |path: &PathBuf, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&folder, 0o777);
    mode(&database, 0o444);
    let mut command = command(&copy, &database);
    if is_root {
        command.uid(65534);
    }
    let process = Process::start(&mut command);
    let path = format!("/profiles/{id}");
    assert_eq!(process.get(&path).json()["revision"], 1);
    let answer = process.send("PATCH", &path, &json!({"ratings": {"testing": "expert"}}));
    let problem = answer.problem(503, "read-only");
    assert_eq!(problem["detail"], "The database can be read and not written");
    process.get("/health").problem(503, "read-only");
    assert_eq!(process.get(&path).json()["revision"], 1);
    drop(process);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_kill_in_the_middle_of_writes_leaves_a_whole_database() {
    let folder = folder();
    let database = folder.join("service.db");
    for round in 0..3 {
        let mut process = Process::start(&mut command(binary(), &database));
        let acknowledged = Mutex::new(Vec::new());
        let base = process.base.clone();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| write_until_killed(&base, &acknowledged));
            }
            std::thread::sleep(Duration::from_millis(400 + 70 * round));
            process.child.kill().unwrap();
        });
        let connection = Connection::open(&database).unwrap();
        let check: String =
            connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(check, "ok");
        drop(connection);
        let process = Process::start(&mut command(binary(), &database));
        let acknowledged = acknowledged.into_inner().unwrap();
        assert!(acknowledged.len() > 4, "{}", acknowledged.len());
        for (path, revision) in acknowledged.iter().rev().take(40) {
            let answer = process.get(path).json();
            assert!(answer["revision"].as_u64() >= Some(*revision), "{path}");
            assert_eq!(answer["notes"], json!([]));
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

/// Writes, and notes what was answered, until there is no answer.
fn write_until_killed(base: &str, acknowledged: &Mutex<Vec<(String, u64)>>) {
    let send = |method: &str, path: &str, body: &str| -> Option<Value> {
        let mut stream = TcpStream::connect(base.trim_start_matches("http://")).ok()?;
        let length = body.len();
        let head = "host: x\r\ncontent-type: application/json\r\nconnection: close";
        let request =
            format!("{method} {path} HTTP/1.1\r\n{head}\r\ncontent-length: {length}\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        serde_json::from_str(answer.split_once("\r\n\r\n")?.1).ok()
    };
    loop {
        let body = r#"{"ratings": {"testing": "working"}, "own": {"Kubernetes": "expert"}}"#;
        let Some(answer) = send("POST", "/profiles", body) else { return };
        let path = format!("/profiles/{}", answer["id"].as_str().unwrap());
        acknowledged.lock().unwrap().push((path.clone(), 1));
        for rating in ["awareness", "working", "practitioner", "expert"] {
            let body = format!(r#"{{"ratings": {{"user-focus": "{rating}"}}}}"#);
            let Some(answer) = send("PATCH", &path, &body) else { return };
            let revision = answer["revision"].as_u64().unwrap();
            acknowledged.lock().unwrap().push((path.clone(), revision));
        }
    }
}

#[test]
fn an_interrupt_lets_requests_in_flight_end() {
    let folder = folder();
    let mut process = Process::start(&mut command(binary(), &folder.join("service.db")));
    let address = process.base.trim_start_matches("http://").to_owned();
    let body = r#"{"ratings": {"testing": "working"}}"#;
    let head = format!(
        "POST /profiles HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n",
        body.len()
    );
    let mut streams: Vec<TcpStream> =
        (0..8).map(|_| TcpStream::connect(&address).unwrap()).collect();
    for stream in &mut streams {
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&body.as_bytes()[..10]).unwrap();
    }
    let idle = TcpStream::connect(&address).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    process.interrupt();
    std::thread::sleep(Duration::from_millis(300));
    assert!(TcpStream::connect(&address).is_err(), "it takes no new requests");
    for stream in &mut streams {
        stream.write_all(&body.as_bytes()[10..]).unwrap();
    }
    for stream in &mut streams {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201 Created"), "{answer}");
    }
    drop(idle);
    let (code, time) = process.wait();
    assert_eq!(code, Some(0));
    assert!(time < Duration::from_secs(5), "{time:?}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_log_is_json_and_names_nobody() {
    let folder = folder();
    let mut process = Process::start(&mut command(binary(), &folder.join("service.db")));
    let profile = json!({"ratings": {}, "own": {"Unmistakable skill": "working"}});
    let answer = process.send("POST", "/profiles", &profile);
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    process.get(&format!("/profiles/{id}/gap/developer"));
    process.get(&format!("/profiles/{id}/gap/developr"));
    process.interrupt();
    process.wait();
    std::thread::sleep(Duration::from_millis(100));
    let log = process.log.lock().unwrap().clone();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let route = "/profiles/{profile}/gap/{level}";
    assert_eq!(lines.iter().filter(|line| line["route"] == route).count(), 2, "{log}");
    assert!(lines.iter().any(|line| line["status"] == 404) && log.contains("ended"));
    assert!(!log.contains(&id) && !log.contains("Unmistakable"), "{log}");
    std::fs::remove_dir_all(folder).unwrap();
}
