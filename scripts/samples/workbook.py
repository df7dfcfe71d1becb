#!/usr/bin/env python3
"""Writes samples/customers.xlsx as a CRM exports it: scripts/samples/workbook.py > samples/customers.xlsx
With the word "branches" samples/branches.xlsx, whose two sheets each hold customers.

A title and a filter's words stand above the header, a total below the rows, and a second sheet that is hidden
holds lists. Telephone numbers are numbers, postal codes are numbers with and without their format, and some
cells are wrong in ways that people know. Nothing in it changes from one run to the next.
"""
import io
import random
import sys
import zipfile
from xml.sax.saxutils import escape

HEADER = [
    "Account ID", "Account Name", "Email", "Phone", "Billing Street", "Billing City",
    "Billing State", "Billing Zip", "Billing Country", "Created Date", "Annual Revenue", "Owner",
]
PLAIN, TITLE, HEAD, DATE, ZIP, MONEY, PHONE = range(7)
FIRST = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Hazel", "Juniper", "Laurel", "Maple", "Oak", "Pine"]
SECOND = ["Bakery", "Books", "Brewing", "Dental", "Law Offices", "Logistics", "Print Shop", "Textiles"]
PLACES = [("Boston", "MA", 2139), ("Providence", "RI", 2903), ("Austin", "TX", 78701), ("Chicago", "IL", 60607)]
STREETS = ["Elm Street", "Main Street", "Mill Lane", "Station Road", "Washington Avenue"]
OWNERS = ["Ada Jones", "Sam Müller", "Zoë Clark"]


def cell(column, row, value, style=PLAIN):
    place = f"{chr(65 + column)}{row}"
    if value is None:
        return ""
    if isinstance(value, tuple):  # a formula with an error
        return f'<c r="{place}" s="{style}" t="e"><f>{value[0]}</f><v>{value[1]}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}" s="{style}"><v>{value}</v></c>'
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def customers():
    draw = random.Random(7)
    for number in range(48):
        name = f"{FIRST[number % 12]} {SECOND[(number * 5) % 8]}"
        city, state, code = PLACES[number % 4]
        place = name.lower().replace(" ", "-")
        yield [
            f"{number + 1:04d}", name, f"office@{place}.example.com", 6175550100 + number,
            f"{draw.randrange(1, 999)} {draw.choice(STREETS)}", city, state, code, "United States",
            43831 + draw.randrange(2000), draw.randrange(10, 900) * 1000, draw.choice(OWNERS),
        ]


def rows():
    """Each as its number and its cells."""
    yield 1, [(0, "Customers", TITLE)]
    yield 2, [(0, "All accounts · exported 2026-03-02 09:15 by Ada Jones", PLAIN)]
    yield 4, [(column, name, HEAD) for column, name in enumerate(HEADER)]
    styles = {3: PHONE, 7: ZIP, 9: DATE, 10: MONEY}
    number = 5
    for index, values in enumerate(customers()):
        looks = dict(styles)
        match index:
            case 4: values[1] = None
            case 9: values[2] = "office at juniper.example.com"
            case 13: values[3] = "5.55E+09"
            case 17: looks[7] = PLAIN  # 2903: its zero was in the format
            case 22: values[4] = ("Streets!B4", "#REF!")
            case 27: values[2] = "NULL"
            case 31: values[3] = "617-555-CALL"
            case 36: values[0] = "0012"  # another row's
            case 41: values[7] = None
        yield number, [(c, value, looks.get(c, PLAIN)) for c, value in enumerate(values)]
        number += 1
    total = sum(values[10] for values in customers())
    yield number + 1, [(0, "Total", HEAD), (1, "48 accounts", HEAD), (10, total, MONEY)]


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def sheet(content, extra=""):
    data = "".join(
        f'<row r="{number}">{"".join(cell(c, number, v, s) for c, v, s in cells)}</row>'
        for number, cells in content
    )
    widths = "".join(f'<col min="{n}" max="{n}" width="{18 if n > 1 else 12}" customWidth="1"/>' for n in range(1, 13))
    return f"<worksheet {MAIN}><cols>{widths}</cols><sheetData>{data}</sheetData>{extra}</worksheet>"


def branch(name, city, state, code):
    """The customers of one branch, two of them."""
    draw = random.Random(name)
    yield 1, [(column, title, HEAD) for column, title in enumerate(HEADER[:9])]
    for number in (1, 2):
        place = f"{name.lower()}-{number}"
        values = [
            f"{name[0]}-{number}", f"{name} {SECOND[number]}", f"office@{place}.example.com",
            f"617-555-01{number:02d}", f"{draw.randrange(1, 999)} Main Street", city, state, code, "United States",
        ]
        yield number + 1, [(c, value, ZIP if c == 7 else PLAIN) for c, value in enumerate(values)]


def parts(names, sheets):
    states = ["", ' state="hidden"' if "Lists" in names else ""]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}"{states[n - 1]} r:id="rId{n}"/>' for n, name in enumerate(names, 1)
    )
    styles = f"""<styleSheet {MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/>
<numFmt numFmtId="165" formatCode="&quot;$&quot;#,##0"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="16"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/>
<xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/>
<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="1" applyNumberFormat="1"/>
</cellXfs></styleSheet>"""
    yield "[Content_Types].xml", f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{TYPES}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/></Types>"""
    yield "_rels/.rels", f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
    yield "xl/workbook.xml", f"""<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>
{listed}
</sheets></workbook>"""
    yield "xl/_rels/workbook.xml.rels", f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"""
    yield "xl/styles.xml", styles
    for n, text in enumerate(sheets, 1):
        yield f"xl/worksheets/sheet{n}.xml", text


if sys.argv[1:] == ["branches"]:
    names = ["North", "South"]
    sheets = [sheet(branch("North", "Boston", "MA", 2139)), sheet(branch("South", "Austin", "TX", 78701))]
else:
    merged = '<mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells>'
    names = ["Accounts", "Lists"]
    sheets = [sheet(rows(), merged), sheet([(n + 1, [(0, owner, PLAIN)]) for n, owner in enumerate(OWNERS)])]

buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in parts(names, sheets):
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
sys.stdout.buffer.write(buffer.getvalue())
