"""Which edition of the demo this is: it changes whenever the demo's own files do."""

from functools import cache
from importlib import resources

from stafett.lib import edition as files


@cache
def edition() -> str:
    """A short mark of everything the made-up facts come from."""
    return files.edition(resources.files(__package__))
