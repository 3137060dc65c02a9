from django.db import migrations, models

from tinhso.kernel.text import fold


def fill(apps, schema_editor):
    petitions = apps.get_model("onestop", "Petition")
    for each in petitions.objects.only("number", "year", "title").iterator():
        folded = fold(f"{each.number}/{each.year} {each.title}")[:400]
        petitions.objects.filter(pk=each.pk).update(subject_folded=folded)


class Migration(migrations.Migration):
    """Who only oversees looks for petitions by number and title, without finding petitioners by guessed names."""

    dependencies = [("onestop", "0008_taken_over_at_the_counter")]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="subject_folded",
            field=models.CharField(default="", editable=False, max_length=400),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
