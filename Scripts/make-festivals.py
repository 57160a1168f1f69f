#!/usr/bin/env python3
"""Makes Sources/Lexicons/Resources/festivals.tsv: the days of the festivals of the Chinese calendar.

    pip install borax==4.1.3
    python3 Scripts/make-festivals.py > Sources/Lexicons/Resources/festivals.tsv

The days are those of GB/T 33661-2017, computed by borax (MIT licence) for the lunar year that begins in the year of each
row: the 15th day of the first month is 14 days after its first, and the eve of the new year the day before. The same
input gives the same bytes.
"""

from borax.calendars import LunarDate

FESTIVALS = [("new_year", 1, 1), ("dragon_boat", 5, 5), ("double_seventh", 7, 7), ("mid_autumn", 8, 15), ("double_ninth", 9, 9)]
FIRST_YEAR = 1990
LAST_YEAR = 2050

print("# Made by Scripts/make-festivals.py; do not edit. Days of festivals of the Chinese calendar by year, 1990 to 2050.")
print("# GB/T 33661-2017, computed by borax 4.1.3, MIT licence, Copyright (c) 2015-2025 kinegratii.")
print("\t".join(["year"] + [name for name, _, _ in FESTIVALS]))
for year in range(FIRST_YEAR, LAST_YEAR + 1):
    print("\t".join([str(year)] + [LunarDate(year, month, day).to_solar_date().isoformat() for _, month, day in FESTIVALS]))
