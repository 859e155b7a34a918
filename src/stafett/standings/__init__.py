"""Cells, lines, roll-ups and reports: the status kernel fed from the database. It owns no tables.

Nothing here stores a colour. Read `queries.facts` first: it is where rows become the kernel's frames.
"""
