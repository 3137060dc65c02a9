from django.db import migrations, models

import tinhso.kernel.clock


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="notification",
            name="created_at",
            field=models.DateTimeField(default=tinhso.kernel.clock.now),
        ),
    ]
