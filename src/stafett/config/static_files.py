"""What pages are dressed in: collected by `make setup`, and in the wheel."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from .terminal import Stop


def require() -> None:
    """Raises Stop where nothing has been collected."""
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        raise Stop(_("The style sheets and scripts are not there. Install the wheel, or run `make setup`."))
