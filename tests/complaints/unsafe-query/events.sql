CREATE TABLE events (unit TEXT, level TEXT, days INTEGER);
INSERT INTO events VALUES ('North', 'major', 3), ('South', 'minor', 5);
