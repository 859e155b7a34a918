from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "stafett.plans"
    label = "plans"

    def ready(self) -> None:
        """How a claim becomes approved is asked here."""
        from stafett.records import routes  # noqa: PLC0415 - models can be imported only now

        from . import asking  # noqa: PLC0415 - the same

        routes.learn_from(asking)
