from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql" / "seal.sql"


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_rules")]
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
