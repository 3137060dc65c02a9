"""What the documents of the second round say."""

from benchmarks.papers.unseen.writing_down import plan

GIA_LAI = plan(
    "ỦY BAN NHÂN DÂN / TỈNH GIA LAI",
    "1904/KH-UBND",
    "Gia Lai, ngày 06 tháng 10 năm 2025",
    "2025-10-06",
    "KẾ HOẠCH",
    'Thực hiện Cuộc vận động "Toàn dân rèn luyện kỹ năng số" trên địa bàn tỉnh Gia Lai',
    "Căn cứ Kế hoạch số 04-KH/TU ngày 12/9/2025 của Ban Thường vụ Tỉnh ủy;",
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Rơ Châm Hlim",
    """
    @ Sở Khoa học và Công nghệ
    Xây dựng bộ tài liệu kỹ năng số cơ bản cho người lớn tuổi, hoàn thành trước ngày 30/11/2025 | Sở Khoa học và Công nghệ | | | | date 2025-11-29
    Chủ trì, phối hợp với Tỉnh đoàn thành lập đội hình thanh niên hướng dẫn tại các làng, trong tháng 11/2025 | Sở Khoa học và Công nghệ | Tỉnh đoàn | | | month 2025-11-30
    @ Sở Giáo dục và Đào tạo
    Đưa nội dung kỹ năng số vào hoạt động ngoại khóa từ học kỳ II năm học 2025 - 2026 | Sở Giáo dục và Đào tạo | | | | none
    @ Sở Tài chính
    Cân đối, bố trí kinh phí thực hiện theo phân cấp ngân sách | Sở Tài chính | | | | none
    @ Ủy ban nhân dân các xã, phường
    Mở ít nhất 02 lớp kỹ năng số cho đồng bào dân tộc thiểu số trong quý IV/2025 | Ủy ban nhân dân các xã, phường | | | | quarter 2025-12-31
    Báo cáo kết quả về Sở Khoa học và Công nghệ trước ngày 20/12/2025 | Ủy ban nhân dân các xã, phường | | | | date 2025-12-19
    @ Đề nghị Tỉnh đoàn
    Huy động 1.500 đoàn viên tham gia hướng dẫn người dân | Tỉnh đoàn | | | | none
    """,
)

VINH_LONG = plan(
    "ỦY BAN NHÂN DÂN / TỈNH VĨNH LONG",
    "88/KH-UBND",
    "Vĩnh Long, ngày 14 tháng 8 năm 2025",
    "2025-08-14",
    "KẾ HOẠCH",
    "Phát triển kinh tế tập thể, hợp tác xã tỉnh Vĩnh Long giai đoạn 2025 - 2027",
    "Căn cứ Luật Hợp tác xã ngày 20 tháng 6 năm 2023;",
    "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Châu Văn Lữ",
    """
    @ Hoàn thiện chính sách
    Ban hành nghị quyết hỗ trợ hợp tác xã thuê cán bộ trẻ | Sở Tài chính | Liên minh Hợp tác xã tỉnh; Sở Nội vụ | Nghị quyết của HĐND tỉnh | Tháng 12/2025 | month 2025-12-31
    Sửa đổi quy chế Quỹ hỗ trợ phát triển hợp tác xã | Liên minh Hợp tác xã tỉnh | Sở Tài chính | Quy chế sửa đổi | Quý I/2026 | quarter 2026-03-31
    @ Hỗ trợ hợp tác xã
    Xây dựng 12 chuỗi liên kết dừa, bưởi da xanh | Sở Nông nghiệp và Môi trường | Sở Công Thương; UBND các xã, phường | Hợp đồng liên kết | Hết năm 2026 | year 2026-12-31
    Đưa sản phẩm lên sàn thương mại điện tử | Sở Công Thương | Bưu điện tỉnh; Viettel Vĩnh Long | 300 sản phẩm | Thường xuyên hằng năm | ongoing
    Cấp mã số vùng trồng xuất khẩu | Sở Nông nghiệp và Môi trường | | 40 mã số | 30/6/2026 | date 2026-06-30
    Tập huấn kế toán, thuế cho thành viên hội đồng quản trị | Liên minh Hợp tác xã tỉnh | Thuế tỉnh Vĩnh Long | 05 lớp | Quý II, III/2026 | quarter 2026-09-30
    @ Kiểm tra, giám sát
    Rà soát, giải thể hợp tác xã ngừng hoạt động trên 12 tháng | UBND các xã, phường | Sở Tài chính; Thuế tỉnh Vĩnh Long | Danh sách hợp tác xã giải thể | Chậm nhất 31/3/2026 | date 2026-03-31
    Tổng kết thực hiện Kế hoạch | Sở Tài chính | Liên minh Hợp tác xã tỉnh | Báo cáo tổng kết | Tháng 11/2027 | month 2027-11-30
    """,
)

