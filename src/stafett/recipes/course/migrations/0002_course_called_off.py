from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("course", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="course",
            name="called_off_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="course",
            name="grounds",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
