from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "stafett.records"
    label = "records"
