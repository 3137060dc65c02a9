"""How often a page that is open to everybody may be asked for."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

TOO_OFTEN = 429
MINUTE = 60


def too_often(request: HttpRequest, page: str) -> bool:
    """Whether one address asked for `page` more than VERIFICATIONS_PER_MINUTE times within a minute of its first
    request; counted in this web process."""
    key = f"{page}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, MINUTE)
    try:
        return bool(cache.incr(key) > settings.VERIFICATIONS_PER_MINUTE)
    except ValueError:  # the minute ended between the two lines
        return False
