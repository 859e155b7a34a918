# The hard spaces keep a day and its month on one line.
DATE_FORMAT = "j.\xa0F Y"
DATETIME_FORMAT = "j.\xa0F Y \\k\\l.\xa0H.i"
MONTH_DAY_FORMAT = "j.\xa0F"
TIME_FORMAT = "H.i"
SHORT_DATETIME_FORMAT = "d.m.Y H.i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d.%m.%Y"]
