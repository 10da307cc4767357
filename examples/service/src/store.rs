//! Profiles and jobs in one SQLite file: the only SQL of the service.
//!
//! A row of `profiles` is one revision, whole; the highest is the profile, and together they are its
//! history. Each request is one transaction. The store does not know who wrote what, or about whom.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use serde::Serialize;
use utoipa::ToSchema;

use crate::pool::{self, Options, Pool};
use crate::problem::{Kind, Problem};

const SCHEMA: &str = "
    CREATE TABLE profiles (
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        changed TEXT NOT NULL,
        profile TEXT NOT NULL,
        PRIMARY KEY (id, revision)
    ) STRICT;
    CREATE TABLE jobs (
        id TEXT PRIMARY KEY NOT NULL,
        created TEXT NOT NULL,
        job TEXT NOT NULL
    ) STRICT;
    PRAGMA user_version = 1;
";
const SCHEMA_VERSION: i64 = 1;

/// The time, as text that sorts.
const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

/// Everything that is stored.
#[derive(Clone)]
pub struct Store {
    readers: Pool,
    /// One, because SQLite lets one write at a time.
    writer: Pool,
}

/// A revision of a profile.
#[derive(Clone, Serialize, ToSchema, Debug)]
pub struct Revision {
    /// 1 for the first, and one more with each change.
    pub revision: u32,
    /// When it was written, in UTC.
    #[schema(example = "2026-11-25T21:30:00.000Z")]
    pub changed: String,
}

/// A revision with its profile, as JSON.
pub struct StoredRevision {
    pub revision: Revision,
    pub profile: String,
}

fn revision(row: &Row<'_>) -> rusqlite::Result<Revision> {
    Ok(Revision { revision: row.get(0)?, changed: row.get(1)? })
}

fn stored_revision(row: &Row<'_>) -> rusqlite::Result<StoredRevision> {
    Ok(StoredRevision { revision: revision(row)?, profile: row.get(2)? })
}

