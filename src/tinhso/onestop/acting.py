"""Who may complete a step of a dossier's process: the roles that the step names, where the dossier lies, once the
competent unit has it."""

from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import ROLE_LABELS, Role
from tinhso.onestop.models import Dossier
from tinhso.onestop.rules.procedure import Step


def why_not_acting(actor: Actor, dossier: Dossier, step: Step) -> str:
    """Why the actor may not complete this step of the dossier, as a sentence; "" when he may."""
    if actor.is_system:
        return ""
    roles = {each.value for each in step.may_act}
    assert dossier.holder is not None
    path = dossier.holder.path
    if not any(scope.role in roles and scope.covers(path, dossier.field_code) for scope in actor.scopes):
        named = ", ".join(str(ROLE_LABELS[Role(role)]) for role in sorted(roles))
        return _("Bước “%(step)s” do %(roles)s của %(unit)s thực hiện.") % {
            "step": step.name,
            "roles": named,
            "unit": dossier.holder.name,
        }
    if dossier.assignee_id not in (None, actor.account_id):
        assert dossier.assignee is not None
        return _("Hồ sơ đang giao cho %(name)s. Lãnh đạo đơn vị có thể phân công lại.") % {
            "name": dossier.assignee.full_name
        }
    return ""


def why_not_reached(dossier: Dossier) -> str:
    """Why nobody may process it yet: another unit than the competent one has it; "" when that one does."""
    if not dossier.is_elsewhere:
        return ""
    said = _("Hồ sơ thuộc thẩm quyền của %(unit)s: chuyển hồ sơ cho đơn vị đó trước.")
    return said % {"unit": dossier.unit.name}
