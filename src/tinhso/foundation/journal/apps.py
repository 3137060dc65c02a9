from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    name = "tinhso.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        post_migrate.connect(_grant_application_rights, dispatch_uid="journal.grants")


def _grant_application_rights(sender: AppConfig, **kwargs: object) -> None:
    """After every migration the application's role gets its rights again, and none to change the journal."""
    if sender.label != "journal":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regproc('journal_grant_application') IS NOT NULL")
        if cursor.fetchone()[0]:
            cursor.execute("SELECT journal_grant_application('tinhso_app')")
