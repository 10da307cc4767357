//! The `curl` lines of the README answer what it says.

use std::process::Command;

use super::server::Server;

#[test]
fn the_curl_lines_answer_what_the_readme_says() {
    if Command::new("curl").arg("--version").output().is_err() {
        return;
    }
    let server = Server::start();
    let readme = include_str!("../../README.md").replace("http://localhost:8080", &server.base);
    let console = readme.split("```console\n").nth(1).unwrap().split("```").next().unwrap();
    let mut count = 0;
    for example in console.split("$ ").skip(1) {
        let (command, wanted) = example.split_once('\n').unwrap();
        let output = Command::new("sh").args(["-c", command]).output().unwrap();
        let answer = String::from_utf8(output.stdout).unwrap();
        let wanted = wanted.trim_end().trim_end_matches('…');
        assert!(answer.starts_with(wanted), "{command}: {answer}");
        count += 1;
    }
    assert_eq!(count, 3);
}
