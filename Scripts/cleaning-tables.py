#!/usr/bin/env python3
"""Write the generated tables of Sources/Cleaning/Resources from their published sources.

usage: cleaning-tables.py OPENCC PYPINYIN JIEBA OUT

OPENCC    the unpacked wheel opencc-python-reimplemented 0.1.7 (PyPI, Apache-2.0): holds opencc/dictionary
PYPINYIN  the unpacked wheel pypinyin 0.55.0 (PyPI, MIT): holds pypinyin/pinyin_dict.json
JIEBA     the unpacked source of jieba 0.42.1 (PyPI, MIT): holds jieba/dict.txt
OUT       the folder to write to: Sources/Cleaning/Resources

Needs Python 3.9 or newer and Perl 5.34 or newer (its core module Unicode::UCD knows which ideograph a radical stands for).
The same inputs give the same bytes.
"""
import json
import pathlib
import subprocess
import sys
import unicodedata

TONES = str.maketrans({
    **dict.fromkeys("āáǎà", "a"), **dict.fromkeys("ēéěè", "e"), **dict.fromkeys("īíǐì", "i"),
    **dict.fromkeys("ōóǒò", "o"), **dict.fromkeys("ūúǔù", "u"), **dict.fromkeys("ǖǘǚǜ", "ü"),
})


def write(folder, name, head, columns, rows):
    lines = [f"# {line}" for line in head] + ["\t".join(columns)] + ["\t".join(row) for row in rows]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


def pairs(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        key, values = line.split("\t")
        yield key, values.split(" ")[0]


def gb2312(character):
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def gbk(character):
    try:
        return len(character.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False


def hexadecimal(character):
    return f"U+{ord(character):04X}"


def character_rows():
    """Characters that stand for others: width, compatibility ideographs, radicals, odd blanks, invisible ones."""
    rows = {}

    def add(code, to, reason):
        rows[code] = (f"U+{code:04X}", to, reason)

    for code in list(range(0xFF10, 0xFF1A)) + list(range(0xFF21, 0xFF3B)) + list(range(0xFF41, 0xFF5B)):
        add(code, chr(code - 0xFEE0), "width")
    add(0xFF05, "%", "width")
    # Small forms of Chinese punctuation, of Big5 pages.
    for code, to in zip((0xFE50, 0xFE51, 0xFE54, 0xFE55, 0xFE56, 0xFE57, 0xFE59, 0xFE5A, 0xFE6A), "，、；：？！（）%"):
        add(code, to, "width")
    for first, last in ((0xF900, 0xFAD9), (0x2F800, 0x2FA1D), (0x2E80, 0x2EF3), (0x2F00, 0x2FD5)):
        for code in range(first, last + 1):
            to = unicodedata.normalize("NFKC", chr(code))
            if len(to) == 1 and to != chr(code):
                add(code, to, "radical" if code < 0x3000 else "compatibility")
    script = ('use Unicode::UCD "charprop"; binmode STDOUT, ":utf8"; for (0x2E80..0x2EF3) '
              '{ my $e = charprop($_, "EqUIdeo"); print "$_\\t$e\\n" if defined $e && $e =~ /\\S/ && $e !~ /none/i }')
    for line in subprocess.run(["perl", "-e", script], capture_output=True, check=True, encoding="utf-8").stdout.splitlines():
        code, to = line.split("\t")
        if len(to) == 1 and int(code) not in rows:
            add(int(code), to, "radical")
    for code, to in ((0xFB00, "ff"), (0xFB01, "fi"), (0xFB02, "fl"), (0xFB03, "ffi"), (0xFB04, "ffl"), (0x0261, "g")):
        add(code, to, "compatibility")
    # Quotation marks and dashes of Windows-1252 that were taken for Latin-1.
    for code, to in zip(range(0x91, 0x98), "‘’“”•–—"):
        add(code, to, "compatibility")
    for code in [0x09, 0x0B, 0x0C, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x0A, 0x0D]:
        add(code, " ", "blank")
    for code in [0xAD, 0x034F, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
                 *range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0100, 0xE01F0)]:
        add(code, "", "invisible")
    for code in [*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0)]:
        add(code, "", "control")
    return [rows[code] for code in sorted(rows)]


def user_defined(lead, trail):
    """The private character that GB 18030 gives a user-defined code of GBK, U+FFFD for a code of no area."""
    if 0xAA <= lead <= 0xAF and trail >= 0xA1:
        return chr(0xE000 + (lead - 0xAA) * 94 + trail - 0xA1)
    if lead >= 0xF8 and trail >= 0xA1:
        return chr(0xE234 + (lead - 0xF8) * 94 + trail - 0xA1)
    if 0xA1 <= lead <= 0xA7 and trail <= 0xA0:
        return chr(0xE4C6 + (lead - 0xA1) * 96 + trail - 0x40 - (trail > 0x7F))
    return "\uFFFD"


