"""What the unseen documents of ministries say, among them a plan of 140 tasks put together from parts."""

from benchmarks.papers.contents import G, Plan, T
from benchmarks.papers.unseen.writing_down import plan

JUSTICE = plan(
    "BỘ TƯ PHÁP",
    "5512/QĐ-BTP",
    "Hà Nội, ngày 19 tháng 12 năm 2025",
    "2025-12-19",
    "KẾ HOẠCH",
    "Công tác phổ biến, giáo dục pháp luật năm 2026 của Bộ Tư pháp",
    """
    Căn cứ Luật Phổ biến, giáo dục pháp luật ngày 20 tháng 6 năm 2012;
    Căn cứ Nghị định số 39/2025/NĐ-CP ngày 26 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Tư pháp;
    Theo đề nghị của Cục trưởng Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý.
    """,
    "KT. BỘ TRƯỞNG / THỨ TRƯỞNG / Đặng Hoài Nam",
    """
    @ Xây dựng thể chế, chính sách
    Xây dựng dự án Luật Phổ biến, giáo dục pháp luật (sửa đổi) | Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý | Vụ Các vấn đề chung về xây dựng pháp luật; Văn phòng Bộ | Hồ sơ dự án Luật | Tháng 8/2026 | month 2026-08-31
    Sửa đổi Thông tư quy định về tiêu chí chuẩn tiếp cận pháp luật | Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý | Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính | Thông tư được ban hành | Quý II/2026 | quarter 2026-06-30
    @ Hướng dẫn, chỉ đạo
    Ban hành văn bản hướng dẫn trọng tâm công tác phổ biến pháp luật | Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý | | Công văn hướng dẫn | Tháng 01/2026 | month 2026-01-31
    Tổ chức cuộc thi trực tuyến tìm hiểu Hiến pháp | Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý | Cục Công nghệ thông tin; Báo Pháp luật Việt Nam | Cuộc thi | Từ tháng 3 đến tháng 6/2026 | month 2026-06-30
    Kiểm tra công tác hòa giải ở cơ sở tại một số tỉnh, thành phố | Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý | Văn phòng Bộ | Kết luận kiểm tra | Quý III, quý IV/2026 | quarter 2026-12-31
    @ Ứng dụng công nghệ thông tin
    Nâng cấp Cổng Pháp luật quốc gia | Cục Công nghệ thông tin | Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý; Vụ Pháp luật hình sự - hành chính | Phiên bản mới của Cổng | 30/9/2026 | date 2026-09-30
    Phát triển trợ lý ảo giải đáp pháp luật cho doanh nghiệp | Cục Công nghệ thông tin | Vụ Pháp luật dân sự - kinh tế | Trợ lý ảo | Năm 2026 và các năm tiếp theo | year 2026-12-31+
    @ Bảo đảm nguồn lực
    Bồi dưỡng nghiệp vụ cho báo cáo viên pháp luật trung ương | Học viện Tư pháp | Vụ Tổ chức cán bộ | 03 lớp bồi dưỡng | Quý II và quý III/2026 | quarter 2026-09-30
    Bố trí kinh phí thực hiện Kế hoạch | Cục Kế hoạch - Tài chính | Các đơn vị thuộc Bộ | Dự toán được giao | Thường xuyên | ongoing
    """,
)

TRANSPORT = plan(
    "BỘ CÔNG THƯƠNG",
    "1420/KH-BCT",
    "Hà Nội, ngày 03 tháng 3 năm 2026",
    "2026-03-03",
    "KẾ HOẠCH",
    "Cắt giảm, đơn giản hóa thủ tục hành chính liên quan đến hoạt động sản xuất, kinh doanh năm 2026",
    """
    Căn cứ Nghị quyết số 66/NQ-CP ngày 26/3/2025 của Chính phủ về Chương trình cắt giảm, đơn giản hóa thủ tục hành chính;
    """,
    "BỘ TRƯỞNG / Trần Sỹ Nguyên Khôi",
    """
    @ Lĩnh vực xuất nhập khẩu
    Bãi bỏ yêu cầu nộp bản sao giấy chứng nhận đăng ký doanh nghiệp | Cục Xuất nhập khẩu | Vụ Pháp chế | Thông tư sửa đổi | Tháng 5/2026 | month 2026-05-31
    Cấp giấy chứng nhận xuất xứ điện tử trong 04 giờ làm việc | Cục Xuất nhập khẩu | Cục Thương mại điện tử và Kinh tế số | Quy trình nội bộ | Quý II/2026 | quarter 2026-06-30
    @ Lĩnh vực điện lực
    Phân cấp cấp giấy phép hoạt động điện lực cho địa phương | Cục Điện lực | Vụ Pháp chế; Vụ Tổ chức cán bộ | Nghị định sửa đổi | Trình Chính phủ trong tháng 6/2026 | month 2026-06-30
    Giảm 50% thời gian thẩm định hồ sơ | Cục Điện lực | | Quyết định công bố | 30/4/2026 | date 2026-04-30
    @ Lĩnh vực hóa chất
    Chuyển khai báo hóa chất sang hậu kiểm | Cục Hóa chất | Vụ Pháp chế | Văn bản quy phạm pháp luật | Quý III/2026 | quarter 2026-09-30
    Tích hợp dữ liệu khai báo với Cổng thông tin một cửa quốc gia | Cục Hóa chất | Cục Thương mại điện tử và Kinh tế số | Dữ liệu được kết nối | Theo tiến độ của Bộ Tài chính | roadmap
    """,
)

