"""A CSV file of numbers as an XLSX workbook of one sheet, as spreadsheets write it but fast: a million rows take a
minute. The first column is text, the header too. Usage: large_xlsx.py TABLE.csv WORKBOOK.xlsx"""
import sys
import zipfile
from xml.sax.saxutils import escape

source, workbook = sys.argv[1:]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml":
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/></Types>',
    "_rels/.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIP}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml":
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIP}">'
        '<sheets><sheet name="units" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONSHIP}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def column_name(index):
    return (column_name(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


def text_cell(column, row, text):
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""


def number_cell(column, row, text):
    return f'<c r="{column}{row}"><v>{text}</v></c>' if text else ""


def row_xml(row, texts, cell):
    return (f'<row r="{row}">' + text_cell(columns[0], row, texts[0]) +
            "".join([cell(column, row, text) for column, text in zip(columns[1:], texts[1:])]) + "</row>")


with open(source, encoding="utf-8") as file, zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as book:
    for name, text in PARTS.items():
        book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    header = next(file).rstrip("\n").split(",")
    columns = [column_name(index) for index in range(len(header))]
    with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
        sheet.write(f'<?xml version="1.0"?>\n<worksheet xmlns="{MAIN}"><sheetData>'.encode())
        sheet.write(row_xml(1, header, text_cell).encode())
        for row, line in enumerate(file, 2):
            sheet.write(row_xml(row, line.rstrip("\n").split(","), number_cell).encode())
        sheet.write(b"</sheetData></worksheet>")
