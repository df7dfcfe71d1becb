"""What a competent user would write: aiohttp, csv and sqlite3, a commit for every row.

script.py FILE [fast]: `fast` lets SQLite not wait for the disk, so that a power cut loses rows.
"""

import asyncio
import csv
import sqlite3
import sys

import aiohttp

URL = "http://127.0.0.1:8791/v0/business/biz_bench/customers"


async def main(path):
    journal = sqlite3.connect(path + ".script.sqlite")
    if sys.argv[2:] == ["fast"]:
        journal.execute("PRAGMA journal_mode = WAL")
        journal.execute("PRAGMA synchronous = NORMAL")
    journal.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, status TEXT, customer TEXT)")
    with open(path, newline="") as source:
        rows = enumerate(csv.DictReader(source), 1)

        async def worker(session):
            for number, row in rows:
                payload = {
                    "name": row["Company Name"],
                    "external_id": row["Customer ID"],
                    "email": row["Email"],
                    "phone_number": row["Phone"],
                    "billing_address": {
                        "street_1": row["Street"],
                        "city": row["City"],
                        "state": row["State"],
                        "postal_code": row["Zip"],
                        "country": row["Country"],
                    },
                }
                async with session.post(URL, json=payload) as answer:
                    customer = (await answer.json())["data"]["id"]
                journal.execute("INSERT INTO row VALUES (?, 'created', ?)", (number, customer))
                journal.commit()

        connector = aiohttp.TCPConnector(limit=32)
        headers = {"Authorization": "Bearer x"}
        async with aiohttp.ClientSession(connector=connector, headers=headers) as session:
            await asyncio.gather(*(worker(session) for _ in range(32)))


asyncio.run(main(sys.argv[1]))
