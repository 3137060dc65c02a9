"""What the documents of the measure say: invented plans of invented persons, with the meaning of every field."""

from dataclasses import dataclass, field

Due = tuple[str, str | None, bool]  # kind, due, ongoing after


@dataclass(frozen=True)
class T:
    """A task as it was meant. `deadline` is its text, `due` what that text means."""

    content: str
    lead: tuple[str, ...]
    helpers: tuple[str, ...]
    deliverable: str
    deadline: str
    due: tuple[Due, ...]


@dataclass(frozen=True)
class G:
    title: str
    tasks: tuple[T, ...]


@dataclass(frozen=True)
class Plan:
    issuer: tuple[str, ...]
    symbol: str
    place: str
    day: str
    issued_on: str
    kind: str
    subject: str
    bases: tuple[str, ...]
    groups: tuple[G, ...]
    authority: str
    position: str
    signer: str
    aims: tuple[str, ...] = ()
    duties: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())


def _t(content: str, lead: str, helpers: str, deliverable: str, deadline: str, *due: Due) -> T:
    return T(
        content,
        tuple(filter(None, lead.split(" | "))),
        tuple(filter(None, helpers.split(" | "))),
        deliverable,
        deadline,
        due,
    )


DIGITAL = Plan(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"),
    symbol="187/KH-UBND",
    place="Lào Cai",
    day="ngày 05 tháng 9 năm 2025",
    issued_on="2025-09-05",
    kind="KẾ HOẠCH",
    subject="Đẩy mạnh chuyển đổi số trong quản lý nhà nước các tháng cuối năm 2025 và năm 2026",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Quyết định số 1012/QĐ-TTg ngày 20/5/2025 của Thủ tướng Chính phủ về phát triển chính quyền số;",
        "Theo đề nghị của Sở Khoa học và Công nghệ tại Tờ trình số 77/TTr-SKHCN ngày 28/8/2025.",
    ),
    groups=(
        G(
            "Hoàn thiện thể chế",
            (
                _t(
                    "Xây dựng quy chế quản lý, khai thác kho dữ liệu dùng chung của tỉnh",
                    "Sở Khoa học và Công nghệ",
                    "Sở Tư pháp | Văn phòng UBND tỉnh",
                    "Quyết định của UBND tỉnh",
                    "Quý IV/2025",
                    ("quarter", "2025-12-31", False),
                ),
                _t(
                    "Rà soát các văn bản do Hội đồng nhân dân tỉnh ban hành có quy định về hồ sơ giấy để kiến nghị sửa đổi",
                    "Sở Tư pháp",
                    "Các sở, ban, ngành | UBND cấp xã",
                    "Báo cáo kết quả rà soát",
                    "Trước ngày 15/11/2025",
                    ("date", "2025-11-14", False),
                ),
                _t(
                    "Ban hành danh mục dữ liệu mở của tỉnh và kế hoạch công bố từng năm",
                    "Sở Khoa học và Công nghệ",
                    "",
                    "Danh mục được công bố",
                    "Tháng 10/2025",
                    ("month", "2025-10-31", False),
                ),
            ),
        ),
        G(
            "Phát triển hạ tầng số",
            (
                _t(
                    "Nâng cấp trung tâm tích hợp dữ liệu, bảo đảm hoạt động liên tục cả ngày lễ",
                    "Sở Khoa học và Công nghệ",
                    "Sở Tài chính | Công an tỉnh",
                    "Hệ thống được nghiệm thu",
                    "Quý II/2026",
                    ("quarter", "2026-06-30", False),
                ),
                _t(
                    "Phủ sóng di động tới các thôn còn lõm sóng trên địa bàn",
                    "Sở Khoa học và Công nghệ",
                    "Các doanh nghiệp viễn thông trên địa bàn tỉnh | UBND cấp xã",
                    "100% thôn có sóng",
                    "Năm 2026",
                    ("year", "2026-12-31", False),
                ),
                _t(
                    "Kiểm tra, bảo dưỡng đường truyền số liệu chuyên dùng đến cấp xã",
                    "Văn phòng UBND tỉnh",
                    "Bưu điện tỉnh",
                    "Biên bản kiểm tra",
                    "Thường xuyên",
                    ("ongoing", None, False),
                ),
            ),
        ),
        G(
            "Dữ liệu và nền tảng số",
            (
                _t(
                    "Số hóa hồ sơ lưu trữ của các đơn vị cấp huyện cũ đã bàn giao",
                    "Sở Nội vụ",
                    "UBND cấp xã",
                    "Kho hồ sơ số",
                    "Hoàn thành trước 30/6/2026",
                    ("date", "2026-06-29", False),
                ),
                _t(
                    "Kết nối phần mềm quản lý bệnh viện với nền tảng dữ liệu y tế",
                    "Sở Y tế",
                    "Bảo hiểm xã hội tỉnh | Các bệnh viện trên địa bàn tỉnh",
                    "Dữ liệu được liên thông",
                    "Tháng 12/2025 và duy trì thường xuyên",
                    ("month", "2025-12-31", True),
                ),
                _t(
                    "Đưa học bạ điện tử vào sử dụng ở tất cả các trường tiểu học",
                    "Sở Giáo dục và Đào tạo",
                    "Công an tỉnh",
                    "Học bạ điện tử được cấp",
                    "Theo lộ trình của Bộ Giáo dục và Đào tạo",
                    ("roadmap", None, False),
                ),
                _t(
                    "Cập nhật giá đất, bản đồ địa chính lên cơ sở dữ liệu đất đai",
                    "Sở Nông nghiệp và Môi trường",
                    "Thuế tỉnh | UBND cấp xã",
                    "Cơ sở dữ liệu được cập nhật",
                    "Hằng năm",
                    ("ongoing", None, False),
                ),
            ),
        ),
    ),
    authority="TM. ỦY BAN NHÂN DÂN",
    position="CHỦ TỊCH",
    signer="Lương Văn Bảo",
    aims=("Đến hết năm 2026, tối thiểu 85% hồ sơ được giải quyết trên môi trường điện tử.",),
    duties=(
        (
            "Sở Khoa học và Công nghệ",
            ("Đôn đốc, tổng hợp tình hình thực hiện, báo cáo UBND tỉnh trước ngày 20/12/2025.",),
        ),
        ("Sở Tài chính", ("Cân đối nguồn kinh phí thực hiện kế hoạch theo phân cấp ngân sách.",)),
        (
            "Các sở, ban, ngành; UBND cấp xã",
            (
                "Xây dựng kế hoạch của đơn vị, hoàn thành trước ngày 30/9/2025.",
                "Định kỳ hằng quý gửi báo cáo về Sở Khoa học và Công nghệ.",
            ),
        ),
    ),
)

