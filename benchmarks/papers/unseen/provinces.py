"""What the unseen documents of provinces and communes say. Bodies are real kinds of bodies; works and persons are invented."""

from benchmarks.papers.unseen.writing_down import plan

LANG_SON = plan(
    "ỦY BAN NHÂN DÂN / TỈNH LẠNG SƠN",
    "164/KH-UBND",
    "Lạng Sơn, ngày 11 tháng 8 năm 2025",
    "2025-08-11",
    "KẾ HOẠCH",
    "Thực hiện Đề án 06 trên địa bàn tỉnh Lạng Sơn 5 tháng cuối năm 2025",
    """
    Căn cứ Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển ứng dụng dữ liệu về dân cư;
    Thực hiện Thông báo số 406/TB-VPCP ngày 06/8/2025 của Văn phòng Chính phủ,
    Xét đề nghị của Công an tỉnh tại Tờ trình số 2190/TTr-CAT-PC06 ngày 08/8/2025.
    """,
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Lộc Văn Tuyến",
    """
    @ Nhóm tiện ích phục vụ giải quyết thủ tục hành chính
    Tái cấu trúc quy trình đối với 25 dịch vụ công trực tuyến có tần suất phát sinh lớn | Văn phòng UBND tỉnh | các sở, ban, ngành; UBND các xã, phường | Quyết định phê duyệt quy trình | 30/9/2025 | date 2025-09-30
    Thực hiện liên thông điện tử đối với đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi | Sở Tư pháp | Công an tỉnh; Bảo hiểm xã hội tỉnh | Hồ sơ được giải quyết liên thông | Thường xuyên | ongoing
    Rà soát, cắt giảm giấy tờ đã có trong cơ sở dữ liệu quốc gia về dân cư khi công dân làm thủ tục tại bộ phận một cửa | Văn phòng UBND tỉnh | Sở Tư pháp | Danh mục giấy tờ được cắt giảm | Tháng 10/2025 | month 2025-10-31
    Lắp đặt thiết bị đọc thẻ căn cước gắn chip tại 65 trung tâm phục vụ hành chính công cấp xã | UBND các xã, phường | Công an tỉnh; Sở Tài chính | Biên bản bàn giao thiết bị | Trước ngày 15/11/2025 | date 2025-11-14
    @ Nhóm tiện ích phục vụ phát triển kinh tế - xã hội
    Chi trả chế độ an sinh xã hội qua tài khoản cho 100% đối tượng đủ điều kiện | Sở Nội vụ | Kho bạc Nhà nước khu vực VI; UBND các xã, phường | Báo cáo kết quả chi trả | Quý IV/2025 | quarter 2025-12-31
    Triển khai hóa đơn điện tử khởi tạo từ máy tính tiền tại các cửa khẩu | Thuế tỉnh | Sở Công Thương; Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn | Số cơ sở được kết nối | 31/10/2025 | date 2025-10-31
    Phổ biến cho hộ kinh doanh cách dùng tài khoản định danh tổ chức | Công an tỉnh | Thuế tỉnh | Tài liệu hướng dẫn | Trong tháng 9/2025 | month 2025-09-30
    Thí điểm lưu trú thông minh qua ứng dụng VNeID tại các khách sạn ở khu du lịch Mẫu Sơn | Công an tỉnh | Sở Văn hóa, Thể thao và Du lịch | Báo cáo thí điểm | Quý III, IV/2025 | quarter 2025-12-31
    @ Nhóm tiện ích phục vụ công dân số
    Cấp tài khoản định danh điện tử mức 2 cho người từ đủ 14 tuổi trở lên | Công an tỉnh | UBND các xã, phường | 100% người đủ điều kiện được cấp | Tháng 12/2025 | month 2025-12-31
    Tích hợp sổ sức khỏe điện tử, giấy chuyển tuyến lên VNeID | Sở Y tế | Bảo hiểm xã hội tỉnh; Công an tỉnh | Tỷ lệ tích hợp đạt 70% | Chậm nhất ngày 30/11/2025 | date 2025-11-30
    Hướng dẫn đồng bào vùng biên nộp hồ sơ trực tuyến thông qua tổ công nghệ số cộng đồng | Sở Khoa học và Công nghệ | Tỉnh đoàn; UBND các xã, phường | Kế hoạch, tin bài | Hàng tháng | ongoing
    @ Nhóm dữ liệu dùng chung
    Làm sạch dữ liệu hộ tịch, đối soát với dữ liệu dân cư | Sở Tư pháp | Công an tỉnh; UBND các xã, phường | Dữ liệu đã làm sạch | Trước 20/12/2025 | date 2025-12-19
    Số hóa sổ địa chính của các huyện cũ | Sở Nông nghiệp và Môi trường | UBND các xã, phường | Kho dữ liệu đất đai | Theo lộ trình của Bộ Nông nghiệp và Môi trường | roadmap
    Bàn giao dữ liệu hội viên để xác thực với dữ liệu dân cư | Hội Cựu chiến binh tỉnh; Hội Nông dân tỉnh; Hội Liên hiệp Phụ nữ tỉnh | Công an tỉnh | Danh sách hội viên | 15/10/2025 | date 2025-10-15
    Đánh giá an toàn thông tin các hệ thống có kết nối dữ liệu dân cư | Công an tỉnh | Sở Khoa học và Công nghệ | Báo cáo đánh giá | Sau khi có hướng dẫn của Bộ Công an | event
    """,
)

