"""A CSV file of numbers as an XLSX workbook and as an SQLite database, table `units`."""
import csv
import sqlite3
import sys

import openpyxl

source, workbook, database = sys.argv[1:]
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("units")
data = sqlite3.connect(database)


def number(text):
    return float(text) if text else None


with open(source, newline="", encoding="utf-8") as file:
    rows = csv.reader(file)
    header = next(rows)
    names = ", ".join(f'"{name}" {"REAL" if at else "TEXT"}' for at, name in enumerate(header))
    data.execute(f"CREATE TABLE units ({names})")
    insert = f"INSERT INTO units VALUES ({', '.join('?' * len(header))})"
    sheet.append(header)
    for row in rows:
        cells = [row[0]] + [number(cell) for cell in row[1:]]
        sheet.append(cells)
        data.execute(insert, cells)
data.commit()
book.save(workbook)
