"""What may be permitted in this wing, and to which roles."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import Role, register_action

VIEW = register_action(
    "directives.view",
    _("xem nhiệm vụ được giao"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP],
)
DRAFT = register_action("directives.draft", _("nhập văn bản giao việc"), [Role.AGGREGATOR])
PUT_IN_FORCE = register_action("directives.put_in_force", _("đưa văn bản vào thực hiện"), [Role.AGGREGATOR])
BREAK_DOWN = register_action("directives.break_down", _("phân công trong đơn vị"), [Role.OFFICER, Role.UNIT_LEADER])
REPORT = register_action("directives.report", _("báo cáo tiến độ"), [Role.OFFICER, Role.UNIT_LEADER])
PASS_ON = register_action("directives.pass_on", _("duyệt báo cáo của đơn vị"), [Role.UNIT_LEADER])
ACCEPT = register_action("directives.accept", _("nghiệm thu, trả lại kết quả"), [Role.AGGREGATOR])
RESCHEDULE = register_action("directives.reschedule", _("điều chỉnh thời hạn"), [Role.AGGREGATOR])
REMIND = register_action("directives.remind", _("đôn đốc đơn vị"), [Role.AGGREGATOR, Role.LEADERSHIP])