DONG_THAP = plan(
    "ỦY BAN NHÂN DÂN / TỈNH ĐỒNG THÁP",
    "275/KH-UBND",
    "Đồng Tháp, ngày 29 tháng 9 năm 2025",
    "2025-09-29",
    "KẾ HOẠCH",
    "Triển khai Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số trên địa bàn tỉnh",
    """
    Căn cứ Nghị quyết số 71/NQ-CP ngày 01 tháng 4 năm 2025 của Chính phủ sửa đổi, cập nhật Chương trình hành động của Chính phủ;
    Căn cứ Chương trình hành động số 05-CTr/TU ngày 15 tháng 9 năm 2025 của Tỉnh ủy Đồng Tháp;
    """,
    "CHỦ TỊCH / Phạm Thành Nghiệp",
    """
    @ Nâng cao nhận thức, đổi mới tư duy
    Mở chuyên mục "Mỗi ngày một kỹ năng số" trên sóng phát thanh và mạng xã hội | Báo và Phát thanh, Truyền hình Đồng Tháp | Sở Khoa học và Công nghệ | Chuyên mục phát sóng hằng tuần | Quý IV năm 2025 | quarter 2025-12-31
    Đưa kết quả chuyển đổi số vào tiêu chí đánh giá người đứng đầu | Sở Nội vụ | Các sở, ban, ngành tỉnh | Quyết định của UBND tỉnh | Tháng 11/2025 | month 2025-11-30
    Tổ chức cuộc thi sáng kiến đổi mới sáng tạo cho học sinh, sinh viên | Sở Giáo dục và Đào tạo | Trường Đại học Đồng Tháp; Tỉnh Đoàn | Kế hoạch và hồ sơ cuộc thi | Hằng năm | ongoing
    @ Hoàn thiện cơ chế, chính sách
    Trình Hội đồng nhân dân tỉnh chính sách hỗ trợ doanh nghiệp khởi nghiệp sáng tạo | Sở Tài chính | Sở Khoa học và Công nghệ; Sở Tư pháp | Nghị quyết của HĐND tỉnh | Quý II/2026 | quarter 2026-06-30
    Ban hành quy định sử dụng ngân sách chi cho khoa học, công nghệ đạt tối thiểu 2% tổng chi | Sở Tài chính | Sở Khoa học và Công nghệ | Văn bản của UBND tỉnh | Năm 2026 | year 2026-12-31
    Xây dựng cơ chế thử nghiệm có kiểm soát đối với máy bay không người lái phun thuốc trên ruộng lúa | Sở Nông nghiệp và Môi trường | Bộ Chỉ huy Quân sự tỉnh; Công an tỉnh | Đề án được phê duyệt | 2026 - 2027 | year 2027-12-31
    @ Phát triển hạ tầng
    Phủ sóng 5G tại trung tâm các xã, phường, khu công nghiệp | Sở Khoa học và Công nghệ | Các doanh nghiệp viễn thông | 100% trung tâm xã, phường có sóng 5G | Giai đoạn 2026 - 2030 | year 2030-12-31
    Lắp đặt hệ thống quan trắc độ mặn tự động trên sông Tiền | Sở Nông nghiệp và Môi trường | UBND các xã, phường ven sông | 18 trạm quan trắc | Quý I/2027 | quarter 2027-03-31
    Xây dựng phòng thí nghiệm trọng điểm về giống hoa kiểng Sa Đéc | Trường Đại học Đồng Tháp | Sở Nông nghiệp và Môi trường | Phòng thí nghiệm được đưa vào sử dụng | Năm 2028 | year 2028-12-31
    Thuê hạ tầng điện toán đám mây cho trung tâm dữ liệu tỉnh | Sở Khoa học và Công nghệ | Sở Tài chính | Hợp đồng thuê | 2025 - 2026 | year 2026-12-31
    @ Phát triển nhân lực
    Thu hút chuyên gia về trí tuệ nhân tạo làm việc tại tỉnh | Sở Nội vụ | Sở Khoa học và Công nghệ; Sở Tài chính | Ít nhất 05 chuyên gia | Từ năm 2026 | ongoing
    Bồi dưỡng an toàn thông tin cho 100% cán bộ, công chức | Sở Nội vụ | Công an tỉnh; Trường Chính trị tỉnh | Lớp bồi dưỡng | Hằng năm | ongoing
    Đặt hàng đào tạo kỹ sư dữ liệu | Sở Giáo dục và Đào tạo | Trường Đại học Tiền Giang | Hợp đồng đặt hàng | Quý III/2026 | quarter 2026-09-30
    @ Chuyển đổi số trong hoạt động của các cơ quan
    Ứng dụng trợ lý ảo hỗ trợ soạn thảo văn bản cho công chức cấp xã | Văn phòng UBND tỉnh | Sở Khoa học và Công nghệ; UBND các xã, phường | Trợ lý ảo vận hành | Quý I/2026 | quarter 2026-03-31
    Kết nối camera giám sát giao thông về trung tâm điều hành thông minh | Công an tỉnh | Sở Xây dựng; Sở Khoa học và Công nghệ | 220 camera được kết nối | 31/12/2025 | date 2025-12-31
    Vận hành bản đồ số dùng chung | Sở Khoa học và Công nghệ | Sở Xây dựng; Sở Nông nghiệp và Môi trường | Bản đồ số | 6/2026 | month 2026-06-30
    Triển khai nền tảng quản lý kho thuốc của trạm y tế | Sở Y tế | UBND các xã, phường | Nền tảng hoạt động tại 102 trạm | Tháng 3/2026 | month 2026-03-31
    Đánh giá, xếp hạng mức độ chuyển đổi số cấp sở, cấp xã | Sở Khoa học và Công nghệ | Văn phòng UBND tỉnh | Quyết định công bố kết quả | Quý I hằng năm | ongoing
    """,
)

