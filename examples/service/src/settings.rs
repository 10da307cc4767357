//! What the service is told by its environment.

use std::env;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use crate::pool::Options;

/// How the service runs.
#[derive(Clone, Debug)]
pub struct Settings {
    pub address: SocketAddr,
    pub database: Options,
    /// How many requests are answered at a time; others wait.
    pub concurrency: usize,
    /// The most time of a request, waiting included.
    pub time: Duration,
    /// How logs are written.
    pub log: LogFormat,
    pub level: tracing::Level,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogFormat {
    Text,
    Json,
}

impl FromStr for LogFormat {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<LogFormat, &'static str> {
        match text {
            "text" => Ok(LogFormat::Text),
            "json" => Ok(LogFormat::Json),
            _ => Err("expected text or json"),
        }
    }
}

/// What `--help` prints.
pub const HELP: &str = "\
The capability framework, profiles and jobs over HTTP.

Usage: service

It is set by variables of the environment:
  SERVICE_ADDRESS      where it listens           127.0.0.1:8080
  SERVICE_DATABASE     the SQLite file            service.db
  SERVICE_DATABASE_MB  the most it may grow to    (no limit)
  SERVICE_LOCK_MS      how long it waits for a lock of another program  2000
  SERVICE_CONCURRENCY  requests at a time         256
  SERVICE_TIME_MS      the most time of a request 10000
  SERVICE_LOG          text or json               text
  SERVICE_LOG_LEVEL    error, warn, info or debug info
";

impl Settings {
    /// From the environment.
    ///
    /// # Errors
    ///
    /// A sentence that names the variable.
    pub fn read() -> Result<Settings, String> {
        let milliseconds = |name, value| variable(name, value).map(Duration::from_millis);
        let most_megabytes: u64 = variable("SERVICE_DATABASE_MB", 0)?;
        Ok(Settings {
            address: variable("SERVICE_ADDRESS", SocketAddr::from(([127, 0, 0, 1], 8080)))?,
            database: Options {
                path: variable("SERVICE_DATABASE", PathBuf::from("service.db"))?,
                patience: milliseconds("SERVICE_LOCK_MS", 2000)?,
                most_bytes: (most_megabytes > 0).then(|| most_megabytes.saturating_mul(1 << 20)),
            },
            concurrency: variable("SERVICE_CONCURRENCY", 256)?.clamp(1, 100_000),
            time: milliseconds("SERVICE_TIME_MS", 10_000)?,
            log: variable("SERVICE_LOG", LogFormat::Text)?,
            level: variable("SERVICE_LOG_LEVEL", tracing::Level::INFO)?,
        })
    }
}

fn variable<T: FromStr<Err: std::fmt::Display>>(name: &str, default: T) -> Result<T, String> {
    match env::var(name) {
        Err(env::VarError::NotPresent) => Ok(default),
        Err(env::VarError::NotUnicode(_)) => Err(format!("{name} is no text")),
        Ok(text) => text.parse().map_err(|error| format!("{name} is `{text}`: {error}")),
    }
}
