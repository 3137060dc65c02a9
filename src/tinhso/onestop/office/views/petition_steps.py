"""What is done with one petition: each step a form of its own, or a click. Who comes second reads what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.foundation.ui.answers import press
from tinhso.foundation.ui.requests import actor_of
from tinhso.onestop import verbs
from tinhso.onestop.office import deeds
from tinhso.onestop.office.buttons.petitions import LABELS, why_not
from tinhso.onestop.office.forms import petitions as forms
from tinhso.onestop.office.forms.petitions import PetitionForm
from tinhso.onestop.office.pages import petition_crumbs
from tinhso.onestop.queries.petitions.page import PetitionPage, petition_page, record_opened
from tinhso.onestop.rules.clock_types import Promise
from tinhso.onestop.wording.moments import in_words
from tinhso.onestop.wording.petitions import label

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Deed:
    """`done`: what is said afterwards; `lead`: a sentence about this petition."""

    form: type[PetitionForm]
    verb: Callable[..., Any]
    done: Lazy
    lead: Callable[[PetitionPage], str] | None = None


def _until(promise: Promise, said: Lazy) -> Callable[[PetitionPage], str]:
    def lead(page: PetitionPage) -> str:
        limit = page.clock.limit(promise)
        return str(said) % {"due": in_words(limit.due)} if limit and limit.due else ""

    return lead


def _without_names(page: PetitionPage) -> str:
    return _("Ai cũng đọc được: bỏ tên, địa chỉ, số giấy tờ của người phản ánh và người khác. %(until)s") % {
        "until": _until(Promise.PUBLISH, gettext_lazy("Công khai đến %(due)s."))(page)
    }


# By the actions of the life cycle.
DEEDS = {
    "assign": Deed(forms.AssignForm, verbs.assign_petition, gettext_lazy("Đã phân công.")),
    "hand_over": Deed(forms.HandOverForm, verbs.hand_over_petition, gettext_lazy("Đã chuyển đơn vị xử lý.")),
    "refuse": Deed(
        forms.RefuseForm,
        verbs.refuse_petition,
        gettext_lazy("Đã từ chối xử lý."),
        _until(Promise.REFUSE, gettext_lazy("Từ chối được đến %(due)s; sau đó phải xử lý và trả lời.")),
    ),
    "ask": Deed(
        forms.AskForm,
        verbs.ask_petitioner,
        gettext_lazy("Đã yêu cầu bổ sung; xem đồng hồ tính thế nào."),
        _until(Promise.ASK, gettext_lazy("Yêu cầu được đến %(due)s.")),
    ),
    "take_given": Deed(forms.GivenForm, verbs.take_given, gettext_lazy("Đã ghi thông tin bổ sung.")),
    "answer": Deed(
        forms.AnswerForm,
        verbs.answer_petition,
        gettext_lazy("Đã trả lời; còn công khai câu trả lời."),
        _until(Promise.HANDLE, gettext_lazy("Hạn trả lời: %(due)s.")),
    ),
    "publish": Deed(
        forms.PublishForm, verbs.publish_petition, gettext_lazy("Đã công khai câu trả lời."), _without_names
    ),
    "close": Deed(forms.CloseForm, verbs.close_petition, gettext_lazy("Đã kết thúc, không công khai.")),
    "rate": Deed(forms.RateForm, verbs.rate_petition, gettext_lazy("Đã ghi đánh giá của người phản ánh.")),
}


def doing(name: str) -> View:
    """The view of one deed."""
    deed = DEEDS[name]

    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, petition_id: int) -> HttpResponse:
        actor = actor_of(request)
        page = petition_page(actor, petition_id)
        heading, reason = str(LABELS[name]), why_not(actor, page, name)
        if name == "publish" and not reason:
            record_opened(actor, page)  # its form shows what the petitioner wrote
        do = deeds.Doing(
            heading,
            deed.verb,
            deed.done,
            petition_crumbs(page.petition, heading),
            deed.lead(page) if deed.lead else "",
            reason,
        )
        it = page.petition
        on = deeds.Subject(it.pk, it.revision, _address(it.pk), lambda: what_happened(page))
        return deeds.answer(request, on, deed.form(page, request.POST or None, request.FILES or None), do)

    return view


@require_POST
def take(request: HttpRequest, petition_id: int) -> HttpResponse:
    """Take a petition that nobody has."""
    actor = actor_of(request)
    do = lambda: verbs.assign_petition(actor, petition_id, account_id=actor.account_id)  # noqa: E731
    return press(request, do, _("Phản ánh, kiến nghị nay do bạn xử lý."), _address(petition_id))


def what_happened(page: PetitionPage) -> str:
    """What whoever comes second reads."""
    last = max(page.events, key=lambda each: each.pk)
    said = _("%(who)s vừa cập nhật phản ánh này lúc %(when)s: %(what)s. Xem lại rồi thực hiện nếu vẫn cần.")
    return said % {"who": last.actor_name, "when": in_words(last.recorded_at), "what": label(last)}


def _address(petition_id: int) -> str:
    return reverse("onestop:petition", args=[petition_id])
