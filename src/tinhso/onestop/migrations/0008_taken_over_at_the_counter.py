from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """A counter's list shows what it took in, also what was taken over whole; bare records of batches have no state."""

    dependencies = [("onestop", "0007_outages_and_ratings"), ("organizations", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="dossier", name="dossier_counter"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                fields=["receiving_unit", "-id"], name="dossier_counter", condition=Q(state__isnull=False)
            ),
        ),
    ]