MINISTRY = Plan(
    issuer=("BỘ XÂY DỰNG",),
    symbol="45/KH-BXD",
    place="Hà Nội",
    day="ngày 12 tháng 01 năm 2026",
    issued_on="2026-01-12",
    kind="KẾ HOẠCH",
    subject="Cải cách hành chính của Bộ Xây dựng năm 2026",
    bases=(
        "Căn cứ Nghị định số 33/2025/NĐ-CP ngày 25 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ của Bộ Xây dựng;",
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước,",
    ),
    groups=(
        G(
            "Cải cách thể chế",
            (
                _t(
                    "Trình ban hành thông tư hướng dẫn định mức chi phí quản lý dự án",
                    "Vụ Pháp chế",
                    "Cục Kinh tế xây dựng | Viện Kinh tế xây dựng",
                    "Thông tư",
                    "Tháng 6/2026",
                    ("month", "2026-06-30", False),
                ),
                _t(
                    "Theo dõi tình hình thi hành pháp luật trong lĩnh vực nhà ở",
                    "Vụ Pháp chế",
                    "Các đơn vị thuộc Bộ",
                    "Báo cáo",
                    "Trước ngày 05/12/2026",
                    ("date", "2026-12-04", False),
                ),
            ),
        ),
        G(
            "Cải cách thủ tục hành chính",
            (
                _t(
                    "Thực hiện công bố thủ tục hành chính nội bộ sau khi sắp xếp tổ chức",
                    "Văn phòng Bộ",
                    "Các Cục, Vụ",
                    "Quyết định công bố",
                    "Quý I - Quý II/2026",
                    ("quarter", "2026-06-30", False),
                ),
                _t(
                    "Đơn giản hóa thành phần hồ sơ cấp chứng chỉ năng lực",
                    "Cục Quản lý hoạt động xây dựng",
                    "Văn phòng Bộ | Trung tâm Công nghệ thông tin",
                    "Phương án được phê duyệt",
                    "31/3/2026",
                    ("date", "2026-03-31", False),
                ),
                _t(
                    "Tiếp nhận, trả lời phản ánh, kiến nghị của người dân về quy định hành chính",
                    "Văn phòng Bộ",
                    "",
                    "Văn bản trả lời",
                    "Khi có phát sinh",
                    ("event", None, False),
                ),
            ),
        ),
        G(
            "Tài chính công",
            (
                _t(
                    "Phân bổ, giao dự toán chi ngân sách cho các đơn vị sự nghiệp",
                    "Vụ Kế hoạch - Tài chính",
                    "Các đơn vị liên quan",
                    "Quyết định giao dự toán",
                    "Tháng 01, 02/2026",
                    ("month", "2026-02-28", False),
                ),
                _t(
                    "Kiểm tra việc thực hiện tự chủ tại các trường trực thuộc",
                    "Vụ Kế hoạch - Tài chính",
                    "Vụ Tổ chức cán bộ",
                    "Kết luận kiểm tra",
                    "6 tháng cuối năm 2026",
                    ("month", "2026-12-31", False),
                ),
            ),
        ),
    ),
    authority="",
    position="KT. BỘ TRƯỞNG",
    signer="Trịnh Quốc Khải",
    aims=("Cắt giảm ít nhất 30% thời gian giải quyết thủ tục hành chính trong năm 2026.",),
)

