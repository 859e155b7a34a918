"""Writing people and units. Most of their facts come by file, through `files.actions.take`."""

from .models import Organisation


def establish(key: str) -> Organisation:
    """The organisation with this key, made if it is new. Its facts, its log and the entry that says by
    whom follow in the change that brings its root unit; call it inside the same transaction."""
    return Organisation.objects.get_or_create(key=key)[0]
