from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "stafett.plans"
    label = "plans"