LETTER = Plan(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"),
    symbol="2210/UBND-NC",
    place="Quảng Trị",
    day="ngày 03 tháng 10 năm 2025",
    issued_on="2025-10-03",
    kind="",
    subject="khắc phục tồn tại trong giải quyết hồ sơ của người dân",
    bases=(
        "Thực hiện Công điện số 190/CĐ-TTg ngày 22 tháng 9 năm 2025 của Thủ tướng Chính phủ về nâng cao chất lượng dịch vụ công.",
    ),
    groups=(
        G(
            "Sở Nội vụ",
            (
                _t(
                    "Kiểm tra đột xuất việc tiếp dân tại ít nhất 20 xã, báo cáo kết quả trước ngày 31 tháng 10 năm 2025.",
                    "Sở Nội vụ",
                    "",
                    "",
                    "trước ngày 31 tháng 10 năm 2025",
                    ("date", "2025-10-30", False),
                ),
            ),
        ),
        G(
            "Sở Tư pháp",
            (
                _t(
                    "Hướng dẫn nghiệp vụ chứng thực cho công chức cấp xã.",
                    "Sở Tư pháp",
                    "",
                    "",
                    "",
                    ("none", None, False),
                ),
                _t(
                    "Chủ trì, phối hợp với Công an tỉnh rà soát dữ liệu khai sinh còn sai lệch, hoàn thành trong tháng 11 năm 2025.",
                    "Sở Tư pháp",
                    "Công an tỉnh",
                    "",
                    "trong tháng 11 năm 2025",
                    ("month", "2025-11-30", False),
                ),
            ),
        ),
        G(
            "Ủy ban nhân dân các xã, phường",
            (
                _t(
                    "Bố trí đủ công chức trực tại bộ phận một cửa; công khai số điện thoại đường dây nóng.",
                    "Ủy ban nhân dân các xã, phường",
                    "",
                    "",
                    "",
                    ("none", None, False),
                ),
            ),
        ),
    ),
    authority="",
    position="KT. CHỦ TỊCH",
    signer="Hồ Thị Nguyệt Ánh",
)

