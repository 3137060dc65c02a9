from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [
        migrations.RunSQL((SQL / name).read_text(), migrations.RunSQL.noop) for name in ("journal.sql", "seal.sql")
    ]
