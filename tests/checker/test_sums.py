"""Totals and parts: in a sentence, above a list, in a table."""

import pytest

from tests.checker.reading import corrected, findings, kinds

WRONG = {
    "what it grew to": (
        "Số chứng thư số đang hoạt động tăng từ 6.580 lên 8.087 chứng thư, thêm 1.507 chứng thư so với cuối năm; "
        "trong đó 2.350 chứng thư cấp cho tổ chức, 5.557 chứng thư cấp cho cá nhân.",
        "sum",
    ),
    "one bracket": (
        "Trả 2.068 kết quả (cấp tỉnh 1.406, cấp xã 626) và từ chối 167 hồ sơ (cấp tỉnh 96, cấp xã 71).",
        "sum",
    ),
    "the total before a list by kind": (
        "Có 228 hồ sơ trễ hạn, phân theo lĩnh vực: đất đai 111; xây dựng 35; hộ tịch 29; lĩnh vực khác 35.",
        "sum",
    ),
    "gồm": ("Duy trì 104 chứng thư số, gồm 06 chứng thư số tổ chức và 97 chứng thư số cá nhân.", "sum"),
    "in brackets": ("Có 2.427 giường bệnh (tuyến tỉnh 1.615 giường, khu vực 543 giường, trạm y tế 278 giường).", "sum"),
    "the next sentence divides it": (
        "Qua bưu chính phát sinh 618 giao dịch. Chiều tiếp nhận 291 giao dịch, chiều trả kết quả 372 giao dịch.",
        "sum",
    ),
    "a first clause": (
        "Tổng số phải thi hành 8.761 việc, trong đó năm trước chuyển sang 3.323 việc, thụ lý mới 5.348 việc; "
        "có điều kiện thi hành 6.220 việc.",
        "sum",
    ),
    "a second division": (
        "Toàn tỉnh có 732 trường: mầm non 248, tiểu học 228, trung học cơ sở 221, phổ thông 45. "
        "Số trường đạt chuẩn 508/732; còn 224 trường chưa đạt.",
        "sum",
    ),
    "parts that make up another part by accident": (
        "Đề xuất xử lý 39 văn bản theo bốn hình thức: bãi bỏ 17 văn bản; sửa đổi 8 văn bản; thay thế 9 văn bản; "
        "công bố hết hiệu lực 8 văn bản.",
        "sum",
    ),
    "several figures an item": (
        "Chậm đóng: 125 đơn vị với số tiền 34,5 tỷ đồng.\n- Dưới 3 tháng: 68 đơn vị, 6,4 tỷ đồng;\n"
        "- Dưới 6 tháng: 31 đơn vị, 13,4 tỷ đồng;\n- Trên 6 tháng: 26 đơn vị, 16,5 tỷ đồng.",
        "sum",
    ),
    "what came and went": (
        "Đầu năm có 480 hộ nghèo. Trong năm thoát nghèo 61 hộ; trừ đi 6 hộ tái nghèo và 16 hộ phát sinh mới thì "
        "số hộ nghèo thực giảm 39 hộ. Do đó đến cuối năm còn 4.441 hộ nghèo.",
        "sum",
    ),
    "a whole in another paragraph": (
        "- Phiếu lý lịch tư pháp đã cấp: 1.133 phiếu.\n- Đúng và trước hạn: 1.111 phiếu, tỷ lệ 98,05%; "
        "trễ hạn 52 phiếu do phải xác minh.",
        "sum",
    ),
    "the rest": ("Chuyển đến 31.577 bản án, đã ghi chú 30.775 bản án, còn lại 820 bản án.", "sum"),
    "a total behind": ("Có 1.677 trạm 4G và 94 trạm 5G, tổng cộng 1.871 trạm.", "sum"),
    "done and not done": (
        "Duy trì 28/44 chỉ tiêu đã hoàn thành, đẩy nhanh 17/44 chỉ tiêu chưa hoàn thành.",
        "sum",
    ),
    "a list": (
        "Tổng số hồ sơ tiếp nhận là 6.264 hồ sơ, gồm:\n- Khai sinh: 2.463 hồ sơ;\n- Khai tử: 668 hồ sơ;\n"
        "- Kết hôn: 3.313 hồ sơ.",
        "sum",
    ),
    "percentages that make up 100": (
        "Đã tiếp nhận 5.083/6.264 hồ sơ trực tuyến, đạt 81,14%, có 1.811 hồ sơ nộp trực tiếp, chiếm 18,86%.",
        "ratio",
    ),
    "a rest without a noun": ("Số kết luận phải theo dõi là 56: đã thực hiện xong 38, chưa thực hiện xong 81.", "sum"),
    "the rest of a place": ("Toàn vùng có 695 con lợn mắc bệnh, riêng xã Bắc Mê 240 con, các xã khác 453 con.", "sum"),
    "a total at the end": ("Quý I 4.105, quý II 4.312, quý III 1.282, quý IV 1.539; cả năm 10.338 người.", "sum"),
    "a number that was raised": ("Thành lập mới 13 câu lạc bộ, đưa số câu lạc bộ từ 142 lên 173 câu lạc bộ.", "sum"),
    "bullets within bullets": (
        "Kết quả: 1.123 việc\n- Chữ ký: 776 việc\n+ Trong giờ: 398 việc\n+ Ngoài giờ: 387 việc\n- Bản sao: 347 việc",
        "sum",
    ),
    "parts named before their figures": (
        "Cấp 15.420 thẻ, bao gồm: người nghèo: 6.120 thẻ; cận nghèo: 3.205 thẻ; học sinh: 6.195 thẻ.",
        "sum",
    ),
    "percentages that say that nothing is left": (
        "Phát ra 285 phiếu; 75,8% đồng ý (216 phiếu), 24,2% đề nghị giữ nguyên (96 phiếu).",
        "ratio",
    ),
    "opposites in other nouns": (
        "Tổ có 10.978 thành viên; tỷ lệ nữ là 58,5% (6.424 người), nam 4.545 người.",
        "sum",
    ),
    "what was saved": ("Giá dự toán 309 tỷ đồng, giá trúng thầu 276 tỷ đồng, tiết kiệm 42 tỷ đồng.", "sum"),
    "the next sentence": (
        "Có 72 cặp đăng ký. Xét theo quốc tịch: Trung Quốc 48 cặp, Đài Loan (Trung Quốc) 31 cặp, nước khác 14 cặp.",
        "sum",
    ),
    "number words": (
        "Trong số bốn mươi hai báo cáo viên, hai mươi người trong ngành, hai mươi mốt người còn lại ở ngành khác.",
        "sum",
    ),
    "a part that is more than what it is part of": (
        "Rà soát xong 21.965 dữ liệu, còn 1.429 dữ liệu chưa xác minh (trong đó 11.304 dữ liệu của người đã mất).",
        "sum",
    ),
    "a table's shares of its total": (
        "Nguồn\tSố tiền\tCơ cấu (%)\nNgân sách tỉnh\t849\t49,4\nNgân sách xã\t636\t37,0\nXã hội hóa\t232\t15,3\n"
        "Tổng số\t1.717\t100",
        "ratio",
    ),
    "a part that is more than the whole": (
        "Học kỳ I có 4.755 học sinh được hỗ trợ, trong đó có 11.125 học sinh nội trú và 353 học sinh mồ côi.",
        "sum",
    ),
    "an amount in two units": ("Đã chi 3.264 triệu đồng (tức 3,246 tỷ đồng) cho mua sắm.", "restatement"),
}

