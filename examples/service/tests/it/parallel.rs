//! A thousand writers of one profile at the same time: nothing is lost, and nobody sees an error.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use super::process::{Process, binary, command};
use super::server::folder;

const WRITERS: usize = 1000;

#[test]
fn a_thousand_writers_lose_nothing() {
    let folder = folder();
    // A process of its own, so that each side needs few more than a thousand files.
    let mut command = command(binary(), &folder.join("service.db"));
    let process = Process::start(command.env("SERVICE_TIME_MS", "50000"));
    let id = process.send("POST", "/profiles", &json!({"ratings": {}})).json();
    let path = format!("/profiles/{}", id["id"].as_str().unwrap());

    let address = process.base.trim_start_matches("http://");
    let connect = |_| TcpStream::connect(address).unwrap();
    let mut writers: Vec<TcpStream> = (0..WRITERS).map(connect).collect();
    for (index, writer) in writers.iter_mut().enumerate() {
        writer.write_all(request(&path, index).as_bytes()).unwrap();
    }
    for writer in &mut writers {
        writer.set_read_timeout(Some(Duration::from_secs(55))).unwrap();
        let mut answer = String::new();
        writer.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    }
    let answer: Value = process.get(&path).json();
    assert_eq!(answer["revision"], WRITERS + 1);
    assert_eq!(answer["profile"]["own"].as_object().unwrap().len(), WRITERS);
    let revisions = process.get(&format!("{path}/revisions")).json();
    assert_eq!(revisions["total"], WRITERS + 1);
    drop(process);
    std::fs::remove_dir_all(folder).unwrap();
}

/// Rates a skill that no other writer rates.
fn request(path: &str, index: usize) -> String {
    let body = json!({"own": {format!("Skill {index}"): "working"}}).to_string();
    format!(
        "PATCH {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
}
