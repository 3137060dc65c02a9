"""How the tasks of one plan stand: done, under way, overdue, unit by unit, with the list of tasks."""

from django.utils.translation import gettext_lazy as _

from tinhso.reporting.outlines.outline import Outline, Section

TASK_PROGRESS = Outline(
    code="task_progress",
    name=_("Báo cáo tiến độ nhiệm vụ của một kế hoạch"),
    rhythm="monthly",
    calendar="de-an-06-thang",
    title="Tiến độ thực hiện {{plan}} đến {{period_end}}",
    annexes=("task_units", "task_list"),
    copies_to=("UBND tỉnh (báo cáo)", "Các đơn vị được giao nhiệm vụ", "Lưu: VT"),
    needs_plan=True,
    sections=(
        Section(
            "opening",
            "",
            "{{unit}} tổng hợp tiến độ thực hiện {{plan}} của các đơn vị, tính đến {{period_end}} như sau:",
        ),
        Section(
            "totals",
            "I. KẾT QUẢ CHUNG",
            "{{plan}} giao {{tasks.assigned}} đầu việc cho các đơn vị chủ trì: đã xong {{tasks.done}}, đang làm trong "
            "hạn hoặc chưa đến hạn {{tasks.ongoing}}, quá hạn {{tasks.overdue}}.\n"
            "Đã nghiệm thu: {{directives.accepted_share:fraction}} đầu việc, đạt {{directives.accepted_share}}.\n"
            "(Tiến độ từng đơn vị tại Phụ lục 01, danh sách nhiệm vụ tại Phụ lục 02)",
        ),
        Section("difficulties", "II. KHÓ KHĂN, VƯỚNG MẮC", "{{difficulties}}\n{{answered}}"),
        Section("proposals", "III. ĐỀ XUẤT, KIẾN NGHỊ", "{{proposals}}"),
        Section(
            "next",
            "IV. VIỆC CẦN LÀM TIẾP",
            "Đề nghị các đơn vị có việc quá hạn báo cáo nguyên nhân, thời gian hoàn thành và cập nhật minh chứng.",
        ),
    ),
)
