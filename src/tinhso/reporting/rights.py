"""What may be permitted in this wing, and to which roles."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import Role, register_action

CHECK = register_action(
    "reporting.check",
    _("kiểm tra số liệu báo cáo"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP],
)
