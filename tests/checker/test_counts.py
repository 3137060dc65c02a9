"""Counts against enumerations, lists, rows and appendices; one quantity told twice."""

import pytest

from tests.checker.reading import HEAD, corrected, findings, kinds

WRONG = {
    "numbered in brackets": ("Phương án gồm 07 nhóm: (1) thay bản giấy; (2) bỏ chứng thực; (3) rút ngắn.", "07 → 03"),
    "in words": ("Sở thực hiện bốn việc: một là, rà soát; hai là, tập huấn; ba là, kiểm tra.", "bốn → ba"),
    "names": ("Phát thanh bằng 06 tiếng gồm: Việt, Tày, Dao, Cao Lan và Mông.", "06 → 05"),
    "a list below": (
        "Có 05 nguyên nhân chính dẫn tới việc chậm:\n- Thiếu cán bộ;\n- Thiếu máy;\n- Thiếu kinh phí.",
        "05 → 03",
    ),
    "in brackets": ("Miễn lệ phí đối với 04 việc (khai sinh đúng hạn, khai tử, kết hôn).", "04 → 03"),
    "names before their count": ("Các xã Yên Minh, Mèo Vạc, Đồng Văn (05 xã) được tặng cờ.", "05 → 03"),
    "days before their count": ("Tiếp dân vào các ngày 05, 12, 19 và 26/8/2025 (07 ngày).", "07 → 04"),
    "the subject of a sentence": (
        "Trường Tiểu học Na Hang, Trường Mầm non Yên Sơn và Trường Mầm non Bắc Mê là hai đơn vị được chọn.",
        "hai → ba",
    ),
    "persons": (
        "Tổ có 06 người, gồm: ông Vương Mí Sùng (Tổ trưởng), bà Đặng Thị Lan và ông Hoàng Văn Thao.",
        "06 → 03",
    ),
    "items that repeat the noun": ('Bảo đảm "8 rõ": rõ người, rõ việc, rõ thời gian; không đùn đẩy.', "8 → 3"),
    "a thing with its amount each": (
        "Có 05 đơn vị giải ngân hết: Sở Y tế 3,4 tỷ đồng; Sở Xây dựng 2,1 tỷ đồng.",
        "05 → 02",
    ),
    "lines cut at a width": (
        "Qua kiểm tra, các xã chưa có điểm tập kết rác hợp vệ sinh (05 xã): Na Hang, Xín Mần,\n"
        "Sơn Dương, Vị Xuyên. Các xã khác đã có.",
        "05 → 04",
    ),
    "a heading above its items": (
        "II. NHIỆM VỤ ĐÃ HOÀN THÀNH (05 NHIỆM VỤ)\n1. Rà soát thủ tục.\n2. Tập huấn.\n3. Kiểm tra.",
        "05 → 03",
    ),
    "ordinals below": (
        "Qua giám sát rút ra 04 bài học:\nMột là, phải chủ động.\nHai là, phải rõ người.\nBa là, phải kiểm tra.",
        "04 → 03",
    ),
    "a sentence that begins with its number": (
        "Mô hình giúp 94 người. Sáu thôn được phục vụ là: Khuổi Trang, Nà Đứa, Lũng Giang và Phiêng Luông.",
        "Sáu → Bốn",
    ),
    "items that repeat the noun below": (
        "Phân công cho bốn tổ công tác:\n- Tổ tuyên truyền;\n- Tổ hậu cần;\n- Tổ kỹ thuật.",
        "bốn → ba",
    ),
    "the rows of a table": (
        "Danh mục đề nghị quyết toán đợt này gồm 06 dự án:\nTT\tTên dự án\tVốn\n1\tĐường A\t310\n2\tKè B\t425\n"
        "3\tCầu C\t120\n",
        "06 → 03",
    ),
    "names right behind": ("Nhiều nhất ở 06 xã Yên Minh, Hàm Yên, Bắc Mê. Các xã khác ít hơn.", "06 → 03"),
    "names with a number": ("Làm thêm thứ Bảy tại 05 phường (Hà Giang 1, Minh Xuân, Nông Tiến).", "05 → 03"),
    "an article that counts": ("Một đơn vị gửi muộn là UBND xã Hoàng Su Phì và UBND xã Hàm Yên.", "Một → Hai"),
    "numbers of wards": ("Cấp chữ ký số tại tám tổ dân phố: 2, 5, 9, 14, 20.", "tám → năm"),
    "a count behind its list": (
        "Các phân hệ đã vận hành: tiếp đón; khám bệnh; dược; xét nghiệm; kế toán – tổng số sáu phân hệ.",
        "sáu → năm",
    ),
    "a count right before the colon": (
        "Xếp loại công chức theo hai mức:\n- Hoàn thành tốt: 17 người;\n- Hoàn thành: 20 người;\n- Chưa: 1 người.",
        "hai → ba",
    ),
    "what rows say of themselves": (
        "Kết quả thực hiện: 03 nhiệm vụ hoàn thành, 03 nhiệm vụ chậm tiến độ.\nTT\tNhiệm vụ\tKết quả\n"
        "1\tRà soát\tHoàn thành\n2\tTập huấn\tHoàn thành\n3\tKiểm tra\tChậm tiến độ\n4\tBáo cáo\tHoàn thành\n",
        "03 → 01",
    ),
}

