from django.apps import AppConfig


class CommunicationConfig(AppConfig):
    name = "stafett.communication"
    label = "communication"
