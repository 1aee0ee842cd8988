"""Prints file, sheet and the number of its cells that are not empty, as openpyxl reads them."""

import pathlib
import sys

import openpyxl

for path in map(pathlib.Path, sys.argv[1:]):
    for sheet in openpyxl.load_workbook(path).worksheets:
        cells = sum(cell.value is not None for row in sheet.iter_rows() for cell in row)
        print(path.name, sheet.title, cells, sep="\t")
