"""The weekly report: one page of figures and what stands in the way."""

from django.utils.translation import gettext_lazy as _

from tinhso.onestop.models import JUSTICE
from tinhso.reporting.outlines.outline import Outline, Section

WEEKLY = Outline(
    code="project06_weekly",
    name=_("Báo cáo tuần về Đề án 06"),
    rhythm="weekly",
    calendar="de-an-06-tuan",
    title="Tình hình thực hiện Đề án 06 {{period_name}} (số liệu tính {{period}})",
    annexes=("services",),
    copies_to=("Công an tỉnh (tổng hợp)", "Lãnh đạo đơn vị", "Lưu: VT"),
    field=JUSTICE,
    sections=(
        Section(
            "services",
            "I. DỊCH VỤ CÔNG THIẾT YẾU",
            "Trong tuần, toàn tỉnh tiếp nhận {{onestop.received}} hồ sơ của năm nhóm dịch vụ công thiết yếu, nộp trực "
            "tuyến {{onestop.online}} hồ sơ, đạt {{onestop.online_share}}; nộp trực tiếp {{onestop.direct}} hồ sơ, "
            "chiếm {{onestop.direct_share}}.\n(Chi tiết tại Phụ lục 01)",
        ),
        Section(
            "tasks",
            "II. NHIỆM VỤ ĐƯỢC GIAO",
            "{{unit}} có {{tasks.assigned@unit}} nhiệm vụ: đã xong {{tasks.done@unit}}, đang làm trong hạn "
            "{{tasks.ongoing@unit}}, quá hạn {{tasks.overdue@unit}}.",
        ),
        Section("difficulties", "III. KHÓ KHĂN, ĐỀ XUẤT", "{{difficulties}}\n{{answered}}"),
        Section("next", "IV. VIỆC TUẦN TỚI", "Tiếp tục thực hiện các nhiệm vụ theo lịch."),
    ),
)
