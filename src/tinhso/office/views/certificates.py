"""The inventory of certificates: who signs with what, until when; and the end of one that can't be trusted."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinhso.foundation.administration import verbs
from tinhso.foundation.administration.queries import certificates
from tinhso.foundation.ui.requests import actor_of
from tinhso.office.forms import reason_field
from tinhso.office.paging import keyset_page
from tinhso.office.views.forms import FormPage, show_form

CERTIFICATES_PER_PAGE = 50


class RevocationForm(forms.Form):
    reason = reason_field(gettext_lazy("Lý do thu hồi"))


@require_safe
@login_required
def inventory(request: HttpRequest) -> HttpResponse:
    """Those that end first come first."""
    actor = actor_of(request)
    certificates.require_manage(actor)
    found = certificates.visible_certificates(actor)
    page = keyset_page(found, request.GET.get("cursor", ""), ("valid_to", "pk"), CERTIFICATES_PER_PAGE)
    return render(request, "office/certificates.html", {"page": page})


@login_required
def revoke(request: HttpRequest, certificate_id: int) -> HttpResponse:
    actor = actor_of(request)
    certificate = certificates.certificate_of(actor, certificate_id)
    listing = reverse("office:certificates")
    page = FormPage(
        heading=_("Thu hồi chứng thư"),
        submit=_("Thu hồi"),
        done=_("Đã thu hồi chứng thư."),
        back=listing,
        lead=_(
            "%(name)s, %(unit)s. Từ lúc thu hồi, không ký được bằng chứng thư này nữa; "
            "giấy tờ đã phát hành trước đó vẫn có giá trị."
        )
        % {"name": certificate.name, "unit": certificate.unit.name},
        danger=True,
        crumbs=[(_("Chứng thư ký số"), listing), (_("Thu hồi chứng thư"), "")],
    )
    form = RevocationForm(request.POST or None)
    return show_form(request, form, lambda data: verbs.revoke_certificate(actor, certificate.pk, **data), page)
