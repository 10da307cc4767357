-- What everybody lacks of what every role level requires, in each edition of the table. A level is met
-- where nothing is missing.
SELECT
    people.person,
    requirements.edition,
    requirements.role_level,
    SUM(CASE WHEN ratings.points < requirements.points
        THEN requirements.points - ratings.points ELSE 0 END) AS steps_below,
    SUM(CASE WHEN ratings.points IS NULL
        THEN requirements.points ELSE 0 END) AS steps_not_assessed,
    SUM(CASE WHEN ratings.points >= requirements.points
        THEN 0 ELSE 1 END) AS missing
FROM people
CROSS JOIN requirements
LEFT JOIN ratings
    ON ratings.person = people.person AND ratings.skill = requirements.skill
WHERE requirements.role_level <> ''
GROUP BY people.person, requirements.edition, requirements.role_level
ORDER BY people.person, requirements.edition, requirements.role_level;