CA_MAU = plan(
    "ỦY BAN NHÂN DÂN / TỈNH CÀ MAU",
    "14/CT-UBND",
    "Cà Mau, ngày 02 tháng 12 năm 2025",
    "2025-12-02",
    "CHỈ THỊ",
    "Về việc tăng cường kỷ luật, kỷ cương trong tiếp nhận và giải quyết hồ sơ của người dân, doanh nghiệp",
    "",
    "CHỦ TỊCH / Lâm Hữu Phước",
    """
    @ Các sở, ban, ngành tỉnh
    Niêm yết công khai số điện thoại của lãnh đạo phụ trách tiếp nhận phản ánh, hoàn thành trước ngày 20 tháng 12 năm 2025 | Các sở, ban, ngành tỉnh | | | | date 2025-12-19
    Không để hồ sơ quá hạn mà không có văn bản xin lỗi | Các sở, ban, ngành tỉnh | | | | none
    @ Sở Nội vụ
    Tổ chức ít nhất 04 cuộc kiểm tra công vụ đột xuất mỗi quý | Sở Nội vụ | | | | none
    Tham mưu xử lý trách nhiệm người đứng đầu đơn vị có tỷ lệ hồ sơ trễ hạn trên 5%, báo cáo Chủ tịch Ủy ban nhân dân tỉnh trước ngày 15 tháng 01 năm 2026 | Sở Nội vụ | | | | date 2026-01-14
    @ Văn phòng Ủy ban nhân dân tỉnh
    Công khai kết quả xếp hạng giải quyết hồ sơ của từng đơn vị trên Cổng thông tin điện tử tỉnh trong tháng 12 năm 2025 | Văn phòng Ủy ban nhân dân tỉnh | | | | month 2025-12-31
    Theo dõi, đôn đốc việc thực hiện Chỉ thị này, định kỳ hằng quý báo cáo Chủ tịch Ủy ban nhân dân tỉnh | Văn phòng Ủy ban nhân dân tỉnh | | | | ongoing
    @ Sở Khoa học và Công nghệ
    Khắc phục tình trạng nghẽn mạng của Hệ thống thông tin giải quyết thủ tục hành chính, xong trước ngày 31 tháng 12 năm 2025 | Sở Khoa học và Công nghệ | | | | date 2025-12-30
    @ Ủy ban nhân dân các xã, phường
    Bố trí công chức trực hướng dẫn người dân cả ngày thứ Bảy | Ủy ban nhân dân các xã, phường | | | | none
    Rà soát toàn bộ hồ sơ tồn đọng tiếp nhận từ cấp huyện cũ, giải quyết dứt điểm trong quý I năm 2026 | Ủy ban nhân dân các xã, phường | | | | quarter 2026-03-31
    """,
)

