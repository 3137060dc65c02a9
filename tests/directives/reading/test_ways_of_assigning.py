"""How offices say who does what: in sentences, brackets, columns, lines that run together."""

import pytest
from benchmarks.papers.accuracy import measure
from benchmarks.papers.documents import Sample
from benchmarks.papers.unseen.documents import unseen
from benchmarks.papers.unseen.second_documents import second

from tests.directives.reading.test_tables import read
from tinhso.directives.reading.result import ReadTask

PLAIN = [sample for sample in (*unseen(), *second()) if not sample.name.startswith("140")]


def names(task: ReadTask) -> tuple[list[str], list[str]]:
    return [unit.text for unit in task.lead], [unit.text for unit in task.coordinating]


@pytest.mark.parametrize("sample", PLAIN, ids=lambda sample: sample.name)
def test_documents_once_unseen_stay_read(sample: Sample) -> None:
    right, asked, wrong = measure(sample)
    assert sum(right.values()) >= 0.9 * sum(asked.values()), wrong


def test_several_cells_on_one_line() -> None:
    reading = read(
        "TT Nội dung Đơn vị chủ trì Đơn vị phối hợp Sản phẩm Thời hạn\n"
        "1 Trồng 200 ha xoài ở ba xã\nvùng cao\nSở Nông nghiệp và Môi\ntrường\n"
        "Hội Nông dân tỉnh Báo cáo kết quả Quý I/2026\n"
        "2 Cấp giống cho hộ nghèo\nUBND các xã Sở Tài chính Danh sách hộ Tháng 3/2026\n"
        "3 Mở lớp ghép cành\nSở Nội vụ Trường Cao đẳng Sơn La 02 lớp 30/6/2026\n"
    )
    assert [names(task) for task in reading.tasks] == [
        (["Sở Nông nghiệp và Môi trường"], ["Hội Nông dân tỉnh"]),
        (["UBND các xã"], ["Sở Tài chính"]),
        (["Sở Nội vụ"], ["Trường Cao đẳng Sơn La"]),
    ]
    assert [task.deliverable for task in reading.tasks] == ["Báo cáo kết quả", "Danh sách hộ", "02 lớp"]
    assert [task.deadlines[0].kind for task in reading.tasks] == ["quarter", "month", "date"]


def test_groups_in_a_column_of_their_own() -> None:
    reading = read(
        "TT\tNhóm nhiệm vụ\tNội dung\tChủ trì\tThời hạn\n"
        "1\tGiống\tCấp giống xoài\tSở Nông nghiệp và Môi trường\tQuý I/2026\n"
        "2\t\tCấp giống nhãn\tSở Nông nghiệp và Môi trường\tQuý II/2026\n"
        "3\tThị trường\tMở điểm bán hàng\tSở Công Thương\tNăm 2026\n"
    )
    assert [(group.title, group.row_count) for group in reading.groups] == [("Giống", 2), ("Thị trường", 1)]


def test_a_heading_under_another_column() -> None:
    reading = read("TT\tThời hạn\tNội dung\tChủ trì\nI\tVề giống\t\t\n1\tQuý I/2026\tCấp giống xoài\tSở Y tế\n")
    assert [group.title for group in reading.groups] == ["Về giống"]
    assert len(reading.tasks) == 1


def test_a_body_charged_in_brackets() -> None:
    reading = read(
        "I. MỤC ĐÍCH\n- Tăng thu nhập.\nII. NHIỆM VỤ\n1. Giống\n"
        "- Cấp giống xoài cho hộ nghèo (giao Sở Tài chính chủ trì, phối hợp với UBND các xã; thời hạn: Quý I/2026).\n"
        "- Ghép cải tạo 50 ha nhãn (giao Sở Y tế chủ trì; thời hạn: Quý II/2026).\n"
    )
    assert [task.content for task in reading.tasks] == ["Cấp giống xoài cho hộ nghèo", "Ghép cải tạo 50 ha nhãn"]
    assert names(reading.tasks[0]) == (["Sở Tài chính"], ["UBND các xã"])


def test_an_office_of_council_and_committee_is_one_body() -> None:
    reading = read("TT\tNội dung\tChủ trì\tThời hạn\n1\tLập danh sách\tVăn phòng HĐND và UBND xã\tQuý I/2026\n")
    assert names(reading.tasks[0])[0] == ["Văn phòng HĐND và UBND xã"]


def test_roles_in_brackets_behind_the_bodies() -> None:
    reading = read(
        "TT\tNội dung\tĐơn vị thực hiện\tThời hạn\n"
        "1\tNhập dữ liệu\tUBND các xã, phường (chủ trì); Sở Tư pháp (phối hợp)\tQuý I/2026\n"
    )
    assert names(reading.tasks[0]) == (["UBND các xã, phường"], ["Sở Tư pháp"])
