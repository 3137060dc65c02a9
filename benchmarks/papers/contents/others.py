"""Plans of a ministry and a department; works and persons are invented."""

from benchmarks.papers.contents.meaning import G, Plan, task

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
                task(
                    "Trình ban hành thông tư hướng dẫn định mức chi phí quản lý dự án",
                    "Vụ Pháp chế",
                    "Cục Kinh tế xây dựng | Viện Kinh tế xây dựng",
                    "Thông tư",
                    "Tháng 6/2026",
                    ("month", "2026-06-30", False),
                ),
                task(
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
                task(
                    "Thực hiện công bố thủ tục hành chính nội bộ sau khi sắp xếp tổ chức",
                    "Văn phòng Bộ",
                    "Các Cục, Vụ",
                    "Quyết định công bố",
                    "Quý I - Quý II/2026",
                    ("quarter", "2026-06-30", False),
                ),
                task(
                    "Đơn giản hóa thành phần hồ sơ cấp chứng chỉ năng lực",
                    "Cục Quản lý hoạt động xây dựng",
                    "Văn phòng Bộ | Trung tâm Công nghệ thông tin",
                    "Phương án được phê duyệt",
                    "31/3/2026",
                    ("date", "2026-03-31", False),
                ),
                task(
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
                task(
                    "Phân bổ, giao dự toán chi ngân sách cho các đơn vị sự nghiệp",
                    "Vụ Kế hoạch - Tài chính",
                    "Các đơn vị liên quan",
                    "Quyết định giao dự toán",
                    "Tháng 01, 02/2026",
                    ("month", "2026-02-28", False),
                ),
                task(
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
                task(
                    "Thành lập tổ công tác triển khai bệnh án điện tử tại từng bệnh viện",
                    "Các bệnh viện công lập",
                    "Phòng Nghiệp vụ Y",
                    "Quyết định thành lập",
                    "Trước 25/8/2025",
                    ("date", "2025-08-24", False),
                ),
                task(
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
                task(
                    "Khảo sát hạ tầng máy chủ, mạng nội bộ tại các trung tâm y tế khu vực",
                    "Phòng Kế hoạch - Tài chính",
                    "Trung tâm y tế khu vực | Công ty cung cấp phần mềm",
                    "Báo cáo khảo sát",
                    "Quý III năm 2025",
                    ("quarter", "2025-09-30", False),
                ),
                task(
                    "Chuẩn hóa danh mục dùng chung về thuốc, vật tư và dịch vụ kỹ thuật",
                    "Phòng Nghiệp vụ Dược",
                    "Bảo hiểm xã hội thành phố",
                    "Bộ danh mục",
                    "30/9/2025",
                    ("date", "2025-09-30", False),
                ),
                task(
                    "Liên thông kết quả xét nghiệm giữa các bệnh viện cùng hạng",
                    "Phòng Nghiệp vụ Y",
                    "Các bệnh viện công lập",
                    "Kết quả được liên thông",
                    "Trước ngày 01/12/2025 theo hướng dẫn của Bộ Y tế",
                    ("date", "2025-11-30", False),
                ),
                task(
                    "Đào tạo nhân viên y tế sử dụng chữ ký số cá nhân",
                    "Văn phòng Sở",
                    "Các bệnh viện công lập | Trung tâm y tế khu vực",
                    "Lớp tập huấn",
                    "Từ tháng 9 đến tháng 11/2025",
                    ("month", "2025-11-30", False),
                ),
                task(
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
