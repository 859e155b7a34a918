from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "stafett.files"
    label = "files"
