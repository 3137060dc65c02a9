"""The journal's screen: who did what, when, from where, on whose behalf; and whether the chain is whole."""

import csv
from io import StringIO
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries import audit
from tinhso.foundation.administration.queries.audit import AuditFilter, ReadableEntry
from tinhso.foundation.administration.rights import AUDIT_VIEW
from tinhso.foundation.journal.events import Exported
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.ui.answers import press
from tinhso.foundation.ui.downloads import CSV, attachment
from tinhso.foundation.ui.subjects import subject_url
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.foundation.verbs.verb import record_read
from tinhso.kernel import clock
from tinhso.office.forms.audit import AuditFilterForm
from tinhso.office.paging import keyset_page

ENTRIES_PER_PAGE = 50
EXPORT_LIMIT = 20_000
# A spreadsheet runs a cell that begins with one of these; an apostrophe makes it text (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@login_required
def journal(request: HttpRequest) -> HttpResponse:
    actor = _reader(request)
    form = AuditFilterForm(request.GET)
    wanted = _wanted(form)
    page = keyset_page(
        audit.find_entries(actor, wanted), request.GET.get("cursor", ""), ("id",), ENTRIES_PER_PAGE, newest_first=True
    )
    entries = [
        (each, subject_url(each.entry.subject_kind, each.entry.subject_id)) for each in audit.readable(page.rows)
    ]
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "entries": entries,
        "events": audit.event_choices(),
        "areas": [("access.denied", _("Từ chối")), ("people", _("Người dùng")), ("organizations", _("Cơ cấu"))],
        "wanted": wanted,
        "filtered": wanted != AuditFilter(),
        "chain": audit.chain_state(),
        "verifying": actor.may(AUDIT_VIEW, province().path),
    }
    return render(request, "office/audit.html", context)


@require_safe
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The filtered entries as csv for a spreadsheet; the export is journalled itself."""
    actor = _reader(request)
    wanted = _wanted(AuditFilterForm(request.GET))
    entries = audit.readable(list(audit.find_entries(actor, wanted)[:EXPORT_LIMIT]))
    home = province().journal_subject()
    record_read(actor, Exported(what=_("nhật ký"), rows=len(entries)), home)
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(
        [
            _("Vị trí"),
            _("Thời điểm"),
            _("Người"),
            _("Chức danh"),
            _("Đơn vị"),
            _("Thay mặt"),
            _("Việc"),
            _("Nội dung"),
            _("Đối tượng"),
            _("Mục đích"),
            _("Kênh"),
            _("Địa chỉ"),
        ]
    )
    writer.writerows([_plain(value) for value in _row(each)] for each in entries)
    return attachment("\ufeff" + table.getvalue(), f"nhat-ky-{clock.today():%Y%m%d}.csv", CSV)


@require_POST
@login_required
def verify(request: HttpRequest) -> HttpResponse:
    return press(
        request,
        lambda: verbs.verify_journal(request.actor),  # type: ignore[attr-defined]
        _("Đã yêu cầu kiểm tra nhật ký."),
        reverse("office:audit"),
    )


def _reader(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.may_anywhere(AUDIT_VIEW):
        raise NotPermitted(actor.may(AUDIT_VIEW, "/").reason)
    return actor


def _wanted(form: AuditFilterForm) -> AuditFilter:
    """What the address asks for; a part that can't be understood is left out and the form says so."""
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if value}
    kind, _colon, subject_id = given.pop("subject", "").partition(":")
    return AuditFilter(**given, subject_kind=kind, subject_id=subject_id)


def _row(each: ReadableEntry) -> list[Any]:
    entry = each.entry
    return [
        entry.position,
        f"{clock.local(entry.at):%Y-%m-%d %H:%M:%S}",
        entry.actor_name,
        entry.actor_post,
        entry.actor_unit,
        entry.on_behalf_of,
        each.label,
        each.sentence,
        entry.subject_label,
        entry.purpose,
        entry.channel,
        entry.address,
    ]


def _plain(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
