"""Runs what comes after an import in turns, and prints the middle one of each.

audit.py PROGRAM CELLS    in a folder with a.sqlite, held.sqlite and fixed.csv; CELLS are SQL for a row's cells
"""

import os
import shutil
import statistics
import sys
import time

tool, cells = sys.argv[1:]
rounds = int(os.environ.get("ROUNDS", "3"))
shell = ["sqlite3", "-csv", "-header", "a.sqlite"]

# Name, command, the journal that it changes and hence is copied for it, and what the shell does in its place.
commands = [
    ("status", ["status", "a.sqlite"], None, "SELECT status, count(*) FROM row GROUP BY status"),
    ("report", ["report", "a.sqlite", "-o", "report.html", "--force"], None, None),
    ("export", ["export", "a.sqlite"], None,
     f"SELECT {cells}, id, status, customer_id, problem FROM row ORDER BY id"),
    ("export --id-map", ["export", "a.sqlite", "--id-map"], None,
     "SELECT external_id, customer_id FROM row WHERE external_id IS NOT NULL AND customer_id IS NOT NULL"
     " ORDER BY id"),
    ("export -o x.xlsx", ["export", "a.sqlite", "-o", "x.xlsx", "--force"], None, None),
    ("journal check", ["journal", "check", "a.sqlite"], None,
     "PRAGMA integrity_check; PRAGMA foreign_key_check"),
    ("journal compact", ["journal", "compact", "c.sqlite"], "a.sqlite", "VACUUM"),
    ("journal redact", ["journal", "redact", "c.sqlite", "--force"], "a.sqlite", None),
    ("fix", ["fix", "c.sqlite", "fixed.csv"], "held.sqlite", None),
    ("retry --accept", ["retry", "c.sqlite", "--accept", "too_few_cells"], "held.sqlite", None),
]


def run(command, changed):
    """Seconds, seconds of CPU, MB."""
    if changed:
        shutil.copyfile(changed, "c.sqlite")
        os.chmod("c.sqlite", 0o600)
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        for target in (1, 2):
            os.dup2(os.open("out" if target == 1 else "errors", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), target)
        os.execvp(command[0], command)
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}: {open('errors').read()[-500:]}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def middle(runs):
    return [statistics.median(values) for values in zip(*runs)]


print(f"{'':18} {'CPU s':>8} {'time s':>8} {'MB':>6}   {'sqlite3: CPU s':>14}")
for name, arguments, changed, statement in commands:
    if sys.stderr.isatty():
        print(f"{name} …\r", end="", file=sys.stderr, flush=True)
    own, others = [], []
    for _ in range(rounds):
        own.append(run([tool, *arguments], changed))
        if statement:
            target = shell if not changed else ["sqlite3", "c.sqlite"]
            others.append(run([*target, statement], changed))
    seconds, cpu, memory = middle(own)
    beside = f"{middle(others)[1]:14.2f}" if others else ""
    print(f"{name:18} {cpu:8.2f} {seconds:8.2f} {memory:6.0f}   {beside}", flush=True)
