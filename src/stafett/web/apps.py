from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "stafett.web"
    label = "web"