impl Store {
    /// Opens the file, and creates it if there is none.
    pub fn open(options: Options, readers: usize) -> Result<Store, Problem> {
        let mut connection = pool::open(&options, true)?;
        let version = |connection: &Connection| -> rusqlite::Result<i64> {
            connection.pragma_query_value(None, "user_version", |row| row.get(0))
        };
        if version(&connection)? == 0 {
            connection.pragma_update(None, "journal_mode", "WAL")?;
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if version(&transaction)? == 0 {
                transaction.execute_batch(SCHEMA)?;
            }
            transaction.commit()?;
        }
        match version(&connection)? {
            SCHEMA_VERSION => {}
            other => {
                let detail = format!("The tables are of version {other}, and not {SCHEMA_VERSION}");
                return Err(Problem::new(Kind::Damaged, detail));
            }
        }
        Ok(Store { readers: Pool::new(options.clone(), readers), writer: Pool::new(options, 1) })
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let work = |connection: &mut Connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        };
        self.writer.run(work).await
    }

    /// All that `work` reads is from the same moment.
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.readers.run(|connection| work(&connection.transaction()?)).await
    }

    /// Whether the store can be written: it writes the version of the tables once more.
    pub async fn check(&self) -> Result<(), Problem> {
        let version = |transaction: &Transaction<'_>| {
            Ok(transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?)
        };
        self.write(version).await
    }

    /// Stores a new profile under an id that cannot be guessed.
    pub async fn add_profile(&self, profile: String) -> Result<(String, Revision), Problem> {
        self.write(move |transaction| {
            let id = new_id(transaction)?;
            let revision = add_revision(transaction, &id, 1, &profile)?;
            Ok((id, revision))
        })
        .await
    }

    pub async fn profile(&self, id: String) -> Result<Option<StoredRevision>, Problem> {
        self.read(move |transaction| latest(transaction, &id)).await
    }

    /// The profiles of several ids, `None` for each that is not there.
    pub async fn profiles(&self, ids: Vec<String>) -> Result<Vec<Option<String>>, Problem> {
        let profile = |stored: Option<StoredRevision>| stored.map(|stored| stored.profile);
        self.read(move |transaction| {
            ids.iter().map(|id| latest(transaction, id).map(profile)).collect()
        })
        .await
    }

    /// Changes a profile; `None` if there is none. No other change comes between the profile that
    /// `change` gets and the one it returns.
    pub async fn change_profile(
        &self,
        id: String,
        change: impl FnOnce(&StoredRevision) -> Result<String, Problem> + Send + 'static,
    ) -> Result<Option<StoredRevision>, Problem> {
        self.write(move |transaction| {
            let Some(before) = latest(transaction, &id)? else { return Ok(None) };
            let profile = change(&before)?;
            let number = before.revision.revision + 1;
            let revision = add_revision(transaction, &id, number, &profile)?;
            Ok(Some(StoredRevision { revision, profile }))
        })
        .await
    }

    /// A page of the history, and the number of all revisions: 0 if there is no such profile.
    pub async fn revisions(
        &self,
        id: String,
        offset: usize,
        limit: usize,
    ) -> Result<(Vec<Revision>, u32), Problem> {
        self.read(move |transaction| {
            let count = "SELECT count(*) FROM profiles WHERE id = ?";
            let count: u32 = transaction.query_row(count, [&id], |row| row.get(0))?;
            let (offset, limit) = (i64::try_from(offset), i64::try_from(limit));
            let bounds = params![id, limit.unwrap_or(i64::MAX), offset.unwrap_or(i64::MAX)];
            let mut query = transaction.prepare_cached(
                "SELECT revision, changed FROM profiles WHERE id = ? ORDER BY revision LIMIT ? OFFSET ?",
            )?;
            let revisions = query.query_map(bounds, revision)?.collect::<Result<_, _>>()?;
            Ok((revisions, count))
        })
        .await
    }

    /// A profile as it was at two times; `None` if there is no such profile.
    pub async fn profile_at(
        &self,
        id: String,
        times: [String; 2],
    ) -> Result<Option<[Option<StoredRevision>; 2]>, Problem> {
        self.read(move |transaction| {
            if latest(transaction, &id)?.is_none() {
                return Ok(None);
            }
            let mut query = transaction.prepare_cached(
                "SELECT revision, changed, profile FROM profiles WHERE id = ? AND changed <= ?
                ORDER BY revision DESC LIMIT 1",
            )?;
            let mut at = |time: &str| query.query_row([&id, time], stored_revision).optional();
            let [from, to] = &times;
            Ok(Some([at(from)?, at(to)?]))
        })
        .await
    }

    /// Deletes a profile with its history, and says whether it was there.
    pub async fn delete_profile(&self, id: String) -> Result<bool, Problem> {
        self.delete("DELETE FROM profiles WHERE id = ?", id).await
    }

    pub async fn add_job(&self, job: String) -> Result<String, Problem> {
        self.write(move |transaction| {
            let id = new_id(transaction)?;
            let statement = format!("INSERT INTO jobs VALUES (?, {NOW}, ?)");
            transaction.prepare_cached(&statement)?.execute(params![id, job])?;
            Ok(id)
        })
        .await
    }

    /// The jobs of several ids, `None` for each that is not there.
    pub async fn jobs(&self, ids: Vec<String>) -> Result<Vec<Option<String>>, Problem> {
        self.read(move |transaction| {
            let mut query = transaction.prepare_cached("SELECT job FROM jobs WHERE id = ?")?;
            let mut job = |id: &String| query.query_row([id], |row| row.get(0)).optional();
            Ok(ids.iter().map(&mut job).collect::<Result<_, _>>()?)
        })
        .await
    }

    pub async fn delete_job(&self, id: String) -> Result<bool, Problem> {
        self.delete("DELETE FROM jobs WHERE id = ?", id).await
    }

    /// Deletes rows, and their copies in SQLite's write-ahead log.
    async fn delete(&self, statement: &'static str, id: String) -> Result<bool, Problem> {
        let rows = self.write(move |transaction| Ok(transaction.execute(statement, [id])?)).await?;
        if rows > 0 {
            let empty_log = "PRAGMA wal_checkpoint(TRUNCATE)";
            let emptied = |connection: &mut Connection| {
                Ok(connection.query_row(empty_log, [], |row| row.get::<_, bool>(0))?)
            };
            // A reader may be in the way: then the next deletion empties it, or the next checkpoint.
            match self.writer.run(emptied).await {
                Ok(false) => {}
                Ok(true) | Err(_) => tracing::warn!("the write-ahead log was not emptied"),
            }
        }
        Ok(rows > 0)
    }
}

/// 128 random bits.
fn new_id(transaction: &Transaction<'_>) -> rusqlite::Result<String> {
    transaction.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))
}

fn latest(transaction: &Transaction<'_>, id: &str) -> Result<Option<StoredRevision>, Problem> {
    let mut query = transaction.prepare_cached(
        "SELECT revision, changed, profile FROM profiles WHERE id = ? ORDER BY revision DESC LIMIT 1",
    )?;
    Ok(query.query_row([id], stored_revision).optional()?)
}

fn add_revision(
    transaction: &Transaction<'_>,
    id: &str,
    number: u32,
    profile: &str,
) -> rusqlite::Result<Revision> {
    let statement =
        format!("INSERT INTO profiles VALUES (?, ?, {NOW}, ?) RETURNING revision, changed");
    transaction.prepare_cached(&statement)?.query_row(params![id, number, profile], revision)
}
