"""More of what provinces and communes say: reform, laws, letters, disasters, a commune's own plan."""

from benchmarks.papers.unseen.writing_down import plan

AN_GIANG = plan(
    "ỦY BAN NHÂN DÂN / TỈNH AN GIANG",
    "09/KH-UBND",
    "An Giang, ngày 08 tháng 01 năm 2026",
    "2026-01-08",
    "KẾ HOẠCH",
    "Cải cách hành chính nhà nước tỉnh An Giang năm 2026",
    """
    Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030;
    """,
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Huỳnh Thị Ngọc Điệp",
    """
    @ Công tác chỉ đạo, điều hành
    Ban hành Kế hoạch kiểm tra cải cách hành chính | Sở Nội vụ | Các sở, ban, ngành | Kế hoạch | Tháng 02/2026 | month 2026-02-28
    Tổ chức hội nghị đánh giá Chỉ số cải cách hành chính năm 2025 | Sở Nội vụ | Văn phòng UBND tỉnh | Hội nghị; Báo cáo | Quý II/2026 | quarter 2026-06-30
    Gắn kết quả thực hiện nhiệm vụ cải cách hành chính với công tác thi đua, khen thưởng | Các sở, ban, ngành; UBND cấp xã | Sở Nội vụ | Văn bản triển khai | Thường xuyên | ongoing
    @ Cải cách thể chế
    Ban hành Kế hoạch kiểm tra, rà soát, hệ thống hóa văn bản quy phạm pháp luật năm 2026 | Sở Tư pháp | Các sở, ban, ngành | Kế hoạch | Tháng 01/2026 | month 2026-01-31
    Tự kiểm tra văn bản do Hội đồng nhân dân, Ủy ban nhân dân cấp xã ban hành | UBND cấp xã | Sở Tư pháp | Báo cáo | Trước ngày 15/11/2026 | date 2026-11-14
    Theo dõi tình hình thi hành pháp luật trong lĩnh vực đất đai | Sở Tư pháp | Sở Nông nghiệp và Môi trường; UBND cấp xã | Kế hoạch; Báo cáo | Quý III, Quý IV/2026 | quarter 2026-12-31
    @ Cải cách thủ tục hành chính
    Công bố thủ tục hành chính thuộc phạm vi quản lý | Các sở, ban, ngành | Văn phòng UBND tỉnh | Quyết định công bố | Khi có phát sinh | event
    Đánh giá tác động quy định thủ tục hành chính trong dự thảo nghị quyết | Cơ quan chủ trì soạn thảo | Sở Tư pháp; Văn phòng UBND tỉnh | Biểu mẫu đánh giá | Thường xuyên | ongoing
    Nâng tỷ lệ hồ sơ nộp trực tuyến lên 80% | Các sở, ban, ngành; UBND cấp xã | Trung tâm Phục vụ hành chính công tỉnh | Báo cáo | Tháng 12/2026 | month 2026-12-31
    Khảo sát mức độ hài lòng của người dân ở ấp, khóm | Sở Nội vụ | Bưu điện tỉnh | Báo cáo khảo sát | Quý III/2026 | quarter 2026-09-30
    @ Cải cách tổ chức bộ máy
    Sắp xếp các đơn vị sự nghiệp công lập ngành y tế | Sở Y tế | Sở Nội vụ; Sở Tài chính | Đề án | Quý I/2026 | quarter 2026-03-31
    Kiểm tra việc thực hiện phân cấp, phân quyền cho cấp xã | Sở Nội vụ | | Kết luận kiểm tra | Tháng 9/2026 | month 2026-09-30
    @ Cải cách chế độ công vụ
    Bồi dưỡng công chức cấp xã theo vị trí việc làm | Sở Nội vụ | Trường Chính trị Tôn Đức Thắng | Các lớp bồi dưỡng | Quý II - Quý IV/2026 | quarter 2026-12-31
    Thi tuyển chức danh lãnh đạo cấp phòng | Các sở, ban, ngành | Sở Nội vụ | Kế hoạch thi tuyển | Trong năm 2026 | year 2026-12-31
    @ Cải cách tài chính công
    Đẩy nhanh giải ngân vốn đầu tư công, đạt trên 95% kế hoạch | Sở Tài chính | Kho bạc Nhà nước khu vực XX; các chủ đầu tư | Báo cáo giải ngân | Trước 31/01/2027 | date 2027-01-30
    Rà soát, sắp xếp lại nhà, đất dôi dư sau sắp xếp đơn vị hành chính | Sở Tài chính | Sở Xây dựng; UBND cấp xã | Phương án sắp xếp | 30/6/2026 | date 2026-06-30
    """,
)

