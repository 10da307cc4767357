-- What everybody lacks of what every job needs, official and own skills. A job is met where nothing
-- essential is missing.
SELECT
    people.person,
    jobs.job,
    SUM(CASE WHEN jobs.need = 'desirable' OR ratings.points >= jobs.points
        THEN 0 ELSE 1 END) AS essential_missing,
    SUM(CASE WHEN jobs.need = 'essential' OR ratings.points >= jobs.points
        THEN 0 ELSE 1 END) AS desirable_missing
FROM people
CROSS JOIN jobs
LEFT JOIN ratings
    ON ratings.person = people.person AND ratings.skill = jobs.skill
GROUP BY people.person, jobs.job
ORDER BY people.person, jobs.job;
