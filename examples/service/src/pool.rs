//! Connections to the database file, and what is said when it fails.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use tokio::sync::Semaphore;

use crate::problem::{Kind, Problem};

/// How connections are opened.
#[derive(Clone, Debug)]
pub struct Options {
    pub path: PathBuf,
    /// How long a statement waits for another program that has locked the file.
    pub patience: Duration,
    /// The most bytes that the file may have.
    pub most_bytes: Option<u64>,
}

/// A few connections, each used by one request at a time. Waiting requests are served in order.
#[derive(Clone)]
pub struct Pool {
    options: Arc<Options>,
    turns: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Open>>>,
}

/// A connection, and the file that it was opened on.
struct Open {
    connection: Connection,
    file: Option<FileId>,
}

impl Pool {
    pub fn new(options: Options, connections: usize) -> Pool {
        Pool {
            options: Arc::new(options),
            turns: Arc::new(Semaphore::new(connections)),
            idle: Arc::default(),
        }
    }

    /// Runs `work` with a connection on a thread that may block. A request that times out before its turn
    /// does nothing; work that has begun is finished.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let failed = |error: &dyn ToString| Problem::new(Kind::Failed, error.to_string());
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(|error| failed(&error))?;
        let pool = self.clone();
        let work = tokio::task::spawn_blocking(move || {
            let result = pool.work(work);
            drop(turn);
            result
        });
        work.await.map_err(|error| failed(&error))?
    }

    fn work<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let file = file_id(&self.options.path);
        if file.is_none() {
            return Err(Problem::new(Kind::Gone, "The file of the database is gone"));
        }
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        // SQLite would go on writing to a file that was deleted or replaced, and the data would be lost.
        let mut open = match idle.filter(|open| open.file == file) {
            Some(open) => open,
            None => Open { connection: open(&self.options, false)?, file },
        };
        let result = work(&mut open.connection);
        if !result.as_ref().is_err_and(|problem| problem.status().is_server_error()) {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(open);
        }
        result
    }
}

/// Opens a connection that waits for locks, syncs each commit to the disk and overwrites deleted rows.
pub fn open(options: &Options, is_new: bool) -> Result<Connection, Problem> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, is_new);
    let connection = Connection::open_with_flags(&options.path, flags)?;
    connection.busy_timeout(options.patience)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    if let Some(bytes) = options.most_bytes {
        let page: u32 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
        let pages = bytes.div_ceil(u64::from(page.max(1)));
        connection.pragma_update(
            None,
            "max_page_count",
            u32::try_from(pages).unwrap_or(u32::MAX),
        )?;
    }
    Ok(connection)
}

/// Distinguishes files at the same path: device and inode.
#[cfg(unix)]
type FileId = (u64, u64);

#[cfg(unix)]
fn file_id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;

    std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

/// Elsewhere a file that is open can be neither deleted nor replaced.
#[cfg(not(unix))]
type FileId = ();

#[cfg(not(unix))]
fn file_id(path: &Path) -> Option<FileId> {
    path.exists().then_some(())
}

/// The caller gets a sentence; SQLite's own message goes to the log.
impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Problem {
        let (kind, detail) = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                (Kind::Locked, "Another program has locked the database; try again")
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                (Kind::ReadOnly, "The database can be read and not written")
            }
            Some(ErrorCode::DiskFull) => {
                (Kind::Full, "There is no room for more; what is stored can be read")
            }
            Some(ErrorCode::CannotOpen) => (Kind::Gone, "The database cannot be opened"),
            Some(ErrorCode::SystemIoFailure) => (Kind::Gone, "The disk does not answer"),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                (Kind::Damaged, "The file is not a database, or is damaged")
            }
            _ => (Kind::Failed, "The database refused a statement; it is in the log"),
        };
        tracing::warn!(%error, "database");
        Problem::new(kind, detail)
    }
}
