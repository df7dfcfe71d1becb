#!/usr/bin/env python3
"""Writes a source of ROWS rows with every kind of value, each of which lacks its name: cells.py ROWS > FILE.

The values go through a problem workbook and a spreadsheet, and have to come back as they are.
"""
import csv
import random
import sys

KINDS = [
    # Numbers, as codes and as numbers are written.
    lambda r: f"{r.randrange(10000):05d}",
    lambda r: str(r.randrange(10**9)),
    lambda r: str(r.randrange(10**15, 10**19)),
    lambda r: f"{r.uniform(-1000, 1000):.2f}",
    lambda r: f"{r.uniform(0, 10**6):,.2f}",
    lambda r: f"{r.uniform(0, 10**6):,.2f}".translate(str.maketrans(",.", ".,")),
    lambda r: f"{r.randrange(1, 999)} {r.randrange(100, 999)},{r.randrange(100):02d}",
    lambda r: f"{r.uniform(1, 9):.2f}E+{r.randrange(5, 12):02d}",
    lambda r: f"{r.randrange(1, 99)}e{r.randrange(1, 9)}",
    lambda r: f"{r.randrange(100)}%",
    lambda r: f"({r.randrange(1, 999)})",
    lambda r: f"-{r.randrange(1, 999)}",
    lambda r: f"+1555{r.randrange(10**7):07d}",
    lambda r: f"+{r.randrange(1, 99)} {r.randrange(100, 999)} {r.randrange(10**6)}",
    lambda r: f"({r.randrange(200, 999)}) 555-{r.randrange(10**4):04d}",
    lambda r: f"{r.randrange(10**5):05d}-{r.randrange(10**4):04d}",
    lambda r: f"${r.uniform(0, 999):.2f}",
    lambda r: f"{r.uniform(0, 999):.2f} €",
    lambda r: f"{r.randrange(1, 9)} {r.randrange(1, 4)}/{r.randrange(4, 9)}",
    # Dates, times and truth values.
    lambda r: f"{r.randrange(1, 13)}/{r.randrange(1, 29)}/{r.randrange(1990, 2030)}",
    lambda r: f"{r.randrange(1, 29)}.{r.randrange(1, 13)}.{r.randrange(1990, 2030)}",
    lambda r: f"{r.randrange(1990, 2030)}-{r.randrange(1, 13):02d}-{r.randrange(1, 29):02d}",
    lambda r: f"{r.randrange(1, 13)}/{r.randrange(1, 29)}/{r.randrange(100):02d}",
    lambda r: f"{r.randrange(1, 13)}/{r.randrange(1, 29)}",
    lambda r: f"{r.randrange(1, 13)}-{r.randrange(1, 29)}",
    lambda r: f"{r.randrange(1, 29)} {r.choice(['Jan', 'May', 'September'])}",
    lambda r: f"{r.choice(['Mar', 'Dec'])}-{r.randrange(10, 30)}",
    lambda r: f"{r.randrange(24)}:{r.randrange(60):02d}",
    lambda r: f"{r.randrange(1, 13)}:{r.randrange(60):02d} {r.choice(['AM', 'PM'])}",
    lambda r: f"2024-01-{r.randrange(1, 29):02d}T{r.randrange(24):02d}:30:00Z",
    lambda r: f"2024-01-{r.randrange(1, 29):02d} {r.randrange(24):02d}:30",
    lambda r: r.choice(["true", "FALSE", "True", "yes", "WAHR", "on", "1", "0"]),
    # What looks like a formula, or like what spreadsheets write.
    lambda r: f"={r.randrange(9)}+{r.randrange(9)}",
    lambda r: r.choice(["=SUM(A1:A9)", "@x", "-x", "+x", "#REF!", "#N/A", '="0012"', "'=1+1"]),
    lambda r: r.choice(["'quoted", "''", "O'Hara", "'0012", "it's", "`x`", "’"]),
    # Texts.
    lambda r: r.choice(["_x0041_", "_x000D_", "_x005F_x0041_", "__x0041__x0042_", "_x00g1_"]),
    lambda r: r.choice(["a\nb", "a\r\nb", "a\n\nb\n", "\na", "tab\there", "  two  ", " lead", "trail "]),
    lambda r: r.choice(["Łódź", "Žižkov", "Ελλάδα", "Москва", "東京都", "서울", "القاهرة", "תל אביב"]),
    lambda r: r.choice(["😀", "👩‍👩‍👧", "e\u0301", "é", "ﬁ", "ﾊﾝｶｸ", "１２３", "٣٤٥", "½", "№ 5"]),
    lambda r: r.choice(["\u00a0x\u00a0", "\u200bx", "\ufeffx", "a\u2028b", "a\u00adb", "\u202ex", "\u007f"]),
    lambda r: r.choice(["a\u0001b", "\u0008", "x\u001f", "\u000b", "\ufffd", "\ufffe"]),
    lambda r: r.choice(["<b>&amp;</b>", "a & b", '"x"', "a,b;c|d", "]]>", "&#65;", "%20", "\\n"]),
    lambda r: r.choice(["a@example.com", "https://example.com/?a=1", "www.example.com", "file.txt"]),
    lambda r: r.choice(["NULL", "N/A", "-", ".", "NaN", "INF", "E", "1E", "e5", "0x1F", "1_000"]),
    lambda r: "".join(chr(r.randrange(0x20, 0x2FFF)) for _ in range(20)),
    lambda r: "long " * 9000,
    lambda r: "",
]


def main():
    rows = int(sys.argv[1])
    random_values = random.Random(18)
    out = csv.writer(sys.stdout)
    columns = [f"Value {n}" for n in range(1, 9)]
    out.writerow(["Account ID", "Company Name", *columns])
    long = 0
    for row in range(rows):
        values = []
        for column in range(len(columns)):
            kind = KINDS[(row * len(columns) + column) % len(KINDS)]
            if kind is KINDS[-2]:
                long += 1
                if long > max(1, rows // 100):
                    kind = KINDS[-3]
            values.append(kind(random_values))
        # Ids of every kind, too, in the column that the mapping uses.
        out.writerow([f"{row:05d}", "", *values])


main()
