"""The day it is in every test, and days told from it."""

from datetime import date, timedelta

TODAY = date(2026, 6, 15)
LONG_AGO = date(2020, 1, 1)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def days_ahead(days: int) -> date:
    return TODAY + timedelta(days=days)
