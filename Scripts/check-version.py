#!/usr/bin/env python3
"""Sees that every form of a published version says the same.

    Scripts/check-version.py out/latest

Counts and sums of every numeric column must be the same, exactly, in the CSV files as Python, pandas and DuckDB read
them, in tongji.sqlite and in the workbook; every cell of the workbook must be of the type that its column has;
frictionless must find nothing wrong. Needs duckdb, frictionless, openpyxl and pandas (PyPI).
"""

import csv
import datetime
import decimal
import json
import pathlib
import re
import sqlite3
import sys
from decimal import Decimal

import duckdb
import frictionless
import openpyxl
import pandas

csv.field_size_limit(1 << 30)
decimal.getcontext().prec = 200
folder = pathlib.Path(sys.argv[1])
descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
faults = []


def expect(what, found, wanted):
    if found != wanted:
        faults.append(f"{what}: found {found!r}, expected {wanted!r}")


def total(cells):
    return sum((Decimal(cell) for cell in cells if cell), Decimal(0))


def from_workbook(value):
    """The decimal of a number's cell: a cell keeps 15 digits; longer numbers are text."""
    if value is None or isinstance(value, str):
        return value or ""
    return str(value) if isinstance(value, int) else format(Decimal(format(value, ".15g")), "f")


def check_cell(what, cell, value, kind):
    if not value:
        expect(what, cell.value, None)
    elif kind in ("string", "datetime"):
        expect(f"{what}, type", cell.data_type, "s")
        # The one sign that XML cannot hold is written by its number.
        shown = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), str(cell.value))
        if len(value) <= 32767:
            expect(what, shown.replace("\r", "\n"), value.replace("\r", "\n"))
        else:
            expect(what, shown[-1], "…")
    elif kind == "date":
        expect(f"{what}, type", cell.data_type, "d" if value >= "1900-03-01" else "s")
        day = cell.value.date() if isinstance(cell.value, datetime.datetime) else cell.value
        expect(what, str(day), value)
    else:
        digits = len(value.replace("-", "").replace(".", "").lstrip("0"))
        expect(f"{what}, type", cell.data_type, "n" if digits <= 15 else "s")
        expect(what, Decimal(from_workbook(cell.value)), Decimal(value))
    if getattr(cell, "hyperlink", None):
        faults.append(f"{what}: is a link")


database = sqlite3.connect(f"file:{folder / 'tongji.sqlite'}?mode=ro", uri=True)
expect("integrity_check", database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
expect("foreign_key_check", database.execute("PRAGMA foreign_key_check").fetchall(), [])
workbook = openpyxl.load_workbook(folder / "spreadsheet" / "tongji.xlsx", read_only=True)
sheets = {sheet.title: sheet for sheet in workbook.worksheets}

for resource in descriptor["resources"]:
    if "schema" not in resource:
        continue
    name, path = resource["name"], str(folder / resource["path"])
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    numeric = [column for column, kind in kinds.items() if kind in ("integer", "number")]
    sums = {column: total(row[column] for row in rows) for column in numeric}
    filled = {column: sum(1 for row in rows if row[column]) for column in kinds}

    columns = [row[1] for row in database.execute(f'PRAGMA table_info("{name}")')]
    expect(f"{name} in SQLite, columns", columns, list(kinds))
    for column in kinds:
        cells = [row[0] for row in database.execute(f'SELECT "{column}" FROM "{name}" ORDER BY rowid')]
        expect(f"{name}.{column} in SQLite", ["" if c is None else str(c) for c in cells], [r[column] for r in rows])
        if column in numeric:
            expect(f"{name}.{column} in SQLite, sum", total(map(str, filter(None, cells))), sums[column])

    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    expect(f"{name} in pandas, rows", len(frame), len(rows))
    for column in numeric:
        expect(f"{name}.{column} in pandas, sum", total(frame[column]), sums[column])

    table = duckdb.read_csv(path, all_varchar=True, header=True, quotechar='"', escapechar='"', sep=",")
    expect(f"{name} in DuckDB, rows", table.aggregate("count(*)").fetchall()[0][0], len(rows))
    for column in numeric:
        found = table.aggregate(
            f"""count(nullif("{column}", '')), sum(nullif("{column}", '')::DECIMAL(38, 15))"""
        ).fetchall()[0]
        expect(f"{name}.{column} in DuckDB, count", found[0], filled[column])
        expect(f"{name}.{column} in DuckDB, sum", found[1] or Decimal(0), sums[column])

    place, cells_of = 0, {column: [] for column in numeric}
    parts = [name] + [f"{name} {turn}" for turn in range(2, 1000) if f"{name} {turn}" in sheets]
    for part in parts:
        for number, cells in enumerate(sheets[part].iter_rows(max_col=len(kinds))):
            if number == 0:
                expect(f"sheet {part}, columns", [cell.value for cell in cells], list(kinds))
                continue
            for cell, (column, kind) in zip(cells, kinds.items()):
                check_cell(f"sheet {part}, {column}, row {number + 1}", cell, rows[place][column], kind)
                if column in cells_of:
                    cells_of[column].append(from_workbook(cell.value))
            place += 1
    expect(f"{name} in the workbook, rows", place, len(rows))
    for column in numeric:
        expect(f"{name}.{column} in the workbook, sum", total(cells_of[column]), sums[column])
    print(f"{name}: {len(rows)} rows, {len(numeric)} numeric columns")

report = frictionless.validate(str(folder / "datapackage.json"))
for fault in report.flatten(["type", "title", "message"]):
    faults.append(f"frictionless: {fault}")
for fault in faults[:50]:
    print(fault)
sys.exit(1 if faults else 0)
