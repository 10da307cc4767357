//! Starts the service, and ends it when it is told to.

use std::process::ExitCode;
use std::time::Instant;

use capability_framework::{Edition, search};
use service::app;
use service::settings::{HELP, LogFormat, Settings};
use service::store::Store;
use tokio::net::TcpListener;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        None => {}
        Some("--help" | "-h") => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Some(other) => {
            eprintln!("`{other}` is not understood\n\n{HELP}");
            return ExitCode::from(2);
        }
    }
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("service: {message}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), String> {
    let settings = Settings::read()?;
    log(&settings);
    let path = settings.database.path.display().to_string();
    tracing::info!(path, "opening the database");
    let readers = std::thread::available_parallelism().map_or(4, usize::from).max(2);
    let store = Store::open(settings.database.clone(), readers);
    let store = store.map_err(|problem| format!("{path}: {}", problem.detail()))?;
    // The first search builds an index; better now than while somebody waits.
    let begin = Instant::now();
    let _ = search::search("developer");
    tracing::info!(ms = begin.elapsed().as_millis() as u64, "the index of the search is built");

    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let listener = TcpListener::bind(settings.address).await;
        let listener = listener.map_err(|error| format!("{}: {error}", settings.address))?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        tracing::info!(%address, edition = %Edition::LATEST, "listening on http://{address}");
        let router = app::router(store, &settings);
        let served = app::serve(listener, router, &settings, interrupt()).await;
        served.map_err(|error| error.to_string())
    })?;
    tracing::info!("ended");
    Ok(())
}

/// Logs to the standard error.
fn log(settings: &Settings) {
    let log = tracing_subscriber::fmt().with_max_level(settings.level).with_writer(std::io::stderr);
    match settings.log {
        LogFormat::Text => log.with_ansi(false).init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
}

/// Waits for the interrupt of a terminal, or for the request of a supervisor to end.
async fn interrupt() {
    let terminal = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::error!(%error, "no interrupt can be received");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let supervisor = async {
        use tokio::signal::unix::{SignalKind, signal};

        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let supervisor = std::future::pending::<()>();
    tokio::select! {
        () = terminal => {}
        () = supervisor => {}
    }
    tracing::info!("ending: no new connections, requests in flight are answered");
}
