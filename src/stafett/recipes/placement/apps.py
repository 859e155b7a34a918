from django.apps import AppConfig


class PlacementConfig(AppConfig):
    name = "stafett.recipes.placement"
    label = "placement"
