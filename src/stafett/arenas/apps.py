from django.apps import AppConfig


class ArenasConfig(AppConfig):
    name = "stafett.arenas"
    label = "arenas"
