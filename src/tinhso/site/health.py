"""For the load balancer and the monitor: is the process alive, and can it work?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse


def health(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:
    """503 when the database can't be reached or isn't migrated."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM journal_seal LIMIT 1")
    except DatabaseError:
        return JsonResponse({"status": "database"}, status=503)
    return JsonResponse({"status": "ok"})
