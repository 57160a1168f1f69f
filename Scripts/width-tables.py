#!/usr/bin/env python3
"""Makes Sources/Terminal/Resources/widths.tsv: how many columns of a terminal each character takes.

    apt-get install unicode-data
    python3 Scripts/width-tables.py > Sources/Terminal/Resources/widths.tsv

From the files EastAsianWidth.txt and DerivedGeneralCategory.txt of the Unicode Character Database. Wide and full-width
characters (UAX #11: W, F) take two columns; marks that stand on another character, format characters and the second
and third parts of a Hangul syllable none; all others one. The same input gives the same bytes.
"""

from pathlib import Path
import re
import sys

UCD = Path("/usr/share/unicode")
NONE = {"Mn", "Me", "Cf"}
NOTES = {
    0: "combining mark or format character",
    2: "East Asian Wide or Fullwidth",
}


def properties(path: Path):
    for line in path.read_text(encoding="utf-8").splitlines():
        text = line.split("#")[0].strip()
        if not text:
            continue
        codes, value = [part.strip() for part in text.split(";")]
        first, _, last = codes.partition("..")
        yield int(first, 16), int(last or first, 16), value


widths: dict[int, int] = {}
for first, last, value in properties(UCD / "EastAsianWidth.txt"):
    if value in ("W", "F"):
        widths.update((code, 2) for code in range(first, last + 1))
for first, last, value in properties(UCD / "extracted" / "DerivedGeneralCategory.txt"):
    if value in NONE:
        widths.update((code, 0) for code in range(first, last + 1))
# A soft hyphen is shown as a hyphen; the vowels and final consonants of Hangul join the wide consonant before them.
widths.pop(0x00AD, None)
widths.update((code, 0) for code in range(0x1160, 0x1200))

version = re.search(r"EastAsianWidth-([\d.]+)\.txt", (UCD / "EastAsianWidth.txt").read_text(encoding="utf-8"))
if version is None:
    sys.exit("EastAsianWidth.txt has no version")
print("# Made by Scripts/width-tables.py; do not edit. Columns of a terminal that characters take, where it is not one.")
print(f"# Unicode Character Database {version[1]}, Unicode License v3, https://www.unicode.org/license.txt.")
print("# Ambiguous ones (UAX #11: A, such as the quotation marks of U+201C) take one, as terminals are set unless told.")
print("first\tlast\tcolumns\tnote")
codes = sorted(widths)
start = codes[0]
for place, code in enumerate(codes):
    following = codes[place + 1] if place + 1 < len(codes) else None
    if following == code + 1 and widths[following] == widths[code]:
        continue
    print(f"{start:04X}\t{code:04X}\t{widths[code]}\t{NOTES[widths[code]]}")
    start = following
