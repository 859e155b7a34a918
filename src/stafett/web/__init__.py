"""Pages for people: they translate between the browser and the packages below, and hold no rules.

One name four times: URL `plans:detail`, `web/plans/detail.py`, `templates/plans/detail.html`,
`tests/web/plans/test_detail.py`. Read `access.py` first: the only way a view obtains an object.
"""
