"""The log as people read it: who did what, and who looked at whom. Entries become words in `sentences.py`."""