QUANG_NGAI = plan(
    "ỦY BAN NHÂN DÂN / TỈNH QUẢNG NGÃI",
    "311/KH-UBND",
    "Quảng Ngãi, ngày 24 tháng 11 năm 2025",
    "2025-11-24",
    "KẾ HOẠCH",
    "Triển khai thi hành Luật Bảo vệ dữ liệu cá nhân trên địa bàn tỉnh Quảng Ngãi",
    """
    Căn cứ Luật Bảo vệ dữ liệu cá nhân ngày 26 tháng 6 năm 2025;
    Căn cứ Quyết định số 2623/QĐ-TTg ngày 02 tháng 12 năm 2025 của Thủ tướng Chính phủ ban hành Kế hoạch triển khai thi hành Luật;
    """,
    "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Hoàng Khiêm",
    """
    @ Tổ chức tuyên truyền, phổ biến Luật
    Tổ chức hội nghị trực tuyến phổ biến nội dung Luật đến cấp xã | Công an tỉnh | Sở Tư pháp; UBND các xã, phường, đặc khu | Hội nghị | Tháng 12/2025 | month 2025-12-31
    Biên soạn tờ gấp song ngữ Việt - Hrê, Việt - Co | Sở Tư pháp | Sở Dân tộc và Tôn giáo | 20.000 tờ gấp | Quý I/2026 | quarter 2026-03-31
    @ Rà soát văn bản quy phạm pháp luật
    Rà soát các văn bản của tỉnh có liên quan đến dữ liệu cá nhân, đề xuất sửa đổi, bãi bỏ | Sở Tư pháp | Các sở, ban, ngành tỉnh | Báo cáo kết quả rà soát | Trước ngày 30/01/2026 | date 2026-01-29
    @ Tập huấn và bảo đảm điều kiện thi hành
    Tập huấn chuyên sâu cho nhân sự bảo vệ dữ liệu tại các bệnh viện, trường học | Công an tỉnh | Sở Y tế; Sở Giáo dục và Đào tạo | 05 lớp tập huấn | Năm 2026 | year 2026-12-31
    Chỉ định bộ phận, nhân sự bảo vệ dữ liệu cá nhân | Các sở, ban, ngành tỉnh; UBND các xã, phường, đặc khu | | Quyết định của cơ quan, đơn vị | Trước ngày 15/01/2026 | date 2026-01-14
    @ Kiểm tra, sơ kết
    Kiểm tra việc thi hành Luật tại doanh nghiệp viễn thông, thương mại điện tử | Công an tỉnh | Sở Công Thương; Sở Khoa học và Công nghệ | Kết luận kiểm tra | Hằng năm | ongoing
    Sơ kết 01 năm thi hành Luật | Công an tỉnh | Các cơ quan liên quan | Báo cáo sơ kết | Tháng 12/2026 | month 2026-12-31
    """,
)

NGHE_AN = plan(
    "ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN",
    "9120/UBND-KSTT",
    "Nghệ An, ngày 17 tháng 9 năm 2025",
    "2025-09-17",
    "",
    "đẩy nhanh tiến độ các nhiệm vụ về dịch vụ công trực tuyến",
    "Thực hiện Công văn số 8401/VPCP-KSTT ngày 10/9/2025 của Văn phòng Chính phủ về việc công bố thủ tục hành chính phi địa giới.",
    "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Bùi Đức Hạnh",
    """
    @ Các sở, ban, ngành
    Trình công bố danh mục thủ tục hành chính thực hiện phi địa giới trước ngày 25/9/2025 | Các sở, ban, ngành | | | | date 2025-09-24
    Cử 01 lãnh đạo phòng làm đầu mối, gửi danh sách về Văn phòng UBND tỉnh trước ngày 22/9/2025 | Các sở, ban, ngành | | | | date 2025-09-21
    @ Sở Khoa học và Công nghệ
    Hoàn thành kiểm thử kết nối với Cổng Dịch vụ công quốc gia chậm nhất ngày 30/9/2025 | Sở Khoa học và Công nghệ | | | | date 2025-09-30
    @ Sở Tài chính
    Tham mưu UBND tỉnh phương án thu phí, lệ phí thống nhất trong tháng 10/2025 | Sở Tài chính | | | | month 2025-10-31
    @ UBND các xã, phường
    Bố trí máy tính, máy quét tại quầy tiếp nhận, hoàn thành trong quý IV/2025 | UBND các xã, phường | | | | quarter 2025-12-31
    Tuyên truyền trên hệ thống loa truyền thanh ít nhất 03 buổi mỗi tuần | UBND các xã, phường | | | | none
    @ Văn phòng UBND tỉnh
    Đôn đốc, tổng hợp kết quả, báo cáo Chủ tịch UBND tỉnh vào thứ Sáu hằng tuần | Văn phòng UBND tỉnh | | | | ongoing
    """,
)

