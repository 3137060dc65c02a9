"""Plans and a letter of provinces; places are real, works and persons invented."""

from benchmarks.papers.contents.meaning import G, Plan, task

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
                task(
                    "Xây dựng quy chế quản lý, khai thác kho dữ liệu dùng chung của tỉnh",
                    "Sở Khoa học và Công nghệ",
                    "Sở Tư pháp | Văn phòng UBND tỉnh",
                    "Quyết định của UBND tỉnh",
                    "Quý IV/2025",
                    ("quarter", "2025-12-31", False),
                ),
                task(
                    "Rà soát các văn bản do Hội đồng nhân dân tỉnh ban hành có quy định về hồ sơ giấy để kiến nghị sửa đổi",
                    "Sở Tư pháp",
                    "Các sở, ban, ngành | UBND cấp xã",
                    "Báo cáo kết quả rà soát",
                    "Trước ngày 15/11/2025",
                    ("date", "2025-11-14", False),
                ),
                task(
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
                task(
                    "Nâng cấp trung tâm tích hợp dữ liệu, bảo đảm hoạt động liên tục cả ngày lễ",
                    "Sở Khoa học và Công nghệ",
                    "Sở Tài chính | Công an tỉnh",
                    "Hệ thống được nghiệm thu",
                    "Quý II/2026",
                    ("quarter", "2026-06-30", False),
                ),
                task(
                    "Phủ sóng di động tới các thôn còn lõm sóng trên địa bàn",
                    "Sở Khoa học và Công nghệ",
                    "Các doanh nghiệp viễn thông trên địa bàn tỉnh | UBND cấp xã",
                    "100% thôn có sóng",
                    "Năm 2026",
                    ("year", "2026-12-31", False),
                ),
                task(
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
                task(
                    "Số hóa hồ sơ lưu trữ của các đơn vị cấp huyện cũ đã bàn giao",
                    "Sở Nội vụ",
                    "UBND cấp xã",
                    "Kho hồ sơ số",
                    "Hoàn thành trước 30/6/2026",
                    ("date", "2026-06-29", False),
                ),
                task(
                    "Kết nối phần mềm quản lý bệnh viện với nền tảng dữ liệu y tế",
                    "Sở Y tế",
                    "Bảo hiểm xã hội tỉnh | Các bệnh viện trên địa bàn tỉnh",
                    "Dữ liệu được liên thông",
                    "Tháng 12/2025 và duy trì thường xuyên",
                    ("month", "2025-12-31", True),
                ),
                task(
                    "Đưa học bạ điện tử vào sử dụng ở tất cả các trường tiểu học",
                    "Sở Giáo dục và Đào tạo",
                    "Công an tỉnh",
                    "Học bạ điện tử được cấp",
                    "Theo lộ trình của Bộ Giáo dục và Đào tạo",
                    ("roadmap", None, False),
                ),
                task(
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
                task(
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
                task(
                    "Hướng dẫn nghiệp vụ chứng thực cho công chức cấp xã.",
                    "Sở Tư pháp",
                    "",
                    "",
                    "",
                    ("none", None, False),
                ),
                task(
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
                task(
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
                task(
                    "Kiểm kê di sản văn hóa phi vật thể của các dân tộc thiểu số",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Sở Dân tộc và Tôn giáo | UBND các xã, phường, đặc khu",
                    "Danh mục kiểm kê",
                    "2026 - 2027",
                    ("year", "2027-12-31", False),
                ),
                task(
                    "Lập hồ sơ khoa học đề nghị xếp hạng ba di tích khảo cổ",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Sở Tài chính",
                    "Hồ sơ khoa học",
                    "Năm 2028",
                    ("year", "2028-12-31", False),
                ),
                task(
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
                task(
                    "Sản xuất phim tài liệu ngắn giới thiệu lễ hội mùa",
                    "Báo và Phát thanh, truyền hình tỉnh",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Phim được phát sóng",
                    "Quý III/2026",
                    ("quarter", "2026-09-30", False),
                ),
                task(
                    "Mở chuyên mục du lịch trên cổng thông tin của tỉnh",
                    "Văn phòng UBND tỉnh",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Chuyên mục hoạt động",
                    "Tháng 01/2026",
                    ("month", "2026-01-31", False),
                ),
                task(
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