SCIENCE = plan(
    "BỘ KHOA HỌC VÀ CÔNG NGHỆ",
    "2230/KH-BKHCN",
    "Hà Nội, ngày 21 tháng 01 năm 2026",
    "2026-01-21",
    "KẾ HOẠCH",
    "Hành động phát triển công nghệ bán dẫn năm 2026",
    "Căn cứ Quyết định số 1018/QĐ-TTg ngày 21 tháng 9 năm 2024 của Thủ tướng Chính phủ;",
    "KT. BỘ TRƯỞNG / THỨ TRƯỞNG / Hà Quốc Trình",
    """
    @ Hoàn thiện thể chế
    Xây dựng thông tư hướng dẫn hỗ trợ phòng thí nghiệm bán dẫn | Vụ Khoa học kỹ thuật và công nghệ | Vụ Pháp chế; Cục Công nghiệp công nghệ thông tin | Thông tư của Bộ trưởng | tháng 9/2026 | month 2026-09-30
    Đề xuất danh mục sản phẩm chip chuyên dụng được ưu tiên | Cục Công nghiệp công nghệ thông tin | Viện Chiến lược Thông tin và Truyền thông | Tờ trình Thủ tướng Chính phủ | quý II/2026 | quarter 2026-06-30
    @ Phát triển nguồn nhân lực
    Đào tạo 500 giảng viên nguồn về thiết kế vi mạch | Học viện Công nghệ Bưu chính Viễn thông | Trung tâm Đổi mới sáng tạo Quốc gia | Chứng chỉ đào tạo | năm 2026 | year 2026-12-31
    Kết nối chuyên gia người Việt Nam ở nước ngoài | Vụ Hợp tác quốc tế | Các đơn vị thuộc Bộ | Mạng lưới 100 chuyên gia | thường xuyên | ongoing
    @ Thúc đẩy hợp tác
    Tổ chức Diễn đàn bán dẫn quốc gia lần thứ hai | Văn phòng Bộ | Cục Công nghiệp công nghệ thông tin | Diễn đàn | trước ngày 30/10/2026 | date 2026-10-29
    Ký biên bản ghi nhớ với hai tập đoàn sản xuất thiết bị | Vụ Hợp tác quốc tế | Vụ Pháp chế | Biên bản ghi nhớ | từ tháng 4 đến tháng 8/2026 | month 2026-08-31
    """,
)

DIEN_BIEN = plan(
    "ỦY BAN NHÂN DÂN / TỈNH ĐIỆN BIÊN",
    "3507/KH-UBND",
    "Điện Biên, ngày 30 tháng 7 năm 2025",
    "2025-07-30",
    "KẾ HOẠCH",
    "Hành động bảo đảm dinh dưỡng học đường vùng cao đến năm 2027",
    "Căn cứ Chỉ thị số 17/CT-TTg ngày 12 tháng 6 năm 2025 của Thủ tướng Chính phủ;",
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Lò Thị Mai Phượng",
    """
    @ Truyền thông
    Phát sóng chuyên đề bữa ăn học đường bằng tiếng Thái, tiếng Mông | Báo và Phát thanh, Truyền hình tỉnh | Sở Y tế; Sở Giáo dục và Đào tạo | 24 chuyên đề | Hằng tháng | ongoing
    Tổ chức hội thi nấu ăn cho nhân viên bếp bán trú | Sở Giáo dục và Đào tạo | Liên đoàn Lao động tỉnh | Hội thi cấp tỉnh | Tháng 11/2025 | month 2025-11-30
    @ Chuyên môn
    Cân đo, đánh giá tình trạng dinh dưỡng học sinh hai lần mỗi năm học | Sở Y tế | Các trường học | Cơ sở dữ liệu dinh dưỡng | Tháng 9 và tháng 5 hằng năm | ongoing
    Ban hành 60 thực đơn theo mùa phù hợp nông sản địa phương | Sở Giáo dục và Đào tạo | Sở Y tế; Sở Nông nghiệp và Môi trường | Bộ thực đơn | Trước 31/12/2025 | date 2025-12-30
    Kiểm nghiệm nước sinh hoạt tại 118 điểm trường | Trung tâm Kiểm soát bệnh tật tỉnh | UBND các xã, phường | Phiếu kiểm nghiệm | Quý III/2025 | quarter 2025-09-30
    @ Hạ tầng
    Sửa chữa bếp ăn bán trú xuống cấp | Sở Xây dựng | Sở Tài chính; UBND các xã, phường | 75 bếp ăn đạt chuẩn | Năm 2026 | year 2026-12-31
    Trồng vườn rau trường học | Tỉnh đoàn | Hội Nông dân tỉnh; Các trường học | 118 vườn rau | Quý II/2026 | quarter 2026-06-30
    """,
)

