"""Reads answer sheets with openpyxl and says how many seconds it took, of the processor
and of the clock, and how many answers there are.

read_sheets.py FOLDER          in openpyxl's own mode for reading alone
read_sheets.py FOLDER whole    workbooks as a whole

Of each sheet is made what a program would go on with: what the sheet says of
itself, and the cells of every answer by subject and item.
"""
import pathlib
import sys
import time

import openpyxl

HEADINGS, ANSWER = 5, slice(7, 23)


def read(path, read_only):
    with open(path, "rb") as file:
        book = openpyxl.load_workbook(file, read_only=read_only, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        book.close()
    about = [cell for row in rows[: HEADINGS - 1] for cell in row if cell]
    return about, {(row[0], row[2]): row[ANSWER] for row in rows[HEADINGS:] if row[2]}


paths = sorted(pathlib.Path(sys.argv[1]).iterdir())
start, began = time.process_time(), time.monotonic()
sheets = [read(path, "whole" not in sys.argv) for path in paths]
print(time.process_time() - start, time.monotonic() - began, sum(len(answers) for _, answers in sheets))
