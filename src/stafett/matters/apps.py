from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "stafett.matters"
    label = "matters"
