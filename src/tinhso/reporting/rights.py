"""What may be permitted in this wing, and to which roles."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import Role, register_action

EVERYBODY = [Role.OFFICER, Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP]

CHECK = register_action("reporting.check", _("kiểm tra số liệu báo cáo"), EVERYBODY)
VIEW = register_action("reporting.view", _("xem báo cáo của đơn vị"), [*EVERYBODY, Role.REGISTRY])
FILL = register_action("reporting.fill", _("nhập số liệu báo cáo"), [Role.OFFICER, Role.UNIT_LEADER])
SUBMIT = register_action("reporting.submit", _("gửi số liệu báo cáo của đơn vị"), [Role.UNIT_LEADER])
REVIEW = register_action("reporting.review", _("duyệt, trả lại số liệu các đơn vị gửi"), [Role.AGGREGATOR])
RAISE = register_action("reporting.raise", _("nêu khó khăn, vướng mắc"), [Role.OFFICER, Role.UNIT_LEADER])
ANSWER = register_action(
    "reporting.answer", _("trả lời khó khăn, vướng mắc"), [Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP]
)
CONSOLIDATE = register_action(
    "reporting.consolidate", _("gộp khó khăn, ghi trả lời của cơ quan ngoài hệ thống"), [Role.AGGREGATOR]
)
KEEP_CALENDARS = register_action("reporting.keep_calendars", _("sửa lịch báo cáo"), [Role.AGGREGATOR])
COMPOSE = register_action("reporting.compose", _("soạn báo cáo"), [Role.OFFICER, Role.AGGREGATOR])
PASS_ON = register_action("reporting.pass_on", _("duyệt dự thảo báo cáo"), [Role.UNIT_LEADER])
SIGN = register_action("reporting.sign", _("ký báo cáo"), [Role.UNIT_LEADER, Role.LEADERSHIP])
ISSUE = register_action("reporting.issue", _("lấy số, phát hành báo cáo"), [Role.REGISTRY])
