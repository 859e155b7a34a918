"""Settings come from environment variables; `variables.py` lists every one of them."""
