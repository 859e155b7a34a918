from django.apps import AppConfig


class StandingsConfig(AppConfig):
    name = "stafett.standings"
    label = "standings"
