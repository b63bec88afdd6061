from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from macros.programme import dutch
from macros.programme.addresses import day_slug

MONDAY = date(2023, 11, 6)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (dutch.long_date(MONDAY), "maandag 6 november 2023"),
        (dutch.short_date(MONDAY), "6 november 2023"),
        (dutch.day_name(MONDAY), "maandag 6 november"),
        (dutch.brief_day(MONDAY), "ma 6 nov"),
        (dutch.brief_day(date(2024, 3, 1)), "vr 1 mrt"),
        (day_slug(MONDAY), "maandag-6-november"),
        (dutch.clock(time(9, 5)), "09.05"),
        (dutch.clock(None), ""),
        (dutch.time_range(time(9, 30), time(16, 30)), "09.30 – 16.30 uur"),
        (dutch.time_range(time(0, 0), None), "vanaf 00.00 uur"),
        (dutch.time_range(None, None), ""),
        (dutch.date_range(MONDAY, MONDAY), "maandag 6 november 2023"),
        (
            dutch.date_range(MONDAY, MONDAY + timedelta(days=4)),
            "6 tot en met 10 november 2023",
        ),
        (
            dutch.date_range(date(2023, 10, 30), date(2023, 11, 3)),
            "30 oktober tot en met 3 november 2023",
        ),
        (
            dutch.date_range(date(2023, 12, 30), date(2024, 1, 2)),
            "30 december 2023 tot en met 2 januari 2024",
        ),
        (dutch.enumeration([]), ""),
        (dutch.enumeration(["a"]), "a"),
        (dutch.enumeration(["a", "b", "c"]), "a, b en c"),
        (dutch.amount(Decimal(0)), "gratis"),
        (dutch.amount(Decimal("7.5")), "€\u00a07,50"),
        (dutch.amount(Decimal("7.00")), "€\u00a07"),
        (dutch.count(1, "sessie", "sessies"), "1 sessie"),
        (dutch.count(0, "sessie", "sessies"), "0 sessies"),
    ],
)
def test_dutch(said: str, written: str) -> None:
    assert said == written


def test_every_day_of_a_year_has_its_own_address() -> None:
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
    assert len({day_slug(day) for day in days}) == 366
