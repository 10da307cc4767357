#!/usr/bin/env python3
"""Runs the queries of the example `export` on other database engines, unchanged, and compares every row
with the crate's answer.

    python3 -m venv target/engines
    target/engines/bin/pip install duckdb pyspark
    target/engines/bin/python tests/engines/compare.py sqlite postgresql duckdb spark
    target/engines/bin/python tests/engines/compare.py --people 1000000 --sums 8 spark

PostgreSQL is Debian's package: its `initdb` and `postgres`, found in PATH or in `/usr/lib/postgresql`,
serve a folder of its own on a socket there. Spark needs Java 17. The people and the answers come from an
ignored test of `tests/it/engines.rs`. With `--sums 8` the engines add up their rows for each of the last
eight role levels, and the seconds of both are printed: every row would be a file of many gigabytes.
"""

import argparse
import csv
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLES = ["requirements", "ladders", "history", "jobs", "people", "ratings"]
QUERIES = ["gap", "job_gap"]
# Of the rows of `gap.sql`, as the test adds up the crate's.
SUMS = """
    SELECT edition, role_level, SUM(steps_below) AS steps_below,
        SUM(steps_not_assessed) AS steps_not_assessed,
        SUM(CASE WHEN missing = 0 THEN 1 ELSE 0 END) AS met
    FROM ({}) AS gap GROUP BY edition, role_level ORDER BY edition, role_level
"""


class Sqlite:
    def __init__(self, folder):
        import sqlite3

        self.database = sqlite3.connect(":memory:")
        self.database.executescript((folder / "tables.sql").read_text())
        for table in TABLES:
            rows = [[cell or None for cell in row] for row in read(folder / f"{table}.csv")[1:]]
            places = ", ".join("?" * len(rows[0]))
            self.database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)

    def rows(self, query):
        return self.database.execute(query).fetchall()

    def close(self):
        self.database.close()


class Duckdb:
    def __init__(self, folder):
        import duckdb

        self.database = duckdb.connect(config={"memory_limit": "4GB"})
        self.database.execute((folder / "tables.sql").read_text())
        for table in TABLES:
            self.database.execute(f"COPY {table} FROM '{folder / table}.csv' (HEADER)")

    def rows(self, query):
        return self.database.execute(query).fetchall()

    def close(self):
        self.database.close()


class Postgresql:
    """A server without a network, whose programs will not run as root."""

    def __init__(self, folder):
        self.folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self.server = None
        try:
            self.start()
            psql(self.folder, (folder / "tables.sql").read_text())
            for table in TABLES:
                rows = (folder / f"{table}.csv").read_text()
                psql(self.folder, f"COPY {table} FROM STDIN (FORMAT csv, HEADER);\n{rows}\\.\n")
        except BaseException:
            self.close()
            raise

    def start(self):
        user = {}
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            user = {"user": "postgres", "group": "postgres"}
        data = self.folder / "data"
        subprocess.run(
            [program("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale", "C", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **user)
        self.server = subprocess.Popen(
            [program("postgres"), "-D", data, "-k", self.folder, "-c", "listen_addresses="],
            stderr=subprocess.DEVNULL, cwd=self.folder, **user)
        for _ in range(100):
            if psql(self.folder, "SELECT 1", check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("the PostgreSQL server does not answer")

    def rows(self, query):
        text = psql(self.folder, query, "--csv", "--tuples-only").stdout
        return list(csv.reader(text.splitlines()))

    def close(self):
        if self.server:
            self.server.terminate()
            self.server.wait()
        shutil.rmtree(self.folder)


def psql(folder, script, *options, check=True):
    command = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "postgres", *options]
    return subprocess.run(command, input=script, text=True, capture_output=True, check=check)


def program(name):
    """A program of the server, which Debian does not put in PATH."""
    found = shutil.which(name) or max(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), default=None)
    if not found:
        raise SystemExit(f"no {name}: install Debian's package postgresql")
    return found


class Spark:
    def __init__(self, folder):
        from pyspark.sql import SparkSession

        local = tempfile.mkdtemp(prefix="spark-")
        settings = {
            "spark.driver.memory": "5g",
            "spark.local.dir": local,
            "spark.sql.warehouse.dir": f"{local}/warehouse",
            "spark.sql.shuffle.partitions": "16",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.log.level": "ERROR",
        }
        builder = SparkSession.builder.master("local[2]").appName("capability-framework")
        for name, value in settings.items():
            builder = builder.config(name, value)
        self.folder, self.session = local, builder.getOrCreate()
        for table, columns in schemas((folder / "tables.sql").read_text()).items():
            path = str(folder / f"{table}.csv")
            rows = self.session.read.csv(path, schema=columns, header=True)
            rows.createOrReplaceTempView(table)

    def rows(self, query):
        return [list(row) for row in self.session.sql(query).collect()]

    def close(self):
        self.session.stop()
        shutil.rmtree(self.folder)


def schemas(script):
    """The columns of each table: Spark's views have no keys."""
    tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\n\);", script, re.DOTALL)
    columns = re.compile(r"^    ([a-z_]+) (INTEGER|VARCHAR)", re.MULTILINE)
    kinds = {"INTEGER": "INT", "VARCHAR": "STRING"}
    return {
        table: ", ".join(f"{name} {kinds[kind]}" for name, kind in columns.findall(body))
        for table, body in tables
    }