BAC_NINH = plan(
    "ỦY BAN NHÂN DÂN / TỈNH BẮC NINH",
    "412/KH-UBND",
    "Bắc Ninh, ngày 25 tháng 9 năm 2025",
    "2025-09-25",
    "KẾ HOẠCH",
    "Nâng cao chất lượng phục vụ của Trung tâm Phục vụ hành chính công các cấp",
    "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ;",
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Ngô Thế Uyên",
    """
    @
    Lắp camera giám sát thái độ phục vụ tại 99 điểm tiếp nhận | UBND các xã, phường | Công an tỉnh | 99 điểm có camera | 31/10/2025 | date 2025-10-31
    Thuê đường truyền dự phòng cho các điểm tiếp nhận | Sở Khoa học và Công nghệ | Sở Tài chính | Hợp đồng thuê | Tháng 11/2025 | month 2025-11-30
    Chấm điểm công chức bằng mã QR | Văn phòng UBND tỉnh | Sở Nội vụ | Bảng xếp hạng | Hàng tuần | ongoing
    Trả kết quả tại nhà cho người cao tuổi | Bưu điện tỉnh | UBND các xã, phường | Quy trình trả kết quả | Quý IV/2025 | quarter 2025-12-31
    Đào tạo ngôn ngữ ký hiệu cho công chức một cửa | Sở Nội vụ | Hội Người khuyết tật tỉnh | 02 khóa đào tạo | Trước ngày 15/12/2025 | date 2025-12-14
    Công khai chi phí không chính thức bị phản ánh | Thanh tra tỉnh | Sở Nội vụ; Văn phòng UBND tỉnh | Báo cáo công khai | 06 tháng/lần | ongoing
    """,
)

HUNG_YEN = plan(
    "ỦY BAN NHÂN DÂN / TỈNH HƯNG YÊN",
    "31/CĐ-UBND",
    "Hưng Yên, ngày 18 tháng 11 năm 2025",
    "2025-11-18",
    "CÔNG ĐIỆN",
    "Về việc tập trung hoàn thành các chỉ tiêu chuyển đổi số năm 2025",
    "",
    "CHỦ TỊCH / Đào Văn Khiết",
    """
    @ Giám đốc các sở, Thủ trưởng các ban, ngành
    Rà soát từng chỉ tiêu chưa đạt, cam kết tiến độ bằng văn bản trước ngày 22/11/2025 | Giám đốc các sở; Thủ trưởng các ban, ngành | | | | date 2025-11-21
    @ Giám đốc Công an tỉnh
    Chỉ đạo lực lượng cơ sở thu nhận hồ sơ định danh tại nhà cho người già yếu, xong trước ngày 20/12/2025 | Giám đốc Công an tỉnh | | | | date 2025-12-19
    @ Chủ tịch Ủy ban nhân dân các xã, phường
    Trực tiếp kiểm tra việc số hóa hồ sơ hằng ngày | Chủ tịch Ủy ban nhân dân các xã, phường | | | | ongoing
    Hoàn thành nhập dữ liệu hộ tịch còn lại trong tháng 12/2025 | Chủ tịch Ủy ban nhân dân các xã, phường | | | | month 2025-12-31
    """,
)