def syllable(reading):
    """Whether a reading is one of letters with precomposed tone marks, with a vowel (no `m`, `ng`, `ê`)."""
    plain = reading.translate(TONES)
    return all("a" <= x <= "z" or x == "ü" for x in plain) and any(x in "aeiouü" for x in plain)


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    opencc, pypinyin, jieba, out = map(pathlib.Path, sys.argv[1:])
    dictionary = opencc / "opencc" / "dictionary"

    write(out, "characters.tsv", [
        "Characters that stand for another: full-width digits, letters and percent sign, compatibility ideographs and",
        "radicals, odd blanks (to an ordinary one), invisible ones and controls (to nothing).",
        "Made by Scripts/cleaning-tables.py from the Unicode Character Database (Unicode License v3): NFKC,",
        "Equivalent_Unified_Ideograph. Full-width punctuation is Chinese punctuation and stays.",
    ], ["from", "to", "reason"], character_rows())

    traditional = dict(pairs(dictionary / "TSCharacters.txt"))
    simplified = {to for key, to in traditional.items() if to != key}
    rows = []
    for key, to in sorted(traditional.items()):
        # Sure signs: a Traditional character that no Simplified text holds.
        sign = "hant" if to != key and not gb2312(key) and key not in simplified else ""
        rows.append((key, to, sign))
    write(out, "traditional-characters.tsv", [
        "Traditional to Simplified, a character each; `sign` is `hant` where a Simplified text does not hold the character.",
        "Made by Scripts/cleaning-tables.py from OpenCC's TSCharacters (https://github.com/BYVoid/OpenCC, Apache-2.0)",
        "as shipped in opencc-python-reimplemented 0.1.7; of several forms the first, as OpenCC takes it.",
    ], ["from", "to", "sign"], rows)
    signs = sorted(c for c in simplified if gb2312(c) and c not in traditional and not big5(c))
    write(out, "simplified-signs.tsv", [
        "Simplified characters that a Traditional text does not hold: in GB 2312, not in Big5, made of a Traditional one.",
        "Made by Scripts/cleaning-tables.py from OpenCC's TSCharacters (Apache-2.0).",
    ], ["character"], [(c,) for c in signs])
    phrases = dict(pairs(dictionary / "TSPhrases.txt"))
    for key, to in phrases.items():
        assert len(key) == len(to), key
    write(out, "traditional-phrases.tsv", [
        "Traditional to Simplified, phrases whose characters go another way than alone; the longest match wins.",
        "Made by Scripts/cleaning-tables.py from OpenCC's TSPhrases (Apache-2.0), as above. Both sides have equal lengths.",
    ], ["from", "to"], sorted(phrases.items()))

    readings = {chr(int(code)): value.split(",") for code, value in
                json.loads((pypinyin / "pypinyin" / "pinyin_dict.json").read_text(encoding="utf-8")).items()}
    rows = []
    for key in sorted(traditional):
        if gbk(key) and not gb2312(key) and key in readings:
            rows.append((key, " ".join(r for r in readings[key] if syllable(r))))
    write(out, "readings.tsv", [
        "Readings of the Traditional characters that GBK added to GB 2312: what the mirrors put in brackets after them.",
        "Made by Scripts/cleaning-tables.py from pypinyin 0.55.0 (https://github.com/mozillazg/python-pinyin, MIT).",
    ], ["character", "readings"], rows)
    syllables = sorted({r.translate(TONES) for c, rs in readings.items() if gbk(c) for r in rs if syllable(r)})
    write(out, "syllables.tsv", [
        "Syllables of Mandarin in Pinyin, without tone marks.",
        "Made by Scripts/cleaning-tables.py from pypinyin 0.55.0 (MIT): readings of all characters of GBK.",
    ], ["syllable"], [(s,) for s in syllables])

    rows = []
    for line in (jieba / "jieba" / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if len(word) <= 4 and int(count) >= 100 and all(gbk(c) and c >= "一" for c in word):
            rows.append((word, int(count)))
    rows.sort(key=lambda row: (row[0]))
    write(out, "words.tsv", [
        "Words of one to four characters with how often they occur: what a split character may have been.",
        "Made by Scripts/cleaning-tables.py from the dictionary of jieba 0.42.1 (https://github.com/fxsjy/jieba, MIT).",
    ], ["word", "count"], [(w, str(n)) for w, n in rows])

    rows = []
    for lead in range(0x81, 0xFF):
        row = []
        for trail in list(range(0x40, 0x7F)) + list(range(0x80, 0xFF)):
            try:
                character = bytes((lead, trail)).decode("gbk")
                row.append(character if len(character) == 1 else "\uFFFD")
            except UnicodeDecodeError:
                row.append(user_defined(lead, trail))
        rows.append((f"{lead:02X}", "".join(row)))
    write(out, "gbk.tsv", [
        "GBK: for each lead byte the characters of the trail bytes 40 to 7E and 80 to FE; U+FFFD where there is none.",
        "Made by Scripts/cleaning-tables.py from Python's codec `gbk`; user-defined areas as GB 18030 maps them.",
    ], ["lead", "characters"], rows)


def big5(character):
    try:
        character.encode("big5")
        return True
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    main()
