"""How verbs and their refusals travel over HTTP: problem responses, idempotency keys, entity tags.

Used by the API of every wing. Problem bodies are RFC 9457; keys follow the Idempotency-Key header field
(draft-ietf-httpapi-idempotency-key-header); tags are RFC 9110 strong validators.
"""

import hashlib
import json
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.verbs.errors import Invalid, VerbError
from tinhso.foundation.verbs.ids import as_id
from tinhso.foundation.workflow.lifecycle import WrongState

PROBLEM_TYPE = "application/problem+json"
KEY_LENGTH = 100


def problem(status: int, detail: str, **members: Any) -> HttpResponse:
    """A problem response; `detail` is in the user's words, further members name fields and rows."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **members}
    return HttpResponse(
        json.dumps(body, ensure_ascii=False, cls=DjangoJSONEncoder), status=status, content_type=PROBLEM_TYPE
    )


def idempotency_key(request: HttpRequest) -> str:
    """The caller's key, "" when there is none. Raises HttpError 400 for one that is too long or not ASCII."""
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > KEY_LENGTH or not key.isascii() or not key.isprintable():
        raise HttpError(400, _("Idempotency-Key dài tối đa %(limit)s ký tự ASCII.") % {"limit": KEY_LENGTH})
    return key


def entity_tag(content: Any) -> str:
    """A strong tag over the JSON of `content`."""
    text = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True, default=str)
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def require_match(request: HttpRequest, current: Any) -> None:
    """Refuse a write whose If-Match doesn't name what is stored now, so that nobody overwrites what he didn't see."""
    wanted = request.headers.get("If-Match")
    if wanted and wanted != "*" and entity_tag(current) not in {tag.strip() for tag in wanted.split(",")}:
        raise HttpError(412, _("Dữ liệu đã được người khác thay đổi. Hãy tải lại rồi thực hiện lại."))


def page_by_id(rows: QuerySet[Any], cursor: str, size: int) -> dict[str, Any]:
    """One page of a list, newest first by id: `items`, and `next_cursor`, the last id given ("" on the last page). A
    cursor that nobody gave begins at the beginning."""
    if (last := as_id(cursor)) is not None:
        rows = rows.filter(pk__lt=last)
    items = list(rows.order_by("-pk")[: size + 1])
    return {"items": items[:size], "next_cursor": str(items[size - 1].pk) if len(items) > size else ""}


def caller(request: HttpRequest) -> Actor:
    """Who calls an operation of the API."""
    return request.auth  # type: ignore[attr-defined, no-any-return]


def session_actor(request: HttpRequest) -> Actor | None:
    """Authentication of the API: the signed-in session's actor (CSRF-checked by Ninja's cookie scheme)."""
    return request.actor if request.user.is_authenticated else None  # type: ignore[attr-defined]


def install_problem_handlers(api: NinjaAPI) -> None:
    """Every refusal, bad input and missing thing becomes a problem response; nothing of these is ever a 5xx."""

    @api.exception_handler(VerbError)
    def refused(request: HttpRequest, error: VerbError) -> HttpResponse:
        fields = (
            [{"field": p.field, "row": p.row, "message": str(p.message)} for p in error.problems]
            if isinstance(error, Invalid)
            else None
        )
        return problem(error.status, str(error.message), **({"errors": fields} if fields else {}))

    @api.exception_handler(WrongState)
    def wrong_state(request: HttpRequest, error: WrongState) -> HttpResponse:
        return problem(409, error.message)

    @api.exception_handler(FileRefused)
    def file_refused(request: HttpRequest, error: FileRefused) -> HttpResponse:
        return problem(422, error.message)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        fields = [{"field": ".".join(map(str, each["loc"])), "message": each["msg"]} for each in error.errors]
        return problem(422, _("Dữ liệu gửi lên chưa đúng; xem từng trường."), errors=fields)

    @api.exception_handler(AuthenticationError)
    def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return problem(401, _("Cần đăng nhập."))

    @api.exception_handler(HttpError)
    def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, error.message)

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, _("Không tìm thấy mục này."))

    @api.exception_handler(PermissionDenied)
    def denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return problem(403, str(error) or _("Bạn không có quyền làm việc này."))

    @api.exception_handler(SuspiciousOperation)
    def suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
        return problem(400, _("Yêu cầu không hợp lệ."))
