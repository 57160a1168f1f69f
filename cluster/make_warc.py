"""Writes the pages of a folder as one WARC file, a gzip member a record, as archives of the web are kept.

    python3 cluster/make_warc.py pages/raw pages.warc.gz
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

DAY = "2024-05-09T08:00:00Z"


def record(path: str, body: bytes, day: str = DAY) -> bytes:
    """The response that a server would have given."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://pages.example.org/{path}\r\nWARC-Date: {day}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6, mtime=0)


def pages(folder: Path) -> Iterator[Path]:
    return iter(sorted(path for path in folder.rglob("*.htm*") if not path.name.endswith(".meta.json")))


def main(folder: Path, archive: Path, day: str = DAY) -> None:
    with archive.open("wb") as file:
        for page in pages(folder):
            file.write(record(page.relative_to(folder).as_posix(), page.read_bytes(), day))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
