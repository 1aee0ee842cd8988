"""Saves a workbook as other programs and people do.

resave.py IN OUT        openpyxl opens and saves it
resave.py IN OUT bare   the values alone: no styles, rules or protection; columns
                        turned round, rows from the last to the first, three rows
                        and a column put in front
"""
import sys

import openpyxl

source, target = sys.argv[1:3]
book = openpyxl.load_workbook(source, data_only="bare" in sys.argv)
if "bare" in sys.argv:
    old, book = book, openpyxl.Workbook()
    book.remove(book.active)
    for sheet in old:
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
        head = next((i for i, row in enumerate(rows) if row[0] in ("対象ID", "Subject ID")), 0)
        table = [row[::-1] for row in rows[head:]]
        copy = book.create_sheet(sheet.title)
        for number, row in enumerate(rows[:head] + table[:1] + table[:0:-1], start=4):
            for column, value in enumerate(row, start=2):
                if value is not None:
                    copy.cell(number, column).value = value
book.save(target)
