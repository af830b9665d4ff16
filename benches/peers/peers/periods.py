"""Half-years, quarters and months, counted as integers (model: section Calendar)."""

import calendar
from datetime import date, timedelta


def period(text: str) -> int:
    """Return the number of a period such as `2023-P1`; the next period's number is one more."""
    year, half = text.split("-P")
    return 2 * int(year) + int(half) - 1


def quarter(text: str) -> int:
    """Return the number of a quarter such as `2023-P1a`; the next quarter's number is one more."""
    return 2 * period(text[:-1]) + "ab".index(text[-1])


def quarter_text(number: int) -> str:
    """Write a quarter as documents do."""
    halves, second = divmod(number, 2)
    year, half = divmod(halves, 2)
    return f"{year:04}-P{half + 1}{'ab'[second]}"


def quarter_start(number: int) -> date:
    """Return the first day of a quarter."""
    year, month = divmod(3 * number + 2, 12)
    return date(year, month + 1, 1)


def quarter_end(number: int) -> date:
    """Return the last day of a quarter."""
    return quarter_start(number + 1) - timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or that month's last day."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def whole_months(start: date, end: date) -> int:
    """Count the whole months from a day to a first of a month."""
    months = 12 * (end.year - start.year) + end.month - start.month - (start.day != 1)
    return max(months, 0)
