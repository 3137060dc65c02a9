"""Which task a row speaks of: by its wording, told apart by number, deadline, lead and figures."""

from datetime import date
from random import Random
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from tinhso.directives.rules.likeness import LikenessIndex, words_of
from tinhso.directives.rules.matching import Certainty, Described, Match, Reason, match

TASKS = [
    Described(
        "Rà soát, chuẩn hóa dữ liệu hộ tịch đã số hóa", "1", "I", ("Sở Tư pháp",), frozenset({date(2025, 9, 30)})
    ),
    Described("Kết nối kho dữ liệu đất đai với cơ sở dữ liệu dân cư", "2", "I", ("Sở Nông nghiệp",)),
    Described("Tập huấn kỹ năng số cho cán bộ cấp xã", "3", "II", ("Sở Khoa học và Công nghệ",)),
    Described("Thanh toán không dùng tiền mặt tại các cơ sở y tế", "4", "II", ("Sở Y tế",)),
]

syllables = st.sampled_from(
    ["rà", "soát", "dữ", "liệu", "hộ tịch", "kết nối", "đất đai", "dân cư", "tập huấn", "y tế", "12"]
)
contents = st.lists(syllables, min_size=1, max_size=12).map(" ".join)
descriptions = st.builds(Described, content=contents, number=st.sampled_from(["", "1", "2"]))


def one(row: Described, tasks: list[Described] = TASKS) -> Match:
    return match([row], tasks)[0]


def test_a_row_with_other_words_in_it_is_matched_and_says_why() -> None:
    row = Described("Rà soát và chuẩn hóa dữ liệu hộ tịch đã số hóa.", "1", "I", dues=frozenset({date(2025, 9, 30)}))

    found = one(row)

    assert found.certainty is Certainty.CERTAIN
    assert found.chosen
    assert found.chosen.task == 0
    assert found.chosen.likeness > 0.8
    assert found.chosen.reasons == (Reason.NUMBER_AND_GROUP, Reason.DEADLINE)


def test_a_row_of_other_work_has_no_task() -> None:
    assert one(Described("Trồng mới ba trăm héc-ta rừng phòng hộ đầu nguồn")) == Match()


def test_an_empty_list_on_either_side_is_no_trouble() -> None:
    assert match([], TASKS) == []
    assert match(TASKS, []) == [Match()] * len(TASKS)


def test_other_figures_are_never_certain() -> None:
    tasks = [*TASKS, Described("Hoàn thành số hóa ít nhất 30% tài liệu lưu trữ lịch sử có giá trị cao")]
    found = one(Described("Hoàn thành số hóa ít nhất 80% tài liệu lưu trữ lịch sử có giá trị cao"), tasks)
    assert found.certainty is Certainty.POSSIBLE
    assert found.chosen
    assert Reason.OTHER_FIGURES in found.chosen.reasons


def test_a_leading_zero_is_no_other_figure() -> None:
    tasks = [*TASKS, Described("Thực hiện Chỉ thị ngày 9/7/2023 về lý lịch tư pháp")]
    assert one(Described("Thực hiện Chỉ thị ngày 09/7/2023 về lý lịch tư pháp"), tasks).certainty is Certainty.CERTAIN


def test_what_is_required_and_what_is_ruled_out_are_not_the_same() -> None:
    tasks = [*TASKS, Described("Yêu cầu người dân xuất trình phiếu lý lịch tư pháp bản giấy")]
    found = one(Described("Không yêu cầu người dân xuất trình phiếu lý lịch tư pháp bản giấy"), tasks)
    assert found.certainty is Certainty.POSSIBLE


def test_between_two_tasks_of_one_wording_a_person_chooses() -> None:
    twice = [*TASKS, TASKS[2]]
    assert one(Described(TASKS[2].content), twice).certainty is Certainty.POSSIBLE


def test_the_document_cited_tells_two_of_one_wording_apart() -> None:
    twice = [
        *TASKS,
        Described("Bố trí đủ nhân lực chuyên trách chuyển đổi số", document="52/KH-UBND"),
        Described("Bố trí đủ nhân lực chuyên trách chuyển đổi số", document="46-TB/TGV"),
    ]
    row = Described(
        "Bố trí đủ nhân lực chuyên trách chuyển đổi số", document="Thông báo số 46 - TB/TGV ngày 30/09/2025"
    )
    found = one(row, twice)
    assert found.chosen
    assert found.chosen.task == 5
    assert found.certainty is Certainty.CERTAIN


def test_two_rows_never_share_a_task() -> None:
    first, second = match([Described(TASKS[0].content), Described(TASKS[0].content + " cấp xã")], TASKS)
    assert first.chosen
    assert first.chosen.task == 0
    assert second.chosen is None
    assert second.candidates[0].task == 0
    assert second.certainty is Certainty.NONE


@given(st.lists(descriptions, max_size=8), st.lists(descriptions, max_size=8))
def test_each_row_has_one_answer_and_each_task_at_most_one_row(rows: list[Described], tasks: list[Described]) -> None:
    found = match(rows, tasks)
    chosen = [each.chosen.task for each in found if each.chosen]
    assert len(found) == len(rows)
    assert len(chosen) == len(set(chosen))
    for each in found:
        assert (each.chosen is None) == (each.certainty is Certainty.NONE)
        assert all(0 <= candidate.likeness <= 1 for candidate in each.candidates)
        assert each.chosen is None or each.candidates[0] == each.chosen


@given(st.lists(contents, max_size=20), contents)
def test_the_index_finds_what_comparing_with_each_finds(texts: list[str], wanted: str) -> None:
    words = [words_of(text) for text in texts]
    found = LikenessIndex(words, [words_of(wanted)]).nearest(words_of(wanted), 0.0001)
    sharing = {place for place, each in enumerate(words) if set(each) & set(words_of(wanted))}
    assert {place for place, _ in found} == sharing
    for place, likeness in found:
        assert (likeness > 0.999) == (set(words[place]) == set(words_of(wanted)))
    assert [each[1] for each in found] == sorted((each[1] for each in found), reverse=True)


@settings(max_examples=50)
@given(st.lists(contents, min_size=1, max_size=10, unique_by=lambda text: frozenset(words_of(text))), st.data())
def test_a_task_copied_word_for_word_is_found(texts: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(texts) - 1))
    found = one(Described(texts[place]), [Described(text) for text in texts])
    assert found.chosen
    assert found.chosen.task == place


def test_a_thousand_rows_against_five_thousand_tasks_take_less_than_two_seconds() -> None:
    random = Random(6)
    vocabulary = [f"{first}{second}" for first in "bcdđghklmnpqrstvx" for second in ("a", "ô", "ư", "ai", "ông", "iên")]
    texts = [" ".join(random.choices(vocabulary, k=random.randint(15, 80))) for _ in range(5000)]
    rows = [" ".join(word for word in texts[at * 5].split() if random.random() > 0.1) for at in range(1000)]

    began = process_time()
    found = match([Described(row) for row in rows], [Described(text) for text in texts])

    assert process_time() - began < 2
    right = sum(each.chosen is not None and each.chosen.task == at * 5 for at, each in enumerate(found))
    assert right > 950
