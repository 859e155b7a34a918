from django.apps import AppConfig


class GatheringConfig(AppConfig):
    name = "stafett.recipes.gathering"
    label = "gathering"
