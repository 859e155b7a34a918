from django.apps import AppConfig


class PulsesConfig(AppConfig):
    name = "stafett.pulses"
    label = "pulses"
