//! A service to ask, and how it is asked.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::routing::get;
use serde_json::Value;
use service::app;
use service::pool::Options;
use service::settings::{LogFormat, Settings};
use service::store::Store;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// A service in this process, which ends when it is dropped.
pub struct Server {
    pub base: String,
    pub database: PathBuf,
    end: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: ureq::http::HeaderMap,
    pub text: String,
}

/// A folder that no other test has.
pub fn folder() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);

    let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn settings(database: PathBuf) -> Settings {
    Settings {
        address: SocketAddr::from(([127, 0, 0, 1], 0)),
        database: Options {
            path: database,
            patience: Duration::from_millis(200),
            most_bytes: None,
        },
        concurrency: 256,
        time: Duration::from_secs(20),
        log: LogFormat::Text,
        level: tracing::Level::ERROR,
    }
}

impl Server {
    pub fn start() -> Server {
        Server::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Settings)) -> Server {
        let mut settings = settings(folder().join("service.db"));
        change(&mut settings);
        let database = settings.database.path.clone();
        let store = Store::open(settings.database.clone(), 2).unwrap();
        let (sender, receiver) = oneshot::channel::<()>();
        let (address, addressed) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let mut runtime = tokio::runtime::Builder::new_multi_thread();
            let runtime = runtime.worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = TcpListener::bind(settings.address).await.unwrap();
                address.send(listener.local_addr().unwrap()).unwrap();
                let end = async { drop(receiver.await) };
                let router =
                    app::router(store, &settings).route("/constant", get(async || "constant"));
                app::serve(listener, router, &settings, end).await.unwrap();
            });
        });
        let base = format!("http://{}", addressed.recv().unwrap());
        Server { base, database, end: Some((sender, thread)) }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], None)
    }

    /// The JSON of an answer that should be there.
    pub fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    pub fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        let json = [("content-type", "application/json")];
        self.ask(method, path, &json, Some(body.to_string().as_bytes()))
    }

    pub fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&[u8]>,
    ) -> Answer {
        ask(&format!("{}{path}", self.base), method, headers, body)
    }

    /// A new profile's id.
    pub fn profile(&self, profile: &Value) -> String {
        let answer = self.send("POST", "/profiles", profile);
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].as_str().unwrap().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some((end, thread)) = self.end.take() {
            let _ = end.send(());
            let _ = thread.join();
        }
        if let Some(folder) = self.database.parent() {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// Asks without following redirects.
pub fn ask(url: &str, method: &str, headers: &[(&str, &str)], body: Option<&[u8]>) -> Answer {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_idle_connections(0)
        .allow_non_standard_methods(true)
        .timeout_global(Some(Duration::from_secs(50)));
    let agent = ureq::Agent::new_with_config(config.build());
    let mut request = ureq::http::Request::builder().method(method).uri(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = match body {
        Some(body) => agent.run(request.body(body).unwrap()),
        None => agent.run(request.body(()).unwrap()),
    };
    let mut response = response.unwrap_or_else(|error| panic!("{method} {url}: {error}"));
    let text = response.body_mut().read_to_string().unwrap();
    Answer { status: response.status().as_u16(), headers: response.headers().clone(), text }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The problem of this status and type.
    #[track_caller]
    pub fn problem(&self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["type"], format!("urn:capability-framework:{kind}"), "{problem}");
        assert_eq!(problem["status"], status);
        problem
    }
}
