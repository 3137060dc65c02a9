"""Verifying an issued paper, open to everybody: what was issued under a code, and whether a file is the one issued."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.foundation.files.store import MEGABYTE
from tinhso.foundation.signing.checking import check
from tinhso.foundation.signing.codes import as_typed, written
from tinhso.foundation.signing.queries import paper_of
from tinhso.foundation.ui.throttle import TOO_OFTEN, too_often


@never_cache
@require_safe
def verification(request: HttpRequest) -> HttpResponse:
    """Where a code printed on a paper is typed in: GET `ma`."""
    typed = request.GET.get("ma", "")
    code = as_typed(typed)
    if code:
        return redirect("office:verify_paper", code=written(code))
    problem = _("Mã xác thực gồm chữ cái không dấu và chữ số.") if typed else ""
    return render(request, "office/verification.html", {"typed": typed, "problem": problem})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """What was issued; POST `file` says whether that file is it. Nothing that is uploaded is kept."""
    if too_often(request, "verification"):
        problem = _("Bạn kiểm tra quá nhanh. Hãy chờ một phút rồi thử lại.")
        return render(request, "office/verification.html", {"typed": code, "problem": problem}, status=TOO_OFTEN)
    issued = paper_of(code)
    if issued is None:
        problem = _("Không có giấy tờ nào được phát hành với mã này. Hãy so lại từng ký tự với mã in trên giấy.")
        return render(request, "office/verification.html", {"typed": code, "problem": problem}, status=404)
    context = {"paper": issued, "code": written(issued.code), "limit": settings.FILES_MAX_BYTES // MEGABYTE}
    if request.method != "POST":
        return render(request, "office/verified_paper.html", context)
    uploaded = request.FILES.get("file")
    problem = _why_not(uploaded.size or 0) if uploaded else _("Hãy chọn tệp cần kiểm tra.")
    if problem or uploaded is None:
        return render(request, "office/verified_paper.html", {**context, "problem": problem}, status=422)
    context |= {"verdict": check(issued, uploaded.read()), "name": uploaded.name}
    return render(request, "office/verified_paper.html", context)


def _why_not(size: int) -> str:
    if size <= settings.FILES_MAX_BYTES:
        return ""
    return _("Tệp lớn hơn %(limit)s MB nên không được kiểm tra.") % {"limit": settings.FILES_MAX_BYTES // MEGABYTE}
