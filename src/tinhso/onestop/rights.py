"""What may be permitted in this wing, and to which roles."""

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import Role, register_action

VIEW = register_action(
    "onestop.view",
    _("xem hồ sơ thủ tục hành chính"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP, Role.FIELD_MANAGER, Role.REGISTRY],
)
LOAD = register_action("onestop.load", _("nạp hồ sơ từ hệ thống khác"), [Role.SYSTEM_OWNER])
CORRECT = register_action("onestop.correct", _("sửa kênh tiếp nhận của hồ sơ"), [Role.UNIT_LEADER])
VIEW_PROCEDURES = register_action(
    "onestop.view_procedures",
    _("xem thủ tục hành chính"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP, Role.FIELD_MANAGER, Role.REGISTRY],
)
KEEP_PROCEDURES = register_action(
    "onestop.keep_procedures", _("cập nhật, công bố thủ tục hành chính của lĩnh vực"), [Role.FIELD_MANAGER]
)
VIEW_PERSONS = register_action(
    "onestop.view_persons",
    _("xem dữ liệu cá nhân trong hồ sơ"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.REGISTRY],
)
TAKE_IN = register_action("onestop.take_in", _("tiếp nhận hồ sơ"), [Role.OFFICER, Role.UNIT_LEADER])
PROCESS = register_action("onestop.process", _("xử lý hồ sơ"), [Role.OFFICER, Role.UNIT_LEADER, Role.REGISTRY])
COMPARE = register_action(
    "onestop.compare", _("đối chiếu bản chính, lập bản sao điện tử"), [Role.OFFICER, Role.UNIT_LEADER]
)
CERTIFY = register_action("onestop.certify", _("ký chứng thực bản sao điện tử"), [Role.UNIT_LEADER])
ASSIGN = register_action("onestop.assign", _("phân công hồ sơ"), [Role.UNIT_LEADER])
DECIDE = register_action("onestop.decide", _("từ chối, dừng giải quyết, xin lỗi và hẹn lại"), [Role.UNIT_LEADER])

VIEW_PETITIONS = register_action(
    "onestop.view_petitions",
    _("xem phản ánh, kiến nghị"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.AGGREGATOR, Role.LEADERSHIP, Role.FIELD_MANAGER, Role.REGISTRY],
)
VIEW_PETITIONERS = register_action(
    "onestop.view_petitioners",
    _("xem người phản ánh và nội dung phản ánh, kiến nghị"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.REGISTRY],
)
RECEIVE_PETITIONS = register_action(
    "onestop.receive_petitions",
    _("tiếp nhận phản ánh, kiến nghị"),
    [Role.OFFICER, Role.UNIT_LEADER, Role.REGISTRY],
)
HANDLE_PETITIONS = register_action(
    "onestop.handle_petitions", _("xử lý, trả lời, công khai phản ánh, kiến nghị"), [Role.OFFICER, Role.UNIT_LEADER]
)
DECIDE_PETITIONS = register_action(
    "onestop.decide_petitions",
    _("phân công, từ chối, không công khai phản ánh, kiến nghị"),
    [Role.UNIT_LEADER],
)
CONFIRM_OUTAGE = register_action("onestop.confirm_outage", _("xác nhận hồ sơ nhập sau gián đoạn"), [Role.UNIT_LEADER])
