"""The API's root: one typed API under /api/v1, each wing's router under its name."""

from ninja import NinjaAPI
from ninja.security import SessionAuth

from tinhso.directives.api import router as directives
from tinhso.foundation.verbs.http import install_problem_handlers, session_actor
from tinhso.onestop.api import router as onestop
from tinhso.reporting.api import router as reporting


class SignedIn(SessionAuth):
    """The browser's session, with Django's CSRF check on writes. The actor comes to handlers as `request.auth`."""

    def authenticate(self, request, key):  # type: ignore[no-untyped-def]
        return session_actor(request)


api = NinjaAPI(
    title="Tỉnh Số",
    version="1",
    description="Mọi chức năng của Tỉnh Số qua API. Lỗi theo RFC 9457; ghi dữ liệu kèm Idempotency-Key.",
    auth=SignedIn(csrf=True),
    docs_url=None,  # its page would fetch scripts from elsewhere; the description itself is at openapi.json
    urls_namespace="api-1",
)
install_problem_handlers(api)
api.add_router("/directives/", directives)
api.add_router("/onestop/", onestop)
api.add_router("/reporting/", reporting)
