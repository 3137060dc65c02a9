"""What is done with one dossier: each step a form of its own, or a click. Who comes second reads what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.foundation.ui.answers import press
from tinhso.foundation.ui.requests import actor_of, found
from tinhso.onestop import queries, verbs
from tinhso.onestop.models import Standing
from tinhso.onestop.office.buttons.dossiers import why_not
from tinhso.onestop.office.deeds import Doing, Subject, answer
from tinhso.onestop.office.forms import dossiers as forms
from tinhso.onestop.office.forms.dossiers import DossierForm
from tinhso.onestop.office.pages import dossier_crumbs
from tinhso.onestop.queries.dossier_page import DossierPage
from tinhso.onestop.wording.happenings import label
from tinhso.onestop.wording.moments import in_words

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Deed:
    """`done`: what is said afterwards; `lead`: a sentence about this dossier."""

    heading: Promise
    form: type[DossierForm]
    verb: Callable[..., Any]
    done: Promise
    lead: Callable[[DossierPage], str] | None = None


def _again(page: DossierPage) -> str:
    """Warns before a second request: the law allows one."""
    if page.supplements_left:
        return _("Chỉ được yêu cầu bổ sung một lần: ghi đủ mọi thiếu sót trong lần này.")
    return _("Hồ sơ đã được yêu cầu bổ sung đủ số lần cho phép. Yêu cầu nữa phải có lý do, và được ghi lại.")


def _appointment(page: DossierPage) -> str:
    at = page.clock.appointed.at if page.clock and page.clock.appointed else None
    if at is None:
        return ""
    said = _("Đang hẹn trả %(due)s. Xin lỗi phải gửi trước hạn và chỉ được hẹn lại một lần.")
    return said % {"due": in_words(at)}


def _all_of_it(page: DossierPage) -> str:
    asked = sum(each.standing == Standing.MISSING for each in page.components)
    if not asked:
        return _("Không có giấy tờ riêng nào được yêu cầu: chỉ ghi rằng người nộp đã hoàn thiện.")
    return _("Nhận một lần đủ %(count)s giấy tờ đã yêu cầu.") % {"count": asked}


# By what dossier_buttons.why_not calls them.
DEEDS = {
    "assign": Deed(gettext_lazy("Phân công"), forms.AssignForm, verbs.assign, gettext_lazy("Đã phân công hồ sơ.")),
    "hand_over": Deed(
        gettext_lazy("Chuyển đơn vị"),
        forms.HandOverForm,
        verbs.hand_over,
        gettext_lazy("Đã chuyển hồ sơ."),
    ),
    "ask_supplement": Deed(
        gettext_lazy("Yêu cầu bổ sung"),
        forms.AskSupplementForm,
        verbs.ask_supplement,
        gettext_lazy("Đã yêu cầu bổ sung; xem bên phải đồng hồ tính thế nào."),
        _again,
    ),
    "give_supplement": Deed(
        gettext_lazy("Nhận bổ sung"),
        forms.GiveSupplementForm,
        verbs.give_supplement,
        gettext_lazy("Đã nhận bổ sung."),
        _all_of_it,
    ),
    "record_payment": Deed(
        gettext_lazy("Ghi nhận đã nộp phí, lệ phí"),
        forms.PaymentForm,
        verbs.record_payment,
        gettext_lazy("Đã ghi nhận thanh toán."),
    ),
    "reappoint": Deed(
        gettext_lazy("Xin lỗi và hẹn lại"),
        forms.ReappointForm,
        verbs.apologise_and_reappoint,
        gettext_lazy("Đã ghi lời xin lỗi và ngày hẹn mới."),
        _appointment,
    ),
    "lengthen": Deed(
        gettext_lazy("Kéo dài thời hạn theo luật"),
        forms.LengthenForm,
        verbs.lengthen,
        gettext_lazy("Đã kéo dài thời hạn."),
    ),
    "refuse_intake": Deed(
        gettext_lazy("Từ chối tiếp nhận"),
        forms.ReasonForm,
        verbs.refuse_intake,
        gettext_lazy("Đã từ chối tiếp nhận."),
    ),
    "refuse": Deed(
        gettext_lazy("Từ chối giải quyết"),
        forms.ReasonForm,
        verbs.refuse,
        gettext_lazy("Đã từ chối giải quyết."),
    ),
    "stop": Deed(gettext_lazy("Dừng giải quyết"), forms.ReasonForm, verbs.stop, gettext_lazy("Đã dừng giải quyết.")),
    "withdraw": Deed(
        gettext_lazy("Rút hồ sơ"), forms.ReasonForm, verbs.withdraw, gettext_lazy("Đã ghi nhận rút hồ sơ.")
    ),
    "give_result": Deed(
        gettext_lazy("Trả kết quả"),
        forms.GiveResultForm,
        verbs.give_result,
        gettext_lazy("Đã trả kết quả."),
    ),
}
OF_OUTCOME = {
    "hand_on": (forms.HandOnForm, verbs.hand_on, gettext_lazy("Đã chuyển bước.")),
    "finish": (forms.FinishForm, verbs.finish, gettext_lazy("Đã kết thúc xử lý; kết quả chờ trả.")),
    "refuse": (forms.EndForm, verbs.refuse, gettext_lazy("Đã từ chối giải quyết.")),
    "stop": (forms.EndForm, verbs.stop, gettext_lazy("Đã dừng giải quyết.")),
}


def doing(name: str) -> View:
    """The view of one deed."""
    deed = DEEDS[name]

    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, code: str) -> HttpResponse:
        actor = actor_of(request)
        page = queries.dossier_page(actor, code)
        form = deed.form(page, request.POST or None, request.FILES or None)
        lead = deed.lead(page) if deed.lead else ""
        return _answer(request, page, form, str(deed.heading), lead, why_not(actor, page, name), deed.verb, deed.done)

    return view


@require_http_methods(["GET", "POST"])
def way(request: HttpRequest, code: str, step: str, outcome: str) -> HttpResponse:
    """Complete the step the dossier is at by one of its outcomes."""
    page = queries.dossier_page(actor_of(request), code)
    if step != page.dossier.step or not page.ways_on:
        messages.error(request, what_happened(page))
        return redirect(_address(page))
    chosen = found(next((each for each in page.ways_on if each.outcome.code == outcome), None))
    form_class, verb, done = OF_OUTCOME[chosen.action]
    form = form_class(page, chosen, request.POST or None, request.FILES or None)
    lead = f"{page.dossier.step_name}: {chosen.outcome.name}"
    return _answer(request, page, form, chosen.outcome.name, lead, chosen.why_not, verb, done)


@require_POST
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Take a dossier that nobody has."""
    actor = actor_of(request)
    page = queries.dossier_page(actor, code)
    do = lambda: verbs.assign(actor, page.dossier.pk, account_id=actor.account_id)  # noqa: E731
    return press(request, do, _("Hồ sơ nay do bạn xử lý."), _address(page))


