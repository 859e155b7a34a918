"""Cells, lines, roll-ups and reports: the status kernel fed from the database. Its one table keeps previews.

Nothing here stores a colour as truth. Read `frames.facts` first: it is where rows become the kernel's frames;
then `current.standing` and `current.outlined`: what pages start from, evaluated afresh or taken from a snapshot,
with what changed since laid over it (`known`). `making.make` writes snapshots, in `parts`.
`preview` tells whom something would hit before it is done.
"""