HUE = plan(
    "ỦY BAN NHÂN DÂN / THÀNH PHỐ HUẾ",
    "388/KH-UBND",
    "Huế, ngày 05 tháng 9 năm 2025",
    "2025-09-05",
    "KẾ HOẠCH",
    "Phòng, chống thiên tai và tìm kiếm cứu nạn năm 2025 - 2026",
    """
    Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;
    Căn cứ Luật Phòng thủ dân sự ngày 20 tháng 6 năm 2023;
    """,
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Tôn Thất Minh Trí",
    """
    @ Giai đoạn phòng ngừa (trước mùa mưa bão)
    Kiểm tra an toàn 56 hồ chứa thủy lợi, thủy điện | Sở Nông nghiệp và Môi trường | Sở Công Thương; các chủ hồ | Biên bản kiểm tra | Trước 15/9/2025 | date 2025-09-14
    Cắt tỉa cây xanh trên các tuyến phố, công viên | Trung tâm Công viên cây xanh Huế | UBND các phường | Hoàn thành cắt tỉa | Trước 20/9/2025 | date 2025-09-19
    Diễn tập phương án sơ tán dân vùng sạt lở | Bộ Chỉ huy Quân sự thành phố | UBND các xã A Lưới; Công an thành phố | Cuộc diễn tập | Tháng 9/2025 | month 2025-09-30
    Dự trữ lương thực, nước uống cho vùng thấp trũng | Sở Công Thương | UBND các xã, phường | Phương án dự trữ | Trong tháng 9/2025 | month 2025-09-30
    @ Giai đoạn ứng phó
    Trực ban 24/24 giờ, thông tin cảnh báo đến người dân | Ban Chỉ huy Phòng thủ dân sự thành phố | Đài Khí tượng Thủy văn | Bản tin cảnh báo | Khi có thiên tai | event
    Vận hành liên hồ chứa lưu vực sông Hương | Sở Nông nghiệp và Môi trường | Các chủ hồ | Lệnh vận hành | Khi có lũ | event
    Bảo đảm thông tin liên lạc thông suốt | Sở Khoa học và Công nghệ | Các doanh nghiệp viễn thông | Mạng lưới hoạt động liên tục | Thường xuyên | ongoing
    @ Giai đoạn khắc phục hậu quả
    Thống kê thiệt hại, đề xuất hỗ trợ người dân | UBND các xã, phường | Sở Tài chính; Sở Nông nghiệp và Môi trường | Báo cáo thiệt hại | Sau khi thiên tai kết thúc 03 ngày | event
    Vệ sinh môi trường, phòng chống dịch bệnh sau lũ | Sở Y tế | Sở Nông nghiệp và Môi trường; UBND các xã, phường | Môi trường được xử lý | Ngay sau khi nước rút | event
    Sửa chữa đường giao thông, kênh mương hư hỏng | Sở Xây dựng | UBND các xã, phường | Công trình được sửa chữa | Quý I/2026 | quarter 2026-03-31
    """,
)

