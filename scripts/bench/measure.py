"""Runs a command, and prints how many rows a second it did, at what cost.

measure.py NAME ROWS [--journal FILE] -- COMMAND…
"""

import os
import resource
import subprocess
import sys
import time

split = sys.argv.index("--")
name, rows = sys.argv[1], int(sys.argv[2])
journal = sys.argv[4] if split > 4 else None
start = time.monotonic()
done = subprocess.run(sys.argv[split + 1 :], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
seconds = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if done.returncode:
    sys.exit(f"{name}: exit code {done.returncode}: {done.stderr.decode()[-500:]}")
cpu = (used.ru_utime + used.ru_stime) / rows * 1e6
size = f"{os.path.getsize(journal) / rows:.0f} B" if journal else ""
print(
    f"{name:34} {rows / seconds:9,.0f} rows/s {cpu:7.0f} µs CPU/row"
    f" {used.ru_maxrss / 1024:6.0f} MB  {size}",
    flush=True,
)