HEALTH = Plan(
    issuer=("UBND THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"),
    symbol="312/KH-SYT",
    place="Hải Phòng",
    day="ngày 18 tháng 8 năm 2025",
    issued_on="2025-08-18",
    kind="KẾ HOẠCH",
    subject="Triển khai hồ sơ sức khỏe điện tử và bệnh án điện tử trên địa bàn thành phố",
    bases=(
        "Căn cứ Kế hoạch số 201/KH-UBND ngày 01/8/2025 của Ủy ban nhân dân thành phố Hải Phòng về chuyển đổi số y tế;",
    ),
    groups=(
        G(
            "Công tác chỉ đạo",
            (
                _t(
                    "Thành lập tổ công tác triển khai bệnh án điện tử tại từng bệnh viện",
                    "Các bệnh viện công lập",
                    "Phòng Nghiệp vụ Y",
                    "Quyết định thành lập",
                    "Trước 25/8/2025",
                    ("date", "2025-08-24", False),
                ),
                _t(
                    "Tổ chức hội nghị quán triệt tới giám đốc các cơ sở khám chữa bệnh",
                    "Văn phòng Sở",
                    "Phòng Nghiệp vụ Y | Phòng Kế hoạch - Tài chính",
                    "Hội nghị được tổ chức",
                    "Tháng 8/2025",
                    ("month", "2025-08-31", False),
                ),
            ),
        ),
        G(
            "Triển khai kỹ thuật",
            (
                _t(
                    "Khảo sát hạ tầng máy chủ, mạng nội bộ tại các trung tâm y tế khu vực",
                    "Phòng Kế hoạch - Tài chính",
                    "Trung tâm y tế khu vực | Công ty cung cấp phần mềm",
                    "Báo cáo khảo sát",
                    "Quý III năm 2025",
                    ("quarter", "2025-09-30", False),
                ),
                _t(
                    "Chuẩn hóa danh mục dùng chung về thuốc, vật tư và dịch vụ kỹ thuật",
                    "Phòng Nghiệp vụ Dược",
                    "Bảo hiểm xã hội thành phố",
                    "Bộ danh mục",
                    "30/9/2025",
                    ("date", "2025-09-30", False),
                ),
                _t(
                    "Liên thông kết quả xét nghiệm giữa các bệnh viện cùng hạng",
                    "Phòng Nghiệp vụ Y",
                    "Các bệnh viện công lập",
                    "Kết quả được liên thông",
                    "Trước ngày 01/12/2025 theo hướng dẫn của Bộ Y tế",
                    ("date", "2025-11-30", False),
                ),
                _t(
                    "Đào tạo nhân viên y tế sử dụng chữ ký số cá nhân",
                    "Văn phòng Sở",
                    "Các bệnh viện công lập | Trung tâm y tế khu vực",
                    "Lớp tập huấn",
                    "Từ tháng 9 đến tháng 11/2025",
                    ("month", "2025-11-30", False),
                ),
                _t(
                    "Giám sát an toàn thông tin hệ thống bệnh án điện tử",
                    "Văn phòng Sở",
                    "Công an thành phố",
                    "Báo cáo giám sát",
                    "Hằng quý",
                    ("ongoing", None, False),
                ),
            ),
        ),
    ),
    authority="",
    position="GIÁM ĐỐC",
    signer="Đỗ Minh Quân",
)

CULTURE = Plan(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"),
    symbol="",
    place="Lâm Đồng",
    day="ngày      tháng 11 năm 2025",
    issued_on="2025-11",
    kind="KẾ HOẠCH",
    subject="Bảo tồn và phát huy di sản văn hóa gắn với phát triển du lịch giai đoạn 2026 - 2030",
    bases=(
        "Căn cứ Luật Di sản văn hóa ngày 23 tháng 11 năm 2024;",
        "Căn cứ Nghị quyết số 33/NQ-HĐND ngày 10/10/2025 của Hội đồng nhân dân tỉnh về phát triển du lịch;",
    ),
    groups=(
        G(
            "Nhiệm vụ về bảo tồn",
            (
                _t(
                    "Kiểm kê di sản văn hóa phi vật thể của các dân tộc thiểu số",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Sở Dân tộc và Tôn giáo | UBND các xã, phường, đặc khu",
                    "Danh mục kiểm kê",
                    "2026 - 2027",
                    ("year", "2027-12-31", False),
                ),
                _t(
                    "Lập hồ sơ khoa học đề nghị xếp hạng ba di tích khảo cổ",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Sở Tài chính",
                    "Hồ sơ khoa học",
                    "Năm 2028",
                    ("year", "2028-12-31", False),
                ),
                _t(
                    "Tu bổ nhà dài truyền thống bị xuống cấp",
                    "UBND các xã, phường, đặc khu",
                    "Sở Xây dựng | Sở Văn hóa, Thể thao và Du lịch",
                    "Công trình được bàn giao",
                    "Giai đoạn 2026 - 2030",
                    ("year", "2030-12-31", False),
                ),
            ),
        ),
        G(
            "Nhiệm vụ về quảng bá",
            (
                _t(
                    "Sản xuất phim tài liệu ngắn giới thiệu lễ hội mùa",
                    "Báo và Phát thanh, truyền hình tỉnh",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Phim được phát sóng",
                    "Quý III/2026",
                    ("quarter", "2026-09-30", False),
                ),
                _t(
                    "Mở chuyên mục du lịch trên cổng thông tin của tỉnh",
                    "Văn phòng UBND tỉnh",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Chuyên mục hoạt động",
                    "Tháng 01/2026",
                    ("month", "2026-01-31", False),
                ),
                _t(
                    "Tổ chức tuần văn hóa cồng chiêng",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Công an tỉnh | Sở Y tế | UBND các xã, phường, đặc khu",
                    "Tuần văn hóa",
                    "Định kỳ hằng năm",
                    ("ongoing", None, False),
                ),
            ),
        ),
    ),
    authority="TM. ỦY BAN NHÂN DÂN",
    position="KT. CHỦ TỊCH",
    signer="K'Brêu Thảo",
)