COMMUNE = plan(
    "ỦY BAN NHÂN DÂN / XÃ TÂN HƯƠNG",
    "47/KH-UBND",
    "Tân Hương, ngày 12 tháng 11 năm 2025",
    "2025-11-12",
    "KẾ HOẠCH",
    "Phổ biến, giáo dục pháp luật và hòa giải ở cơ sở năm 2026 trên địa bàn xã Tân Hương",
    """
    Căn cứ Kế hoạch số 402/KH-UBND ngày 03/11/2025 của UBND tỉnh Thái Nguyên về công tác phổ biến, giáo dục pháp luật;
    """,
    "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Dương Thị Liễu",
    """
    @
    Kiện toàn Tổ tuyên truyền viên pháp luật của xã | Phòng Văn hóa - Xã hội | Văn phòng HĐND và UBND xã | Quyết định kiện toàn | Tháng 01/2026 | month 2026-01-31
    Tổ chức "Ngày Pháp luật" với chủ đề an toàn giao thông cho học sinh | Công an xã | Các trường học trên địa bàn; Đoàn Thanh niên xã | Hội nghị tuyên truyền | Tháng 11/2026 | month 2026-11-30
    Phát thanh bản tin pháp luật trên loa truyền thanh xóm | Phòng Văn hóa - Xã hội | Các xóm | Bản tin | Hàng tuần | ongoing
    Củng cố các tổ hòa giải, bảo đảm mỗi xóm có một tổ | Ban Thường trực Ủy ban MTTQ xã | Phòng Văn hóa - Xã hội; Trưởng các xóm | Quyết định công nhận | Quý I/2026 | quarter 2026-03-31
    Trợ giúp pháp lý lưu động cho hộ nghèo | Phòng Văn hóa - Xã hội | Trung tâm Trợ giúp pháp lý nhà nước tỉnh | 02 đợt lưu động | Quý II và quý IV/2026 | quarter 2026-12-31
    Niêm yết thủ tục hành chính bằng mã QR tại nhà văn hóa xóm | Trung tâm Phục vụ hành chính công xã | Các xóm | 100% nhà văn hóa có mã QR | Trước 30/4/2026 | date 2026-04-29
    Báo cáo kết quả thực hiện kế hoạch với UBND tỉnh | Phòng Văn hóa - Xã hội | | Báo cáo | Trước ngày 05/12/2026 | date 2026-12-04
    """,
)

DA_NANG = plan(
    "ỦY BAN NHÂN DÂN / THÀNH PHỐ ĐÀ NẴNG",
    "",
    "Đà Nẵng, ngày      tháng      năm 2026",
    "",
    "KẾ HOẠCH",
    "Cải thiện môi trường đầu tư kinh doanh, nâng cao chỉ số PCI và PGI thành phố Đà Nẵng năm 2026",
    """
    Căn cứ Nghị quyết số 02/NQ-CP ngày 08/01/2026 của Chính phủ về những nhiệm vụ, giải pháp chủ yếu cải thiện môi trường kinh doanh;
    """,
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH THƯỜNG TRỰC / Hồ Quang Bửu Tâm",
    """
    @ Chỉ số gia nhập thị trường
    Rút ngắn thời gian đăng ký doanh nghiệp xuống còn 01 ngày làm việc | Sở Tài chính | Thuế thành phố | 100% hồ sơ trả trước hạn | Quý I/2026 | quarter 2026-03-31
    Hướng dẫn hộ kinh doanh chuyển đổi lên doanh nghiệp | Sở Tài chính | Thuế thành phố; Hiệp hội Doanh nghiệp nhỏ và vừa | Sổ tay hướng dẫn | Tháng 4/2026 | month 2026-04-30
    @ Chỉ số tiếp cận đất đai
    Công khai quỹ đất sạch trên Cổng thông tin điện tử | Sở Nông nghiệp và Môi trường | Ban Quản lý Khu công nghệ cao và các khu công nghiệp | Danh mục quỹ đất | Hằng quý | ongoing
    Giải quyết dứt điểm hồ sơ giao đất tồn đọng từ năm 2024 | Sở Nông nghiệp và Môi trường | Sở Xây dựng; UBND các xã, phường | Không còn hồ sơ tồn đọng | 30/6/2026 | date 2026-06-30
    @ Chỉ số chi phí không chính thức
    Đối thoại với doanh nghiệp theo chuyên đề | Trung tâm Xúc tiến đầu tư | Các sở, ngành liên quan | 12 cuộc đối thoại | Hằng tháng | ongoing
    Thanh tra không quá 01 lần/năm đối với một doanh nghiệp | Thanh tra thành phố | Các sở, ban, ngành | Kế hoạch thanh tra không chồng chéo | Thường xuyên | ongoing
    @ Chỉ số xanh
    Hỗ trợ 100 doanh nghiệp kiểm kê khí nhà kính | Sở Công Thương | Sở Nông nghiệp và Môi trường | Báo cáo kiểm kê | Quý IV/2026 | quarter 2026-12-31
    Xây dựng tiêu chí khu công nghiệp sinh thái | Ban Quản lý Khu công nghệ cao và các khu công nghiệp | Sở Công Thương | Bộ tiêu chí | Tháng 10/2026 | month 2026-10-31
    """,
)
