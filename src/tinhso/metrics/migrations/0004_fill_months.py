from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql" / "metrics.sql"
FILL = """
    SELECT pg_advisory_xact_lock(610002);
    INSERT INTO metrics_month_cell (kind, day, unit_id, dimensions, amount)
    SELECT kind, date_trunc('month', day)::date, unit_id, dimensions, sum(amount) FROM metrics_day_cell
    GROUP BY 1, 2, 3, 4;
    ALTER TABLE metrics_month_cell SET (fillfactor = 85);
"""


class Migration(migrations.Migration):
    dependencies = [("metrics", "0003_months")]
    operations = [
        migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
