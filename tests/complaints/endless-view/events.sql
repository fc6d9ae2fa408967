CREATE VIEW events AS
WITH RECURSIVE day(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM day)
SELECT 'North' AS unit, 'major' AS level, n AS days FROM day;
