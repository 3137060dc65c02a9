"""What may be permitted in this wing, and to which roles."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import Role, register_action

VIEW = register_action(
    "metrics.view",
    _("xem số liệu"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP, Role.FIELD_MANAGER],
)
STATE = register_action("metrics.state", _("ghi số liệu không có bản ghi"), [Role.OFFICER, Role.AGGREGATOR])
FREEZE = register_action("metrics.freeze", _("chốt số liệu của kỳ"), [Role.AGGREGATOR])
