"""`make bench-reader`'s part on workbooks: one of text, checked by this program and read by others.

workbooks.py PROGRAM FOLDER     ROWS_BOOK=200000 ROUNDS=3

The programs take turns, since the machine's speed changes; printed are the medians. The others read cells, and
map and check nothing.
"""

import os
import statistics
import subprocess
import sys
import time

program, folder = sys.argv[1], sys.argv[2]
rows = int(os.environ.get("ROWS_BOOK", "200000"))
rounds = int(os.environ.get("ROUNDS", "3"))
file = os.path.join(folder, "customers.xlsx")
HEADERS = "Customer ID,Company Name,Email,Phone,Street,City,State,Zip,Country,Notes".split(",")


def texts(n):
    """The cells of a row, in texts only, a few of which come again and again."""
    return [
        f"C{n:07}",
        f"Customer Number {n} GmbH",
        f"contact{n}@example-{n % 900}.com",
        f"+1 555 {n % 1000:03} {n % 10000:04}",
        f"{n} Main Street",
        "Springfield",
        "IL",
        f"{n % 90000 + 10000}",
        "US",
        f"met in {n % 7}",
    ]


def write():
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {"strings_to_numbers": False, "strings_to_formulas": False})
    sheet = book.add_worksheet("Customers")
    sheet.write_row(0, 0, HEADERS)
    for n in range(rows):
        for column, text in enumerate(texts(n)):
            sheet.write_string(n + 1, column, text)
    book.close()


# In a process of its own: what a child of a large process has at its start counts as the child's memory.
if (child := os.fork()) == 0:
    write()
    os._exit(0)
if os.waitpid(child, 0)[1]:
    sys.exit("the workbook couldn't be written")
print(f"{rows:,} rows × {len(HEADERS)} columns, {os.path.getsize(file):,} bytes, {os.cpu_count()} cores", flush=True)

READ = {
    "fastexcel": "import fastexcel; t = fastexcel.read_excel(f).load_sheet(0, dtypes='string'); print(t.height)",
    "python-calamine": "import python_calamine as c; print(len(c.CalamineWorkbook.from_path(f).get_sheet_by_index(0).to_python()))",
    "openpyxl, read-only": "import openpyxl; print(sum(1 for r in openpyxl.load_workbook(f, read_only=True).active.iter_rows(values_only=True)))",
}
# The slowest goes once: it takes 20 times as long as the others.
commands = {
    "customer-import check": [program, "check", file, "--quiet"],
    "customer-import peek --jsonl": [program, "peek", file, "--jsonl"],
} | {name: [sys.executable, "-c", f"f = {file!r}; {code}"] for name, code in READ.items()}


def run(command):
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)[:200]}: exit code {child.returncode}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


found = {name: [] for name in commands}
for turn in range(rounds):
    for name, command in commands.items():
        if turn == 0 or not name.startswith("openpyxl"):
            found[name].append(run(command))
medians = {name: [statistics.median(values) for values in zip(*runs)] for name, runs in found.items()}
for name, (seconds, cpu, memory) in medians.items():
    ratio = cpu / medians["fastexcel"][1]
    print(f"{name:34} {seconds:7.2f} s {cpu:7.2f} s CPU {memory:6.0f} MB {ratio:6.2f} × fastexcel's CPU", flush=True)
