"""Norway's public holidays."""

from datetime import date

import holidays


def public_holidays(first: date, last: date) -> dict[date, str]:
    """Those from a day to a day, by their Norwegian names."""
    years = range(first.year, last.year + 1)
    found = holidays.country_holidays("NO", years=years, language="no")
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}
