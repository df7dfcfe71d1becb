"""Puts cells of a workbook right, as a person would in a spreadsheet."""
import re
import xml.etree.ElementTree as xml
import zipfile

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMES = {"s": SPACE}


def put_right(path, values):
    """Writes texts into the second sheet: values has them by the row's number and the column's header."""
    with zipfile.ZipFile(path) as archive:
        parts = {info: archive.read(info) for info in archive.infolist()}
    for info, content in parts.items():
        if info.filename == "xl/worksheets/sheet2.xml":
            parts[info] = changed(content, values)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in parts.items():
            archive.writestr(info, content)


def changed(content, values):
    for prefix, space in re.findall(rb'xmlns:?(\w*)="([^"]*)"', content):
        xml.register_namespace(prefix.decode(), space.decode())
    sheet = xml.fromstring(content)
    header, *rows = sheet.iterfind(".//s:row", NAMES)
    columns = {text(cell): letters(cell) for cell in header}
    left = dict(values)
    for row in rows:
        cells = {letters(cell): cell for cell in row}
        number = int(text(cells[columns["_row"]]).split("-")[0])
        for column, value in left.pop(number, {}).items():
            write(cells[columns[column]], value)
    if left:
        raise SystemExit(f"no such rows in the workbook: {sorted(left)}")
    return xml.tostring(sheet, encoding="utf-8", xml_declaration=True)


def letters(cell):
    return cell.get("r").rstrip("0123456789")


def text(cell):
    return "".join(part.text or "" for part in cell.iterfind(".//s:t", NAMES))


def write(cell, value):
    for part in list(cell):
        cell.remove(part)
    cell.attrib.pop("t", None)
    if value:
        cell.set("t", "inlineStr")
        xml.SubElement(xml.SubElement(cell, f"{{{SPACE}}}is"), f"{{{SPACE}}}t").text = value
