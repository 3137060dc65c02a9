"""The demo's door and its guided tour: who may be chosen, and five steps to walk."""

from django.utils.translation import gettext_lazy as _

from tinhso.office.introductions import DemoPerson, register_demo_person
from tinhso.office.tour import Step, register_step

PERSONS = (
    DemoPerson(
        "tonghop", _("Đầu mối tổng hợp"), _("Nhập kế hoạch, giao việc, nghiệm thu, đôn đốc đơn vị chậm (Công an tỉnh).")
    ),
    DemoPerson("tuphap.cv", _("Công chức sở"), _("Làm phần việc được giao, soạn báo cáo kèm minh chứng (Sở Tư pháp).")),
    DemoPerson("tuphap.tp", _("Trưởng phòng"), _("Duyệt dự thảo báo cáo của phòng, trình lãnh đạo Sở ký.")),
    DemoPerson("tuphap.ld", _("Lãnh đạo sở"), _("Phân công trong sở, duyệt, ký báo cáo trước khi gửi đi.")),
    DemoPerson("tuphap.vt", _("Văn thư"), _("Lấy số, ngày cho báo cáo đã ký và phát hành.")),
    DemoPerson("xa.cv", _("Công chức xã"), _("Thực hiện việc giao cho 124 xã, phường (xã Đồng Văn).")),
    DemoPerson("xa.ld", _("Lãnh đạo xã"), _("Phân công người làm, chịu trách nhiệm về kết quả của xã.")),
    DemoPerson("lanhdao", _("Lãnh đạo tỉnh"), _("Xem toàn tỉnh: việc nào chậm, ở đâu, vì sao.")),
    DemoPerson("quantri", _("Quản trị hệ thống"), _("Người dùng, vai trò, đơn vị, nhật ký và vận hành.")),
)

STEPS = (
    Step(
        _("Việc của tôi"),
        _("Mọi việc đang chờ bạn ở một nơi: việc phải làm, báo cáo chờ duyệt, kết quả bị trả lại, hạn sắp tới."),
        target="#today",
        url_name="directives:my_work",
    ),
    Step(
        _("Câu chuyện của một nhiệm vụ"),
        _(
            "Tìm bằng vài chữ rồi mở một nhiệm vụ: đơn vị nói gì, minh chứng cho thấy gì, thời hạn đầu tiên và các lần "
            "đổi hạn, ai đã làm gì, lúc nào."
        ),
        target="#search",
        url_name="directives:assignments",
    ),
    Step(
        _("Việc chậm và đôn đốc"),
        _("Danh sách việc quá hạn, sắp đến hạn; chọn đơn vị, thư đôn đốc được soạn sẵn từ chính các việc chậm."),
        target=".steps li:nth-child(3)",
        url_name="directives:late",
    ),
    Step(
        _("Đưa một dự thảo vào thực hiện"),
        _(
            "Công văn 1482/UBND-KSTT đang nhập dở: xác định các tên đơn vị còn bỏ ngỏ, xác nhận liên kết với hai "
            "nhiệm vụ đã giao, rồi đưa vào thực hiện. Chọn vai đầu mối tổng hợp để làm bước này."
        ),
        target=".steps li:nth-child(4)",
        url_name="directives:documents",
    ),
    Step(
        _("Dấu vết không xóa được"),
        _(
            "Mọi thao tác vừa rồi đã nằm trong nhật ký, được niêm phong nối tiếp nhau; sửa, xóa hay đổi chỗ một dòng "
            "đều bị phát hiện. Lãnh đạo đơn vị và quản trị hệ thống xem được nhật ký."
        ),
        target=".steps li:nth-child(5)",
        url_name="office:audit",
    ),
)


def register() -> None:
    for person in PERSONS:
        register_demo_person(person)
    for step in STEPS:
        register_step(step)