ENGINES = {"sqlite": Sqlite, "postgresql": Postgresql, "duckdb": Duckdb, "spark": Spark}


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def write_answers(folder, people, levels):
    """Lets a test write the tables, the people and the crate's answers."""
    variables = {
        "CAPABILITY_FRAMEWORK_ENGINES": str(folder),
        "CAPABILITY_FRAMEWORK_PEOPLE": str(people),
        "CAPABILITY_FRAMEWORK_LEVELS": str(levels),
    }
    test = "write_sums" if levels else "write_every_answer"
    release = ["--release"] if levels else []
    command = ["cargo", "test", "-q", *release, "-p", "tests", "--test", "it", "--", "--exact",
               "--ignored", "--nocapture", f"engines::{test}"]
    output = subprocess.run(command, cwd=ROOT, env=os.environ | variables, text=True,
                            capture_output=True)
    if output.returncode != 0 or "1 passed" not in output.stdout:
        raise SystemExit(output.stdout + output.stderr)
    print(*re.findall("crate: .* s", output.stdout), sep="\n")


def compare(name, folder, answers):
    """Compares an engine's rows with the crate's, in order."""
    start = time.monotonic()
    engine = ENGINES[name](folder)
    print(f"{name}: loaded in {time.monotonic() - start:.1f} s", flush=True)
    try:
        for answer in answers:
            query = (folder / f"{'gap' if answer == 'sums' else answer}.sql").read_text()
            if answer == "sums":
                query = SUMS.format(query.strip().rstrip(";"))
            start = time.monotonic()
            rows = [[str(cell) for cell in row] for row in engine.rows(query)]
            seconds = time.monotonic() - start
            wanted = read(folder / f"{answer}.csv")[1:]
            if rows != wanted:
                wrong = [pair for pair in zip(rows, wanted) if pair[0] != pair[1]]
                raise SystemExit(f"{name}, {answer}: {len(rows)} rows for {len(wanted)}, {wrong[:3]}")
            print(f"{name}: {answer}: {len(rows)} rows are the crate's, {seconds:.1f} s", flush=True)
    finally:
        engine.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("engines", nargs="+", choices=ENGINES)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--sums", type=int, default=0, metavar="LEVELS")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="engines-") as folder:
        folder = Path(folder)
        write_answers(folder, arguments.people, arguments.sums)
        for engine in arguments.engines:
            compare(engine, folder, ["sums"] if arguments.sums else QUERIES)


if __name__ == "__main__":
    main()