LEFT_ALONE = {
    "a word of the heading": (
        "Tiếp nhận 14 tin báo về an ninh, trong đó có 6 tin về lừa đảo trên không gian mạng.\n\n"
        "Loại thông tin\tPhải bổ sung\tĐã bổ sung\nSố điện thoại\t258\t240\nNhóm máu\t429\t261\nNơi sinh\t312\t298\n"
    ),
    "the right number": "Phương án gồm 03 nhóm: (1) thay bản giấy; (2) bỏ chứng thực; (3) rút ngắn.",
    "only some": "Có 12 mô hình, tiêu biểu như: (1) mô hình một cửa; (2) mô hình lưu động.",
    "năm is a year": "Trong năm nhiệm vụ được giao đều hoàn thành, gồm: (1) rà soát; (2) tập huấn.",
    "và inside a name": "Sở có 03 phòng (Phòng Hành chính tư pháp, Phòng Bổ trợ tư pháp, Phòng Xây dựng và Kiểm tra).",
    "some by name": "Có 05 xã Yên Minh, Hàm Yên và các xã vùng cao chưa hoàn thành.",
    "what a thing consists of": "Bố trí một tổ hỗ trợ gồm công chức tư pháp, công an xã, đoàn thanh niên.",
    "kinds of what is counted": "Phát hiện 05 vụ:\n- Trộm cắp: 03 vụ;\n- Đánh bạc: 02 vụ.",
    "what was found in as many places": "Tại 05 xã có tội phạm:\n- Trộm cắp: 3 vụ;\n- Đánh bạc: 4 vụ.",
    "attributes in brackets": "Hỗ trợ 12 hộ (nghèo, cận nghèo) sửa nhà và 05 xã (vùng cao).",
    "a list with figures and clauses": "Có 15 đơn vị báo cáo: Sở Y tế nộp 3 bản; Sở Nội vụ lùi 2 ngày; xã chưa nộp.",
    "a list within a sentence that goes on": (
        "Trang bị 03 phương tiện: xe chữa cháy, xuồng máy và máy bơm; lực lượng trực 6 giờ một ca."
    ),
    "a table below of which one row is the total": (
        "Kết quả thực hiện trong tháng được phân theo ba cụm như sau:\nCụm\tHồ sơ\nThành thị\t1.200\n"
        "Trung du\t800\nVùng cao\t500\nToàn tỉnh\t2.500\n"
    ),
    "a count of some rows above a table": (
        "Các đơn vị báo cáo kết quả, có 03 nhiệm vụ hoàn thành trước hạn:\nTT\tNhiệm vụ\tKết quả\n"
        "1\tRà soát\tHoàn thành trước hạn\n2\tTập huấn\tHoàn thành trước hạn\n3\tKiểm tra\tĐang làm\n"
        "4\tBáo cáo\tHoàn thành trước hạn\n"
    ),
    "the largest of many": "Toàn xã có 12 thôn: thôn Nà Lại 145 hộ, thôn Bản Lầu 98 hộ là hai thôn đông nhất.",
    "a law": "Theo Điều 5, khoản 2 và Phụ lục I của Nghị định số 45/2020/NĐ-CP, lớp 12 và mức 2 giữ nguyên.",
    "telephone and 24/7": "Đường dây nóng 0207 3822 822 hoạt động 24/7.",
    "an id": "Người có số định danh 008090001234 đã được cấp thẻ.",
    "how often": "Kiểm tra định kỳ 03 tháng/01 lần và 01 năm/02 lần.",
}

