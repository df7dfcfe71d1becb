#!/usr/bin/env python3
"""Records an import from its workbook to its report, in a real run against the sandbox in the program.

    record.py PROGRAM WORKBOOK FOLDER    writes FOLDER/recording.cast (asciicast v2) and FOLDER/recording.svg
    record.py PROGRAM WORKBOOK --check   only runs the commands, as fast as they go, and sees that each ends
                                         as it should
"""
import fcntl
import json
import os
import pty
import random
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from drawing import draw
from workbook import put_right

COLUMNS, ROWS = 110, 34
TITLE = "customer-import: a troubled workbook, from its check to the report"
STORE = "--store practice.jsonl"
JOURNAL = "customers.journal.sqlite"

# What a person would type for the rows of samples/customers.xlsx that can't be sent.
RIGHT = {
    5: {"Account Name": "Elm Law Offices"},
    10: {"Email": "office@maple-logistics.example.com"},
    14: {"Phone": "6175550113"},
    18: {"Billing Zip": "02903"},
    23: {"Billing Street": "12 Mill Lane"},
    28: {"Email": ""},
    37: {"Account ID": "0037"},
    42: {"Billing Zip": "02903"},
}

# What is typed, the exit codes that are right, and how long it is looked at; a remark has no exit code.
STORY = [
    ("# What would be sent, and what is wrong? Nothing leaves this machine.", None, 0.3),
    ("customer-import check customers.xlsx --show 0", {3}, 4.5),
    ("# Practise: the service is a sandbox in the program. The line of totals is no customer.", None, 0.3),
    (f"customer-import run customers.xlsx --sandbox {STORE} --leave-out total_row", {3}, 4.0),
    ("# Whoever knows the customers gets a workbook that says what to put right.", None, 0.3),
    (f"customer-import export {JOURNAL} --problems -o problems.xlsx", {0}, 1.5),
    ("# … puts it right in any spreadsheet, and sends it back:", None, 1.0),
    (f"customer-import fix {JOURNAL} problems.xlsx", {0}, 3.0),
    (f"customer-import resume {JOURNAL} {STORE}", {0}, 3.0),
    ("# Does the service have what was sent? And a page to pass on.", None, 0.3),
    (f"customer-import verify {JOURNAL} {STORE}", {0}, 2.0),
    (f"customer-import report {JOURNAL} -o report.html", {0}, 2.0),
]

UNPACED = " --sandbox-limit unlimited --rate unlimited"
# Waits are halved, and those in which nothing is to be seen cut to this.
SPEED, LONGEST_WAIT = 2, 0.3
PROMPT = "\x1b[32m$\x1b[0m "


def main():
    program, workbook, target = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copy(workbook, work / "customers.xlsx")
        (work / "bin").mkdir()
        (work / "bin/customer-import").symlink_to(Path(program).resolve())
        events = play(work, is_check=target == "--check")
    if target == "--check":
        return
    header = {"version": 2, "width": COLUMNS, "height": ROWS, "title": TITLE, "env": {"TERM": "xterm-256color"}}
    cast = "".join(
        json.dumps(line, ensure_ascii=False) + "\n"
        for line in [header] + [[round(at, 3), "o", text] for at, _, text in events]
    )
    Path(target, "recording.cast").write_text(cast, encoding="utf-8")
    picture = draw(header, events)
    Path(target, "recording.svg").write_text(picture, encoding="utf-8")
    print(f"{target}/recording.svg: {events[-1][0]:.0f} s, {len(picture.encode()) / 1000:.0f} kB")


def play(work, is_check):
    """Plays the story, and returns what a terminal got: (seconds, i for typed or o for answered, text)."""
    dice = random.Random(20)
    events, clock = [], 0.4
    for line, codes, look in STORY:
        if not is_check:
            events.append((clock, "i", PROMPT))
            clock += 0.2
            for piece in typed(line, dice):
                events.append((clock, "i", piece))
                clock += dice.uniform(0.5, 1.2) * (0.013 if codes is None else 0.02) * len(piece)
            clock += 0.2
            events.append((clock, "o", "\r\n"))
        if codes is None:
            clock += look
            continue
        if line.startswith("customer-import fix"):
            put_right(work / "problems.xlsx", RIGHT)
        is_unpaced = is_check and STORE in line and "verify" not in line
        answers, code = run(line + (UNPACED if is_unpaced else ""), work)
        if code not in codes:
            raise SystemExit(f"{line}\nended with {code} and not {codes}:\n{''.join(text for _, text in answers)}")
        for wait, text in answers:
            clock += min(wait / SPEED, LONGEST_WAIT)
            events.append((clock, "o", text))
        clock += look
    events.append((clock, "i", PROMPT))
    return events


def typed(line, dice):
    """A line as it is typed: a few characters at a time, remarks in grey."""
    grey = line.startswith("#")
    while line:
        count = dice.randint(2, 4)
        piece, line = line[:count], line[count:]
        yield f"\x1b[2m{piece}\x1b[0m" if grey else piece


def run(line, work):
    """Runs a command in a terminal; returns what it said, each with the time since what it said before."""
    primary, secondary = pty.openpty()
    fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = {
        "PATH": f"{work / 'bin'}:/usr/bin:/bin", "HOME": str(work), "XDG_STATE_HOME": str(work / "state"),
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC",
    }
    process = subprocess.Popen(
        ["/bin/sh", "-c", line], cwd=work, env=environment, start_new_session=True,
        stdin=secondary, stdout=secondary, stderr=secondary,
    )
    os.close(secondary)
    answers, last = [], time.monotonic()
    pending = b""
    while True:
        try:
            ready = select.select([primary], [], [], 60)[0]
            content = os.read(primary, 65536) if ready else b""
        except OSError:  # The terminal was left by the last program in it.
            content = b""
        if not content:
            break
        now = time.monotonic()
        pending += content
        # A character may be cut in two.
        text = pending.decode("utf-8", errors="ignore")
        pending = pending[len(text.encode()):]
        answers.append((now - last, text))
        last = now
    os.close(primary)
    return answers, process.wait(timeout=60)


if __name__ == "__main__":
    main()