THANH_HOA = plan(
    "ỦY BAN NHÂN DÂN / TỈNH THANH HÓA",
    "198/TB-UBND",
    "Thanh Hóa, ngày 20 tháng 10 năm 2025",
    "2025-10-20",
    "THÔNG BÁO",
    "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về tiến độ số hóa dữ liệu",
    "",
    "TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG / PHÓ CHÁNH VĂN PHÒNG / Nguyễn Thọ Khang",
    """
    @
    rà soát, thống kê số lượng tài liệu cần số hóa của từng xã, phường, báo cáo Chủ tịch UBND tỉnh | Sở Nội vụ | Sở Tư pháp; UBND các xã, phường | | trước ngày 05/11/2025 | date 2025-11-04
    hướng dẫn định dạng, trường dữ liệu và quy trình bàn giao dữ liệu | Sở Khoa học và Công nghệ | | | trong tháng 10/2025 | month 2025-10-31
    tham mưu bố trí kinh phí từ nguồn tăng thu năm 2025 | Sở Tài chính | Sở Khoa học và Công nghệ; các đơn vị liên quan | | trước ngày 30/10/2025 | date 2025-10-29
    hoàn thành chuyển đổi dữ liệu 15 xã thí điểm | Sở Nông nghiệp và Môi trường | Công an tỉnh | | quý IV/2025 | quarter 2025-12-31
    kiểm tra thực tế tại các đơn vị chậm tiến độ, đề xuất biện pháp xử lý | Công an tỉnh | Sở Nội vụ | | chậm nhất ngày 25/11/2025 | date 2025-11-25
    bố trí địa điểm, nhân lực phối hợp với đơn vị số hóa | UBND các xã, phường | | | ngay sau khi có hướng dẫn của Sở Khoa học và Công nghệ | event
    """,
)

DAK_LAK = plan(
    "UBND TỈNH ĐẮK LẮK / SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
    "2107/KH-SNNMT",
    "Đắk Lắk, ngày 15 tháng 10 năm 2025",
    "2025-10-15",
    "KẾ HOẠCH",
    "Chuyển đổi số của Sở Nông nghiệp và Môi trường năm 2026",
    """
    Căn cứ Kế hoạch số 0145/KH-UBND ngày 22/9/2025 của UBND tỉnh Đắk Lắk về chuyển đổi số;
    """,
    "GIÁM ĐỐC / Y Thân Niê",
    """
    @ Cơ sở dữ liệu
    Xây dựng cơ sở dữ liệu vùng trồng sầu riêng, cà phê | Chi cục Trồng trọt và Bảo vệ thực vật | Phòng Kế hoạch - Tài chính; Trung tâm Khuyến nông | Cơ sở dữ liệu vùng trồng | Tháng 6/2026 | month 2026-06-30
    Cập nhật diễn biến rừng bằng ảnh vệ tinh | Chi cục Kiểm lâm | Các Vườn quốc gia; Ban Quản lý rừng đặc dụng | Bản đồ hiện trạng rừng | Hằng quý | ongoing
    Hoàn thiện dữ liệu đất đai 34 xã | Văn phòng Đăng ký đất đai | Phòng Quản lý đất đai | Dữ liệu được nghiệm thu | Trước 30/9/2026 | date 2026-09-29
    Số hóa hồ sơ cấp phép tài nguyên nước | Phòng Tài nguyên nước và Khoáng sản | Văn phòng Sở | Kho hồ sơ | Quý III/2026 | quarter 2026-09-30
    @ Ứng dụng
    Truy xuất nguồn gốc sản phẩm OCOP bằng mã QR | Chi cục Phát triển nông thôn | Chi cục Trồng trọt và Bảo vệ thực vật; Chi cục Chăn nuôi và Thú y | 150 sản phẩm có mã | Năm 2026 | year 2026-12-31
    Giám sát dịch bệnh đàn gia súc qua ứng dụng di động | Chi cục Chăn nuôi và Thú y | | Ứng dụng di động | Quý II/2026 | quarter 2026-06-30
    Vận hành phòng họp không giấy | Văn phòng Sở | Các phòng, đơn vị thuộc Sở | 100% cuộc họp | Thường xuyên | ongoing
    Cảnh báo lũ sớm cho hạ du hồ Krông Búk hạ | Chi cục Thủy lợi | Ban Quản lý dự án đầu tư xây dựng công trình | Hệ thống cảnh báo | Tháng 8/2026 | month 2026-08-31
    @ Nhân lực và an toàn thông tin
    Tập huấn kỹ năng số cho viên chức các trạm | Phòng Tổ chức cán bộ | Văn phòng Sở | 04 lớp tập huấn | Quý I và quý III/2026 | quarter 2026-09-30
    Phê duyệt cấp độ an toàn hệ thống thông tin | Văn phòng Sở | Trung tâm Công nghệ thông tin | Hồ sơ cấp độ | 31/3/2026 | date 2026-03-31
    """,
)
