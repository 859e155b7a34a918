"""Where static files are collected from, besides the folders in the settings."""

from typing import Any

from django.apps import apps
from django.contrib.staticfiles.finders import AppDirectoriesFinder


class OthersFinder(AppDirectoriesFinder):
    """The static files of installed libraries. Ours stand in the settings; looked for as an app's they
    would be found twice, and what is collected below them would be collected again without end."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        others = [app.name for app in apps.get_app_configs() if not app.name.startswith("stafett.")]
        super().__init__(others, *arguments, **options)
