"""The history of a dry run as people type it: one row per action."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.kernel.clock import local
from tinhso.onestop.rules.dry_run import MOST_ACTIONS, Action, Do
from tinhso.onestop.rules.procedure import Content
from tinhso.onestop.wording.trials import DOINGS

EMPTY_ROWS = 2
MOMENT = "%Y-%m-%dT%H:%M"
STEP, LENGTHEN = f"{Do.STEP.value}:", f"{Do.LENGTHEN.value}:"


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


class ActionForm(forms.Form):
    """`do` is an action, "step:<step>:<outcome>" or "lengthen:<extension>". Times are Vietnam's."""

    at = forms.DateTimeField(label=gettext_lazy("Lúc"), widget=MomentInput, input_formats=[MOMENT])
    do = forms.ChoiceField(label=gettext_lazy("Việc"))
    until = forms.DateTimeField(
        label=gettext_lazy("Hẹn lại đến"), widget=MomentInput, input_formats=[MOMENT], required=False
    )

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: forms.ChoiceField = self.fields["do"]  # type: ignore[assignment]
        choice.choices = [("", "—"), *doings(content)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("do") == Do.EXTEND and not given.get("until"):
            self.add_error("until", _("Ghi thời điểm hẹn lại."))
        return given

    @property
    def action(self) -> Action:
        given = self.cleaned_data
        kind, _colon, what = given["do"].partition(":")
        step, _colon, outcome = what.partition(":")
        if kind == Do.STEP:
            return Action(given["at"], Do.STEP, step=step, outcome=outcome)
        if kind == Do.LENGTHEN:
            return Action(given["at"], Do.LENGTHEN, extension=step)
        return Action(
            given["at"],
            Do.RECEIVE if kind in ONLINE else Do(kind),
            until=given["until"],
            online=ONLINE.get(kind, False),
        )


ONLINE = {"receive_online": True, Do.RECEIVE.value: False}
ActionSet = forms.formset_factory(ActionForm, extra=EMPTY_ROWS, max_num=MOST_ACTIONS, absolute_max=MOST_ACTIONS)


class TrialNameForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên phép thử"), max_length=200)


def doings(content: Content) -> Iterator[tuple[str, Any]]:
    """Everything that can be done to a dossier of this version, steps with their outcomes as a group each."""
    yield Do.RECEIVE.value, DOINGS[Do.RECEIVE]
    yield "receive_online", _("Tiếp nhận trực tuyến")
    for step in content.steps:
        yield step.name, [(f"{STEP}{step.code}:{each.code}", f"{step.name}: {each.name}") for each in step.outcomes]
    clock = [(each.value, DOINGS[each]) for each in Do if each not in (Do.RECEIVE, Do.STEP, Do.LENGTHEN)]
    longer = [
        (f"{LENGTHEN}{each.code}", _("Kéo dài: %(when)s") % {"when": each.when}) for each in content.term.extensions
    ]
    yield _("Thời hạn"), [*clock, *longer]


def rows_of(history: tuple[Action, ...]) -> list[dict[str, Any]]:
    """A history as the rows' first values."""
    return [
        {"at": local(each.at), "do": _written(each), "until": local(each.until) if each.until else None}
        for each in history
    ]


def _written(action: Action) -> str:
    if action.do is Do.STEP:
        return f"{STEP}{action.step}:{action.outcome}"
    if action.do is Do.LENGTHEN:
        return f"{LENGTHEN}{action.extension}"
    return "receive_online" if action.do is Do.RECEIVE and action.online else action.do.value
