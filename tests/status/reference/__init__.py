"""The status rule book (docs: status.md) once more, slow and obvious, to compare the kernel with.

Plain Python: loops, dictionaries and small frozen classes, one function a sentence of the rule
book, each naming its paragraph. Start in `cells.cells`, and in `rollups` for the figures.
"""
