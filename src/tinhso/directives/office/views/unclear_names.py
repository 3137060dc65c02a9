"""The queue of unknown names: said once, a name is resolved in every draft, and known in every later document."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.directives import rights, verbs
from tinhso.directives.office.forms.documents import ResolveForm
from tinhso.directives.office.forms.places import suggestions
from tinhso.directives.queries.unclear_names import parties_named, unclear_names
from tinhso.foundation.ui.answers import attempt
from tinhso.foundation.ui.requests import actor_of, insist, why_not_anywhere


@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    insist(why_not_anywhere(actor, rights.DRAFT))
    form = ResolveForm(request.POST or None)
    text = request.POST.get("text", "")
    if form.is_valid():
        places, remember = form.cleaned_data["place"], form.cleaned_data["remember"]
        parties = parties_named(actor, text)
        done = [
            attempt(
                lambda party=party: verbs.resolve_party(
                    actor, party.task.document_id, party_id=party.pk, remember=remember, **places.arguments()
                ),
                form,
            )
            for party in parties
        ]
        if all(done):
            said = _("Đã ghi “%(text)s” là %(places)s ở %(count)s văn bản.")
            messages.success(request, said % {"text": text, "places": places, "count": len(parties)})
            return redirect("directives:unclear_names")
    heading = _("Tên đơn vị chưa rõ")
    context = {
        "names": unclear_names(actor),
        "places": suggestions(),
        "refused": text if form.errors else "",
        "typed": request.POST.get("place", ""),
        "error": " ".join(message for found in form.errors.values() for message in found),
        "heading": heading,
        "crumbs": [(_("Văn bản giao việc"), reverse("directives:documents")), (heading, "")],
    }
    return render(request, "directives/unclear_names.html", context, status=422 if form.errors else 200)
