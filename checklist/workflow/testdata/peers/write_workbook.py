"""Writes a workbook in openpyxl's write-only mode and says how many seconds it
took, of the processor and of the clock, and how many rows there are.

write_workbook.py ROWS OUT.xlsx    ROWS has a JSON value a line: the name of a
                                   sheet, then its rows as lists

The time in which the rows are read is taken off.
"""
import json
import sys
import time

import openpyxl
import openpyxl.xml

assert openpyxl.xml.LXML, "lxml is missing"


def values():
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


start, began = time.process_time(), time.monotonic()
rows = sum(isinstance(value, list) for value in values())
reading, read = time.process_time() - start, time.monotonic() - began

start, began = time.process_time(), time.monotonic()
book = openpyxl.Workbook(write_only=True)
for value in values():
    if isinstance(value, str):
        sheet = book.create_sheet(value)
    else:
        sheet.append(value)
book.save(sys.argv[2])
print(time.process_time() - start - reading, time.monotonic() - began - read, rows)
