"""Leaves as entered on a page: from a day to a day, or open. No cause is asked for, and none is stored.

What a leave does to colours stands in the rule book (§4.4). Read `queries.visible_to` first, then `actions.enter`.
"""
