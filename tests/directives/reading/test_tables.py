"""What tables without tasks, or of another kind, amount to."""

from tinhso.directives.reading.plan import read_plan
from tinhso.directives.reading.result import PlanReading
from tinhso.papers import read_bytes

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 99/KH-UBND\n"
    "Sơn La, ngày 15 tháng 10 năm 2025\n\nKẾ HOẠCH\nPhát triển cây ăn quả năm 2026\n\n"
)
HEADER = "TT\tNội dung\tChủ trì\tPhối hợp\tSản phẩm\tThời hạn\n"


def read(table: str) -> PlanReading:
    return read_plan(read_bytes((HEAD + table).encode()))


def kinds(reading: PlanReading) -> set[str]:
    return {finding.kind for finding in reading.findings}


def test_a_table_without_rows_is_a_finding() -> None:
    reading = read(HEADER)
    assert reading.tasks == []
    assert {"table_empty", "nothing_assigned"} <= kinds(reading)


def test_a_table_of_unknown_columns_is_a_finding_with_its_place() -> None:
    reading = read("Loại giống\tNguồn gốc\tGiá bán\nXoài\tYên Châu\t30.000\nNhãn\tSông Mã\t25.000\n")
    (finding,) = [finding for finding in reading.findings if finding.kind == "table_not_understood"]
    assert finding.place is not None


def test_a_table_of_targets() -> None:
    reading = read(
        "TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2026\n1\tDiện tích cây ăn quả\tha\t85.000\n2\tTỷ lệ chế biến\t%\t35\n"
    )
    assert [(target.text, target.value, target.unit) for target in reading.targets] == [
        ("Diện tích cây ăn quả", 85000, "ha"),
        ("Tỷ lệ chế biến", 35, "%"),
    ]


def test_stated_counts_are_held_against_rows() -> None:
    reading = read(HEADER + "I\tNHIỆM VỤ (03 nhiệm vụ)\t\t\t\t\n1\tTrồng mới\tSở Y tế\t\tVườn\tQuý I/2026\n")
    assert (reading.groups[0].stated_count, reading.groups[0].row_count) == (3, 1)
    assert "count_mismatch" in kinds(reading)


def test_a_group_number_used_twice_is_told() -> None:
    row = "1\tTrồng mới\tSở Y tế\t\tVườn\tQuý I/2026\n"
    reading = read(HEADER + "I\tNHÓM MỘT\t\t\t\t\n" + row + "I\tNHÓM HAI\t\t\t\t\n" + row)
    assert [group.row_count for group in reading.groups] == [1, 1]
    assert "duplicate_group" in kinds(reading)


def test_rows_without_a_number_below_one_cell() -> None:
    reading = read(
        HEADER + "1\tTuyên truyền tới thôn\tSở Y tế\tUBND cấp xã\tTin, bài\tNăm 2026\n"
        "\tXây dựng phóng sự\t\t\t05 phóng sự\tTháng 11/2026\n"
    )
    second = reading.tasks[1]
    assert [unit.text for unit in second.lead] == ["Sở Y tế"]
    assert second.deadlines[0].due is not None


def test_lead_and_helpers_in_one_cell() -> None:
    reading = read(
        "TT\tNội dung\tCơ quan thực hiện\tThời gian\n"
        "1\tKiểm kê đất\tChủ trì: Sở Y tế. Phối hợp: UBND cấp xã; Sở Nội vụ\tQuý I/2026\n"
    )
    (task,) = reading.tasks
    assert [unit.text for unit in task.lead] == ["Sở Y tế"]
    assert [unit.text for unit in task.coordinating] == ["UBND cấp xã", "Sở Nội vụ"]


def test_a_report_is_told_from_a_plan() -> None:
    text = HEAD.replace("KẾ HOẠCH", "BÁO CÁO").replace("KH-", "BC-") + HEADER.replace("Sản phẩm", "Kết quả")
    reading = read_plan(read_bytes((text + "1\tKiểm kê\tSở Y tế\t\tĐã hoàn thành\tQuý I/2026\n").encode()))
    assert "not_a_plan" in kinds(reading)
    assert reading.tasks[0].result == "Đã hoàn thành"
