"""Prints tables with ReportLab's platypus and says how many seconds it took, of the processor
and of the clock, and how many rows there are.

print_tables.py TABLES.json OUT.pdf REGULAR.ttf BOLD.ttf

Tables have columns (title and width in mm) and rows of cells (text, span). Every
text is a paragraph of the same font and size as ours, wrapped as Japanese; heads
are repeated. Rows with spans are tables of their own: ReportLab takes much longer
for them within others.
"""
import html
import json
import sys
import time

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Table

source, target, regular, bold = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    tables = json.load(file)

start, began = time.process_time(), time.monotonic()
pdfmetrics.registerFont(TTFont("regular", regular))
pdfmetrics.registerFont(TTFont("bold", bold))
text = ParagraphStyle("text", fontName="regular", fontSize=8.5, leading=11.5, wordWrap="CJK")
head = ParagraphStyle("head", parent=text, fontName="bold")
GRID = [("GRID", (0, 0), (-1, -1), 0.25, "#999999"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
PADDING = [(side + "PADDING", (0, 0), (-1, -1), 2) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def paragraph(words, style=text):
    return Paragraph(html.escape(words).replace("\n", "<br/>"), style)


def plain(row):
    return all(span == 1 for _, span in row)


def pieces(table):
    """The table's rows, parted where one has spans."""
    widths = [width * mm for _, width in table["columns"]]
    heads = [paragraph(title, head) for title, _ in table["columns"]] if any(title for title, _ in table["columns"]) else None
    rows = []

    def flush():
        if rows:
            data = ([heads] if heads else []) + rows
            yield LongTable(data, colWidths=widths, repeatRows=1 if heads else 0, style=GRID + PADDING)
            rows.clear()

    for row in table["rows"]:
        if plain(row):
            cells = [paragraph(words) for words, _ in row]
            rows.append(cells + [""] * (len(widths) - len(cells)))
            continue
        yield from flush()
        at, across = 0, []
        for _, span in row:
            across.append(sum(widths[at : at + span]))
            at += span
        yield Table([[paragraph(words) for words, _ in row]], colWidths=across, style=GRID + PADDING)
    yield from flush()


story = [piece for table in tables for piece in pieces(table)]
page = SimpleDocTemplate(target, pagesize=A4, leftMargin=15 * mm, rightMargin=15 * mm, topMargin=15 * mm, bottomMargin=15 * mm)
page.build(story)
print(time.process_time() - start, time.monotonic() - began, sum(len(table["rows"]) for table in tables))
