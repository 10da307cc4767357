-- The tables of the export, and the two of a service that has assessed people. Entries are slugs,
-- which never change, and names and addresses are those of today.

CREATE TABLE requirements (
    edition VARCHAR(10) NOT NULL, -- such as 2026-10
    role VARCHAR(100) NOT NULL,
    role_level VARCHAR(100),    -- none for a role of the Senior Civil Service
    skill VARCHAR(100) NOT NULL,
    proficiency VARCHAR(20),    -- none where no proficiency is stated
    points INTEGER              -- 1 for awareness to 4 for expert
);

CREATE TABLE ladders (
    edition VARCHAR(10) NOT NULL,
    role_family VARCHAR(100) NOT NULL,
    role VARCHAR(100) NOT NULL,
    role_level VARCHAR(100) NOT NULL,
    name VARCHAR(100) NOT NULL,
    ladder_number INTEGER NOT NULL, -- the official number on the ladder, from 1
    ladder_rank INTEGER NOT NULL,   -- the step, which a management level shares with its twin
    track VARCHAR(20),          -- where a rank has two levels
    grades VARCHAR(20),         -- lowest first, with semicolons between them
    url VARCHAR(200) NOT NULL,
    PRIMARY KEY (edition, role_level)
);

CREATE TABLE history (
    published VARCHAR(10),      -- none for a spelling
    event VARCHAR(20) NOT NULL,
    entry_type VARCHAR(20) NOT NULL,
    old_name VARCHAR(200),
    new_name VARCHAR(200),
    today VARCHAR(100)          -- the slug of what it is today
);

CREATE TABLE jobs (
    job VARCHAR(200) NOT NULL,
    edition VARCHAR(10) NOT NULL,
    skill VARCHAR(200) NOT NULL, -- of an own skill the name, which is never that of an official one
    is_own INTEGER NOT NULL,    -- 1 for a skill of the organisation's own, else 0
    need VARCHAR(20) NOT NULL,  -- essential or desirable
    proficiency VARCHAR(20),    -- none where a desirable skill states none
    points INTEGER NOT NULL,    -- what is enough: then 1
    PRIMARY KEY (job, skill)
);

CREATE TABLE people (
    person INTEGER NOT NULL PRIMARY KEY
);

CREATE TABLE ratings (
    person INTEGER NOT NULL,
    skill VARCHAR(200) NOT NULL, -- a slug, or the name of an own skill as the jobs have it
    points INTEGER NOT NULL,    -- 0 for not yet aware; a skill that was not assessed has no row
    PRIMARY KEY (person, skill)
);