LEFT_ALONE = {
    "the parts of what it grew to, not of the growth": (
        "Số chứng thư số đang hoạt động tăng từ 6.580 lên 8.087 chứng thư, thêm 1.507 chứng thư so với cuối năm; "
        "trong đó 2.530 chứng thư cấp cho tổ chức, 5.557 chứng thư cấp cho cá nhân."
    ),
    "several brackets": (
        "Tiếp nhận 1.043 hồ sơ mới (cấp tỉnh 809, cấp xã 234), trả 2.068 kết quả (cấp tỉnh 1.406, cấp xã 662) "
        "và từ chối 167 hồ sơ (cấp tỉnh 96, cấp xã 71)."
    ),
    "a place among others": "Chỉ số đạt 86,22%, xếp thứ 14/63. Kiểm tra tại 30 cơ quan, phát hiện 6 cơ quan vi phạm.",
    "a part that looks like a symbol": (
        "Đã ban hành 103 văn bản chỉ đạo (kế hoạch 09, công văn 83, thông báo kết luận 11)."
    ),
    "the first of a list": (
        "Số hồ sơ trễ hạn phân theo lĩnh vực: đất đai 111; xây dựng 53; hộ tịch 29; lĩnh vực khác 35."
    ),
    "three other things": (
        "Biến động người nộp thuế: cấp mới mã số thuế 251 trường hợp; 85 hộ tạm ngừng kinh doanh; 163 mã số thuế đóng."
    ),
    "the next sentence, of other things": (
        "Tổng số lao động 1.250 người. Trong năm đào tạo 320 người, giới thiệu việc làm 415 người."
    ),
    "overlapping groups": "Tổng số đảng viên: 412 đồng chí. Nữ 188 đồng chí, dân tộc thiểu số 301 đồng chí.",
    "a clause of its own behind a semicolon": (
        "Giải quyết đúng hạn 3.615 hồ sơ, quá hạn 10 hồ sơ; số hóa 3.405 hồ sơ, 220 hồ sơ chưa số hóa."
    ),
    "a street named after a day": (
        "Xử phạt 94 trường hợp. Ra quân ở 04 tuyến phố: Bình Thuận, 17 tháng 8, Nguyễn Trãi, Quang Trung; "
        "tháo dỡ 76 biển quảng cáo."
    ),
    "what came and went, of which something is untold": (
        "Đầu năm có 56 chi bộ. Trong năm thành lập mới 03 chi bộ, giải thể 02 chi bộ. Cuối năm có 59 chi bộ."
    ),
    "trong đó names only some": "Có 104 chứng thư số, trong đó 06 chứng thư số tổ chức và 50 chứng thư số cá nhân.",
    "overlapping parts": "Có 100 đảng viên, trong đó 50 nữ, 60 người dưới 40 tuổi.",
    "parts that are divided again": (
        "Có 500 hồ sơ, giải quyết 450 hồ sơ, đúng hạn 440 hồ sơ, quá hạn 10 hồ sơ; còn tồn 50 hồ sơ."
    ),
    "siblings that begin with their figures": "Trồng 1.250 ha ngô, 860 ha lạc, 410 ha mía; năng suất 45 tạ/ha.",
    "a bracket that names some": "Giải quyết 1.245 hồ sơ (có 812 hồ sơ trực tuyến, 1.198 hồ sơ đúng hạn).",
    "a part without a figure in front": "Có 150 đại biểu, gồm lãnh đạo các sở, 12 doanh nghiệp và 35 nhà khoa học.",
    "the ends of a range": "Có 76/80 xã gửi đúng hạn. 4 xã còn lại gửi chậm từ 1 đến 3 ngày; đã nhắc 4 xã.",
    "what was there a year ago": "Còn 11 thôn chưa có sóng (giảm từ 37, 38 thôn của hai năm trước).",
    "an average": "Ghi nhận 561 cảnh báo: mức thấp 455, mức trung bình 99, mức cao 7.",
    "parts without a tie": "Xã có 612 hộ nghèo, 305 hộ cận nghèo, 317 hộ chính sách.",
    "a part without a figure": "Có 18 ý kiến (đất đai 7, xây dựng 5, còn lại lĩnh vực khác); đã trả lời 16 ý kiến.",
    "other sources besides": "Giải ngân 350 tỷ đồng, gồm vốn trung ương 200 tỷ đồng, vốn tỉnh 100 tỷ đồng và vốn khác.",
    "a total of more": "Xã Bắc Mê 300 hồ sơ, xã Vị Xuyên 210 hồ sơ; cả tỉnh 5.012 hồ sơ.",
    "other things": "Tổ chức 05 lớp, gồm 300 học viên và 20 giảng viên.",
    "the rest comes out": "Có 31.577 bản án, trong đó đã ghi chú 30.775 trường hợp, còn 802 bản án không có sổ gốc.",
    "truncated and its complement": (
        "Tiếp nhận 5.083 hồ sơ/6.264 hồ sơ, đạt 81,14%, có 1.181 hồ sơ nộp trực tiếp, chiếm 18,86%."
    ),
    "a span of time": "Có 12 xã, gồm 7 xã vùng cao và 5 xã vùng thấp, thực hiện trong 6 tháng.",
    "two ratios of one whole": "Có 30/44 chỉ tiêu đúng hạn, 40/44 chỉ tiêu trực tuyến.",
    "altogether over a period": (
        "Trong tháng bán 412 tấn chè tươi và 365 tấn chè khô. Tính chung 5 tháng đầu năm, bán được 3.267 tấn chè."
    ),
    "names with their figures in brackets": (
        "Nhiều nhất là xã Hàm Yên (382 hộ); Yên Sơn (138 hộ); Na Hang (194 hộ); Lâm Bình (46 hộ)."
    ),
    "shares of a whole that aren't shares of the first": (
        "Bầu 85 người, trong đó 19 người là nữ (22,4%), 8 người dân tộc ít người (9,4%), "
        "3 người không phải đảng viên (3,5%)."
    ),
    "a bracket that compares": (
        "Tòa xét xử 877 vụ với 1.533 bị cáo (so với năm trước, thụ lý tăng 214 bị cáo, giải quyết tăng 268 bị cáo)."
    ),
    "differences beside the parts": (
        "Đàn vật nuôi 24.710 con, giảm 0,9% (-224 con); trong đó trâu 9.830 con, giảm 1,3% (-130 con), bò 14.880 con."
    ),
    "a list whose end divides its second item": (
        "Phải thi hành 925 việc, trong đó:\n+ Chưa có điều kiện: 640 việc;\n+ Có điều kiện: 285 việc;\n"
        "+ Đã xong: 190 việc;\n+ Đang làm: 83 việc;\n+ Tạm dừng: 12 việc"
    ),
    "the last percentage makes 100": (
        "Có 80.169 bản ghi: 39.969 bản ghi tự khớp (49,8%); 19.494 bản ghi thiếu (24,3%); 20.706 bản ghi khác (25,9%)."
    ),
}

