"""`python -m bench.inside MODULE ARGUMENTS…`: a part of the bench with the site set up around it."""

import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    import_module(f"bench.{sys.argv[1]}").main(*sys.argv[2:])
