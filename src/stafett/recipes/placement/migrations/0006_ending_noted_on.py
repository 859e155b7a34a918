from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("placement", "0005_between_seats")]

    operations = [
        migrations.AddField(
            model_name="ending",
            name="noted_on",
            field=models.DateField(null=True),
        ),
    ]
