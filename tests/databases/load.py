#!/usr/bin/env python3
"""Loads a folder of CSV files into a database, with the types that fit the cells, or as texts.

load.py sqlite FOLDER FILE typed|texts      writes the file
load.py postgresql FOLDER - typed|texts     prints statements for psql
"""
import csv
import pathlib
import re
import sqlite3
import sys

NUMBER, DAY = r"-?\d{1,15}(\.\d+)?", r"\d{4}-\d\d-\d\d"


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def type_of(cells, kind, typed):
    given = [cell for cell in cells if cell]
    fits = lambda pattern: typed and given and all(re.fullmatch(pattern, cell) for cell in given)
    if fits(r"-?\d{1,15}"):
        return "BIGINT"
    if fits(NUMBER):
        return "NUMERIC" if kind == "postgresql" else "REAL"
    if kind == "postgresql" and fits(DAY):
        return "DATE"
    if kind == "postgresql" and fits("yes|no"):
        return "BOOLEAN"
    return "TEXT"


def tables(folder):
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        rows = list(csv.reader(path.open(encoding="utf-8-sig")))
        yield path, rows[0], rows[1:]


def main():
    kind, folder, target, form = sys.argv[1:]
    database = sqlite3.connect(target) if kind == "sqlite" else None
    for path, header, rows in tables(folder):
        types = [type_of([row[c] for row in rows], kind, form == "typed") for c in range(len(header))]
        columns = ", ".join(f"{quoted(name)} {type_}" for name, type_ in zip(header, types))
        create = f"CREATE TABLE {quoted(path.stem)} ({columns})"
        if database is None:
            print(create + ";")
            print(f"\\copy {quoted(path.stem)} FROM '{path.resolve()}' WITH (FORMAT csv, HEADER)")
            continue
        database.execute(create)
        places = ", ".join("?" * len(header))
        database.executemany(f"INSERT INTO {quoted(path.stem)} VALUES ({places})",
                             [[cell or None for cell in row] for row in rows])
    if database is not None:
        database.commit()


main()
