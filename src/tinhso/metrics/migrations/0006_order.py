from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql" / "metrics.sql"


class Migration(migrations.Migration):
    dependencies = [("metrics", "0005_stated_fields")]
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
