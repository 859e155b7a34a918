from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "stafett.config"
    label = "config"
