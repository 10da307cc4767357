#!/usr/bin/env python3
"""The gap query of the example `export` in DuckDB 2.0.1, on the people of the bench `peers`.

What somebody would use today who does not write Rust. From the root of the repository:

    pip install duckdb==2.0.1
    cargo run --example export -- --out target/export
    cargo bench -p benches --bench peers -- --ratings target/ratings.csv
    python3 benches/gap_in_duckdb.py target/export target/ratings.csv

It asks in batches, because the answers about a million people are 206 million rows, on one thread, and
stores the answers of each batch. Only the query is timed. A further argument is the number of people.
"""

import sys
import time
from pathlib import Path

import duckdb

BATCH = 10_000

export, ratings = Path(sys.argv[1]), Path(sys.argv[2])
people = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000

database = duckdb.connect()
database.execute("SET threads = 1")
database.execute((export / "tables.sql").read_text())
database.execute(f"COPY requirements FROM '{export}/requirements.csv' (HEADER)")
database.execute(f"CREATE TABLE everybody AS SELECT * FROM read_csv('{ratings}') WHERE person < {people}")
gap = (export / "gap.sql").read_text().rstrip().rstrip(";")

seconds, rows, below, not_assessed = 0.0, 0, 0, 0
for start in range(0, people, BATCH):
    end = min(start + BATCH, people)
    database.execute("DELETE FROM ratings")
    database.execute("DELETE FROM people")
    database.execute(f"INSERT INTO people SELECT * FROM range({start}, {end})")
    database.execute(
        f"INSERT INTO ratings SELECT * FROM everybody WHERE person >= {start} AND person < {end}"
    )
    begin = time.process_time()
    database.execute(f"CREATE OR REPLACE TABLE answers AS {gap}")
    seconds += time.process_time() - begin
    sums = "SELECT count(*), sum(steps_below), sum(steps_not_assessed) FROM answers"
    batch = database.execute(sums).fetchone()
    rows, below, not_assessed = rows + batch[0], below + batch[1], not_assessed + batch[2]

print(f"{people} people, {rows} answers: {below} steps below, {not_assessed} not assessed")
print(f"{seconds:.1f} s of one thread, {seconds * 1e9 / people:.0f} ns a person")
