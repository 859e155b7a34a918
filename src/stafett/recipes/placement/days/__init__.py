"""Which days a guest comes: from weekdays, weeks and given days, without public holidays and days of one's own.

Pure but for how the days are stored. Read `rules.days` first.
"""
