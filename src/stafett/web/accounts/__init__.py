"""Logging in and out, links that work once, passwords, which organisation is on the screen, and the language.

`proof.py` is the one place that judges a password; the lock-out after five failures hangs on it.
"""
