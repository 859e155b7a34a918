from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("placement", "0003_stories")]

    operations = [
        migrations.AddField(
            model_name="evaluation",
            name="is_shared",
            field=models.BooleanField(default=False),
        ),
    ]
