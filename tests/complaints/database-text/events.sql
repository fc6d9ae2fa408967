CREATE TABLE events (unit TEXT, level TEXT, days INTEGER);
INSERT INTO events VALUES ('North', CAST(x'd6d8b4f3' AS TEXT), 3);