APPENDIX = """
Sở đã hoàn thành {done} nhiệm vụ trong {all} nhiệm vụ được giao (chi tiết tại Phụ lục 01 kèm theo).

Sở Tư pháp trân trọng báo cáo./.

PHỤ LỤC 01
DANH MỤC NHIỆM VỤ

STT\tNội dung\tTình trạng
1\tRà soát thủ tục\tHoàn thành
2\tTập huấn\tHoàn thành
3\tKiểm tra\tĐang thực hiện
4\tBáo cáo\tHoàn thành
"""


@pytest.mark.parametrize("case", WRONG)
def test_found(case: str) -> None:
    text, correction = WRONG[case]
    assert corrected(text) == [correction]
    assert kinds(text) == ["count"]


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case: str) -> None:
    assert findings(LEFT_ALONE[case]) == []


def test_counts_against_the_rows_of_the_own_appendix() -> None:
    assert findings(HEAD + APPENDIX.format(done="03", all="04")) == []
    assert corrected(HEAD + APPENDIX.format(done="03", all="05")) == ["05 → 04"]
    assert corrected(HEAD + APPENDIX.format(done="02", all="04")) == ["02 → 03"]


def test_the_title_of_an_appendix_against_its_rows() -> None:
    rows = "\nSTT\tXã\n1\tYên Minh\n2\tBắc Mê\n3\tHàm Yên\n4\tNa Hang\n"
    body = "1. Các xã còn chậm (chi tiết tại Phụ lục 01).\n\nPHỤ LỤC 01\n"
    assert kinds(HEAD + body + "DANH SÁCH 05 XÃ CÒN CHẬM" + rows) == ["count"]
    assert kinds(HEAD + body + "DANH SÁCH 04 XÃ CÒN CHẬM" + rows) == []
    assert kinds(HEAD + body + "DANH SÁCH XÃ CÒN CHẬM 6 THÁNG ĐẦU NĂM" + rows) == []


def test_a_heading_against_its_rows() -> None:
    rows = "TT\tNội dung\tChủ trì\nI\tTHỂ CHẾ (0{n} nhiệm vụ)\t\n1\tRà soát\tSở A\n2\tTập huấn\tSở B\n"
    assert findings(rows.format(n=2)) == []
    assert kinds(rows.format(n=3)) == ["count"]


def test_all_of_one_kind_twice() -> None:
    text = "Được giao 24 nhiệm vụ, trong đó 18 nhiệm vụ thường xuyên và 06 nhiệm vụ có thời hạn thực hiện. "
    assert findings(text + "Duy trì 18/18 nhiệm vụ thường xuyên.") == []
    assert kinds(text + "Duy trì 17/17 nhiệm vụ thường xuyên.") == ["count"]


def test_one_quantity_told_twice() -> None:
    text = "Trong tháng tiếp nhận 6.424 hồ sơ thủ tục hành chính.\n\nĐã số hóa toàn bộ {n} hồ sơ tiếp nhận trong tháng."
    assert findings(text.format(n="6.424")) == []
    assert kinds(text.format(n="6.244")) == ["restatement"]


def test_siblings_of_a_list_are_not_one_quantity() -> None:
    text = "\n".join(
        f"+ {service}: Toàn tỉnh phát sinh {count} hồ sơ nộp trực tuyến."
        for service, count in (("Khai sinh", "2.463"), ("Khai tử", "2.643"))
    )
    assert findings(text) == []
