"""The yearly report: direction, results by field of work, the five services over the year, assessment, what comes
next."""

from django.utils.translation import gettext_lazy as _

from tinhso.onestop.models import JUSTICE
from tinhso.reporting.outlines.outline import Asked, Outline, Section
from tinhso.reporting.outlines.services import OVERALL, service_lines

YEARLY = Outline(
    code="project06_yearly",
    name=_("Báo cáo năm về chuyển đổi số và Đề án 06"),
    rhythm="yearly",
    calendar="de-an-06-nam",
    title="Kết quả chuyển đổi số và thực hiện Đề án 06 {{period_name}}, phương hướng {{next_period}}",
    asked=(Asked("basis", _("Căn cứ báo cáo"), "yêu cầu báo cáo năm của Ủy ban nhân dân tỉnh về chuyển đổi số"),),
    annexes=("tasks", "services"),
    copies_to=("UBND tỉnh (báo cáo)", "Sở Khoa học và Công nghệ (tổng hợp)", "Công an tỉnh", "Lưu: VT"),
    field=JUSTICE,
    sections=(
        Section(
            "opening",
            "",
            "Thực hiện {{basis}}, {{unit}} báo cáo kết quả {{period_name}} (số liệu tính {{period}}) và phương hướng "
            "{{next_period}} như sau:",
        ),
        Section(
            "direction",
            "I. LÃNH ĐẠO, CHỈ ĐẠO",
            "{{unit}} đã ban hành kế hoạch thực hiện, kiện toàn bộ phận giúp việc và giao ban định kỳ để đôn đốc tiến "
            "độ; phổ biến các nghị quyết, kế hoạch về chuyển đổi số tới toàn thể công chức, viên chức.",
        ),
        Section(
            "tasks",
            "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU, NHIỆM VỤ",
            "{{unit}} chủ trì {{directives.assigned@unit}} nhiệm vụ theo {{plan}}; đã hoàn thành "
            "{{directives.done_share@unit:fraction}} nhiệm vụ, đạt {{directives.done_share@unit}}; cấp có thẩm quyền "
            "đã nghiệm thu {{directives.accepted@unit}} nhiệm vụ.\n(Chi tiết tại Phụ lục 01)",
        ),
        Section(
            "infrastructure",
            "III. HẠ TẦNG SỐ, NHÂN LỰC SỐ, AN TOÀN THÔNG TIN",
            "Trang thiết bị, chữ ký số và phần mềm bảo vệ được bảo đảm cho công chức, viên chức; hệ thống thông tin "
            "hoạt động ổn định.",
        ),
        Section(
            "services",
            "IV. DỊCH VỤ CÔNG TRỰC TUYẾN",
            f"{OVERALL}\n{service_lines()}\n(Chi tiết tại Phụ lục 02)",
        ),
        Section(
            "data",
            "V. DỮ LIỆU SỐ",
            "Dữ liệu hộ tịch tiếp tục được rà soát, đối chiếu với sổ gốc và Cơ sở dữ liệu quốc gia về dân cư; sai lệch "
            "được giao về từng xã, phường xử lý.",
        ),
        Section(
            "assessment",
            "VI. ĐÁNH GIÁ CHUNG",
            "Kết quả đạt được: các nhiệm vụ được triển khai có trọng tâm; nền nếp báo cáo bằng số liệu có nguồn gốc.\n"
            "Khó khăn, vướng mắc:\n{{difficulties}}\n{{answered}}",
        ),
        Section(
            "next",
            "VII. PHƯƠNG HƯỚNG NĂM SAU",
            "Trong {{next_period}}, tập trung làm sạch dữ liệu, cắt giảm giấy tờ đã có dữ liệu thay thế, nâng tỷ lệ hồ "
            "sơ trực tuyến thực chất.",
        ),
        Section("proposals", "VIII. ĐỀ XUẤT, KIẾN NGHỊ", "{{proposals}}"),
        Section("closing", "", "{{unit}} báo cáo để cơ quan có thẩm quyền tổng hợp."),
    ),
)
