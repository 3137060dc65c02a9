"""What verbs of all wings check alike: a step of a life cycle, and a text that somebody wrote."""

from django.utils.translation import gettext as _

from tinhso.foundation.verbs.errors import FieldProblem, Invalid, Refused
from tinhso.foundation.workflow import LifeCycle
from tinhso.foundation.workflow.lifecycle import WrongState
from tinhso.kernel.text import clean

LONGEST_TEXT = 20_000


def move(cycle: LifeCycle, state: str, action: str) -> str:
    """The state that the action leads to. Raises Refused with the sentence that says why it isn't open."""
    try:
        return cycle.target(state, action)
    except WrongState as wrong:
        raise Refused(wrong.message) from wrong


def text(field: str, value: str, limit: int = LONGEST_TEXT) -> str:
    """The text without what can't be stored and without blank ends. Raises Invalid when it is too long: nothing that
    somebody wrote is cut off silently."""
    value = value.replace("\x00", "").strip()
    if len(value) > limit:
        message = _("Dài %(length)s ký tự; tối đa %(limit)s.") % {"length": len(value), "limit": limit}
        raise Invalid(FieldProblem(field, message))
    return value


def required(field: str, value: str, message: str, limit: int = LONGEST_TEXT) -> str:
    """The same; raises Invalid when nothing is left of it, too."""
    value = text(field, value, limit)
    if not clean(value):
        raise Invalid(FieldProblem(field, message))
    return value