@require_POST
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Take in what was handed in online."""
    actor = actor_of(request)
    page = queries.dossier_page(actor, code)
    return press(request, lambda: verbs.accept_intake(actor, page.dossier.pk), _("Đã tiếp nhận hồ sơ."), _address(page))


@require_POST
def await_payment(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    page = queries.dossier_page(actor, code)
    done = _("Đã yêu cầu nộp phí, lệ phí.")
    return press(request, lambda: verbs.await_payment(actor, page.dossier.pk), done, _address(page))


@require_http_methods(["POST"])
def note(request: HttpRequest, code: str) -> HttpResponse:
    """Write a note into the timeline."""
    actor = actor_of(request)
    page = queries.dossier_page(actor, code)
    text = request.POST.get("note", "")
    return press(
        request, lambda: verbs.note_dossier(actor, page.dossier.pk, note=text), _("Đã ghi chú."), _address(page)
    )


def what_happened(page: DossierPage) -> str:
    """What whoever comes second reads."""
    if not page.events:
        return _("Hồ sơ đã đổi. Xem lại rồi thực hiện nếu vẫn cần.")
    last = page.events[-1]
    said = _("%(who)s vừa cập nhật hồ sơ này lúc %(when)s: %(what)s. Xem lại hồ sơ rồi thực hiện nếu vẫn cần.")
    return said % {"who": last.actor_name, "when": in_words(last.recorded_at), "what": label(last)}


def _answer(
    request: HttpRequest,
    page: DossierPage,
    form: DossierForm,
    heading: str,
    lead: str,
    reason: str,
    verb: Callable[..., Any],
    done: Promise,
) -> HttpResponse:
    on = Subject(page.dossier.pk, page.dossier.revision, _address(page), lambda: what_happened(page))
    return answer(request, on, form, Doing(heading, verb, done, dossier_crumbs(page, heading), lead, reason))


def _address(page: DossierPage) -> str:
    return reverse("onestop:dossier", args=[page.dossier.code])