_VERBS = (
    ("Xây dựng", "được phê duyệt"),
    ("Rà soát, hoàn thiện", "được ban hành"),
    ("Thí điểm", "được tổng kết"),
    ("Nghiệm thu, đưa vào vận hành", "vận hành chính thức"),
    ("Đánh giá, công bố kết quả áp dụng", "được công bố"),
)
_OBJECTS = (
    "bộ tiêu chuẩn trao đổi hồ sơ bệnh án giữa các cơ sở khám chữa bệnh",
    "hệ thống giám sát kê đơn thuốc điện tử trên phạm vi toàn quốc",
    "danh mục dữ liệu mở ngành y tế",
    "nền tảng tư vấn khám bệnh từ xa cho vùng biên giới, hải đảo",
    "kho tri thức y học cổ truyền số hóa",
    "mô hình trạm y tế thông minh ở các xã đặc biệt khó khăn",
    "quy trình cấp chứng chỉ hành nghề trên môi trường điện tử",
)
_LEADS = ("Cục Quản lý Khám, chữa bệnh", "Cục Quản lý Dược", "Trung tâm Thông tin y tế Quốc gia", "Vụ Pháp chế")
_HELPERS = ("Văn phòng Bộ", "Vụ Kế hoạch - Tài chính", "Cục Phòng bệnh", "Vụ Bảo hiểm y tế", "Các đơn vị liên quan")
_TIMES: tuple[tuple[str, str, str | None], ...] = (
    ("Quý III/2026", "quarter", "2026-09-30"),
    ("Tháng 11/2026", "month", "2026-11-30"),
    ("Trước 15/10/2026", "date", "2026-10-14"),
    ("Năm 2027", "year", "2027-12-31"),
    ("Thường xuyên", "ongoing", None),
    ("31/12/2026", "date", "2026-12-31"),
    ("2026 - 2028", "year", "2028-12-31"),
)
_AREAS = ("khu vực miền núi phía Bắc", "khu vực đồng bằng sông Hồng", "khu vực miền Trung", "khu vực phía Nam")


def _health_tasks() -> tuple[G, ...]:
    found = []
    for number, area in enumerate(_AREAS):
        tasks = []
        for place in range(35):
            verb, outcome = _VERBS[place % 5]
            thing = _OBJECTS[place % 7]
            time, kind, day = _TIMES[(place + number) % 7]
            helpers = tuple(_HELPERS[(place + step) % 5] for step in range((place + number) % 3))
            lead = (_LEADS[(place + number) % 4],)
            short = " ".join(thing.split()[:3])
            tasks.append(
                T(
                    f"{verb} {thing} tại {area}",
                    lead,
                    helpers,
                    f"{short} {outcome}".capitalize(),
                    time,
                    ((kind, day, False),),
                )
            )
        found.append(G(f"Nhiệm vụ tại {area}", tuple(tasks)))
    return tuple(found)


HEALTH_MINISTRY = Plan(
    issuer=("BỘ Y TẾ",),
    symbol="702/KH-BYT",
    place="Hà Nội",
    day="ngày 10 tháng 4 năm 2026",
    issued_on="2026-04-10",
    kind="KẾ HOẠCH",
    subject="Hành động của ngành Y tế triển khai Nghị quyết số 72-NQ/TW và Nghị quyết số 57-NQ/TW giai đoạn 2026 - 2030",
    bases=("Căn cứ Nghị quyết số 72-NQ/TW ngày 09 tháng 9 năm 2025 của Bộ Chính trị;",),
    groups=_health_tasks(),
    authority="",
    position="BỘ TRƯỞNG",
    signer="Vũ Thị Kim Oanh",
)
