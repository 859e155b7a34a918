"""Fact files in; cells, roll-ups and what pages show out, as CSV and Excel.

A folder of facts is taken whole or not at all. Read `actions.take` and `reading.read_folder` first.
"""
