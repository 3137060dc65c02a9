"""The monthly report of the justice department on Project 06: tasks, the five services by channel, difficulties."""

from django.utils.translation import gettext_lazy as _

from tinhso.onestop.models import JUSTICE
from tinhso.reporting.outlines.outline import Asked, Outline, Section
from tinhso.reporting.outlines.services import OVERALL, service_lines

MONTHLY = Outline(
    code="project06_monthly",
    name=_("Báo cáo tháng về Đề án 06"),
    rhythm="monthly",
    calendar="de-an-06-thang",
    title="Kết quả thực hiện Đề án 06 {{period_name}} (số liệu tính {{period}})",
    asked=(Asked("basis", _("Căn cứ báo cáo"), "chế độ báo cáo định kỳ về Đề án 06 của Ủy ban nhân dân tỉnh"),),
    annexes=("tasks", "services"),
    copies_to=("UBND tỉnh (báo cáo)", "Công an tỉnh (tổng hợp)", "Lãnh đạo đơn vị", "Lưu: VT"),
    field=JUSTICE,
    sections=(
        Section("opening", "", "Thực hiện {{basis}}, {{unit}} báo cáo kết quả {{period_name}} như sau:"),
        Section(
            "direction",
            "I. CHỈ ĐẠO, ĐIỀU HÀNH",
            "Trong kỳ, {{unit}} tiếp tục quán triệt các văn bản chỉ đạo về Đề án 06 tới công chức, viên chức; phân "
            "công rõ người, rõ việc, rõ thời hạn cho từng phòng, đơn vị.",
        ),
        Section(
            "tasks",
            "II. THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO",
            "{{unit}} chủ trì {{directives.assigned@unit}} nhiệm vụ theo {{plan}}. Đến hết kỳ báo cáo đã hoàn thành "
            "{{directives.done_share@unit:fraction}} nhiệm vụ, đạt {{directives.done_share@unit}}.\n"
            "(Chi tiết tại Phụ lục 01)",
        ),
        Section(
            "services",
            "III. CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN",
            f"{OVERALL}\n{service_lines()}\n(Chi tiết tại Phụ lục 02)",
        ),
        Section("difficulties", "IV. KHÓ KHĂN, VƯỚNG MẮC", "{{difficulties}}\n{{answered}}"),
        Section("proposals", "V. ĐỀ XUẤT, KIẾN NGHỊ", "{{proposals}}"),
        Section(
            "next",
            "VI. NHIỆM VỤ TRỌNG TÂM KỲ TIẾP THEO",
            "Tiếp tục thực hiện các nhiệm vụ được giao trong {{next_period}}; hướng dẫn người dân nộp hồ sơ trực "
            "tuyến; đôn đốc các xã, phường xử lý hồ sơ đúng hạn.",
        ),
        Section("closing", "", "{{unit}} báo cáo để cơ quan có thẩm quyền tổng hợp."),
    ),
)
