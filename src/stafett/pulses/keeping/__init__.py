"""Keeping what is asked: begin a pulse with its waves, say something else until the first has opened, end it.

Whoever keeps the arena does, and who that is its recipe judges (see `recipes.asking`, which opens the change).
"""
