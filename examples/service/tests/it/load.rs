//! How many requests a second, and how long the slowest hundredth takes, beside a constant string from
//! the same server. To be run alone, in release: `cargo test --release -- --ignored --nocapture load`.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use capability_framework::{Profile, RoleLevel};
use serde_json::to_value;

use super::server::Server;

const CONNECTIONS: usize = 8;
/// Each path is asked in turn, so that other work on the machine slows them alike.
const ROUNDS: usize = 15;
const TIME: Duration = Duration::from_millis(250);

#[test]
#[ignore = "needs a quiet machine"]
fn load() {
    let server = Server::start();
    let profile = server.profile(&to_value(Profile::from(RoleLevel::Developer)).unwrap());
    let paths = [
        "/constant".to_owned(),
        "/levels/senior-developer/requirements".to_owned(),
        "/delta/developer/senior-developer".to_owned(),
        format!("/profiles/{profile}/gap/senior-developer"),
    ];
    let rounds = (0..ROUNDS).map(|_| paths.each_ref().map(|path| measure(&server, path)));
    let rounds: Vec<[(f64, Duration); 4]> = rounds.collect();
    println!("medians of {ROUNDS} rounds, {CONNECTIONS} connections");
    for (index, path) in paths.iter().enumerate() {
        let rate = median(rounds.iter().map(|round| round[index].0));
        let share = median(rounds.iter().map(|round| round[index].0 / round[0].0));
        let slowest = median(rounds.iter().map(|round| round[index].1.as_secs_f64() * 1e3));
        let slower = median(rounds.iter().map(|round| round[index].1.div_duration_f64(round[0].1)));
        let route = path.replace(&profile, "{profile}");
        println!("{route:<46} {rate:>6.0} req/s ({share:.2}), p99 {slowest:.2} ms ({slower:.2})");
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Requests a second, and the 99th percentile of their times.
fn measure(server: &Server, path: &str) -> (f64, Duration) {
    let end = Instant::now() + TIME;
    let address = server.base.trim_start_matches("http://");
    let clients: Vec<Vec<Duration>> = std::thread::scope(|scope| {
        let client = |_| scope.spawn(|| ask_until(address, path, end));
        let clients: Vec<_> = (0..CONNECTIONS).map(client).collect();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    });
    let mut times: Vec<Duration> = clients.into_iter().flatten().collect();
    times.sort_unstable();
    (times.len() as f64 / TIME.as_secs_f64(), times[times.len() * 99 / 100])
}

/// The times of requests on one connection.
fn ask_until(address: &str, path: &str, end: Instant) -> Vec<Duration> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\n\r\n");
    let (mut times, mut buffer) = (Vec::new(), vec![0; 1 << 16]);
    while Instant::now() < end {
        let begin = Instant::now();
        stream.write_all(request.as_bytes()).unwrap();
        let (mut read, mut whole) = (0, usize::MAX);
        while read < whole {
            let more = stream.read(&mut buffer[read..]).unwrap();
            assert!(more > 0);
            read += more;
            let head = buffer[..read].windows(4).position(|end| end == b"\r\n\r\n");
            if let Some(head) = head {
                let text = std::str::from_utf8(&buffer[..head]).unwrap();
                assert!(text.starts_with("HTTP/1.1 200"), "{text}");
                let length = text.split("content-length: ").nth(1).unwrap();
                let length: usize = length.split("\r\n").next().unwrap().parse().unwrap();
                whole = head + 4 + length;
            }
        }
        times.push(begin.elapsed());
    }
    times
}