TABLE = "STT\tXã\tTiếp nhận\tTrực tuyến\tTỷ lệ (%)\n1\tTân Trào\t120\t96\t80,0\n2\tSơn Dương\t230\t161\t70,0\n"
TABLE += "3\tHàm Yên\t200\t150\t75,0\n\tTổng cộng\t{total}\t407\t{rate}\n"


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    text, kind = WRONG[case]
    assert kinds(text) == [kind]


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert findings(LEFT_ALONE[case]) == []


def test_a_table_that_adds_up_is_clean() -> None:
    assert findings(TABLE.format(total="550", rate="74,0")) == []


def test_a_total_row_and_the_rate_beside_it() -> None:
    assert corrected(TABLE.format(total="505", rate="74,0")) == ["505 → 550"]
    assert corrected(TABLE.format(total="550", rate="47,0")) == ["47,0 → 74,0"]


def test_a_year_is_the_sum_of_its_quarters() -> None:
    table = "Chỉ tiêu\tQuý I\tQuý II\tQuý III\tQuý IV\tCả năm\nDoanh nghiệp\t212\t179\t196\t252\t839\n"
    assert kinds(table + "Vốn (tỷ đồng)\t633\t788\t393\t1.098\t2.912\n") == []
    assert kinds(table + "Vốn (tỷ đồng)\t613\t788\t393\t1.098\t2.912\n") == ["sum"]


def test_one_slip_settles_everything_around_it() -> None:
    text = (
        "Đã tiếp nhận 5.803 hồ sơ/6.264 hồ sơ, đạt 81,14%, có 1.181 hồ sơ nộp trực tiếp, chiếm 18,86%.\n\n"
        "Trong năm có 5.803 hồ sơ/6.264 hồ sơ trực tuyến, đạt 81,14%."
    )
    (finding,) = findings(text)
    assert [edit.replacement for edit in finding.suggestion] == ["5.083", "5.083"]
