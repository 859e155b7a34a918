from django.db import migrations, models
from django.db.models import F


def as_far(apps, _editor):
    """Nothing says what changed what is common: all of it may have."""
    apps.get_model("audit", "LogHead").objects.update(common=F("position"))


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.AddField("loghead", "common", models.BigIntegerField(default=0)),
        migrations.RunPython(as_far, migrations.RunPython.noop),
    ]
