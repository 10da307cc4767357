-- The tables of the export, and the two of a service that has assessed people. Entries are slugs,
-- which never change, and names and addresses are those of today.

CREATE TABLE requirements (
    role VARCHAR(100) NOT NULL,
    role_level VARCHAR(100),    -- none for a role of the Senior Civil Service
    skill VARCHAR(100) NOT NULL,
    proficiency VARCHAR(20),    -- none where no proficiency is stated
    points INTEGER              -- 1 for awareness to 4 for expert
);

CREATE TABLE ladders (
    role_family VARCHAR(100) NOT NULL,
    role VARCHAR(100) NOT NULL,
    role_level VARCHAR(100) NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    ladder_number INTEGER NOT NULL, -- the official number on the ladder, from 1
    ladder_rank INTEGER NOT NULL,   -- the step, which a management level shares with its twin
    track VARCHAR(20),          -- where a rank has two levels
    grades VARCHAR(20),         -- lowest first, with semicolons between them
    url VARCHAR(200) NOT NULL
);

CREATE TABLE history (
    published VARCHAR(10),      -- none for a spelling
    event VARCHAR(20) NOT NULL,
    entry_type VARCHAR(20) NOT NULL,
    old_name VARCHAR(200),
    new_name VARCHAR(200),
    today VARCHAR(100)          -- the slug of what it is today
);

CREATE TABLE people (
    person INTEGER NOT NULL PRIMARY KEY
);

CREATE TABLE ratings (
    person INTEGER NOT NULL,
    skill VARCHAR(100) NOT NULL,
    points INTEGER NOT NULL,    -- 0 for not yet aware; a skill that was not assessed has no row
    PRIMARY KEY (person, skill)
);
