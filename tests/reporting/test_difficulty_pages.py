"""The register of difficulties as people use it, and the wing's front page."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import SmallProvince
from tests.factories import acting
from tinhso.foundation.accounts.models import Account
from tinhso.reporting import verbs
from tinhso.reporting.models import Difficulty
from tinhso.reporting.queries.waiting import Waiting
from tinhso.reporting.verbs import Question


def signed_in(account: object) -> Client:
    assert isinstance(account, Account)
    client = Client()
    client.force_login(account)
    return client


def raised(province: SmallProvince, subject: str = "Máy quét hỏng", who: str = "north") -> int:
    actor = acting(getattr(province, f"{who}_officer"))
    question = Question(subject=subject, answering_unit_id=province.justice.pk)
    return verbs.raise_difficulty(actor, unit_id=getattr(province, who).pk, question=question)


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(reverse(f"reporting:{name}", args=args) + query)
    assert answer.status_code == 200, name
    return answer.content.decode()


def test_raising_asks_for_little_and_leads_to_the_difficulty(province: SmallProvince) -> None:
    commune = signed_in(province.north_officer)
    form = page(commune, "difficulty_new")
    assert f'<input type="hidden" name="unit_id" value="{province.north.pk}"' in form
    given = {"unit_id": province.north.pk, "subject": "Máy quét hỏng", "answering_unit_id": province.justice.pk}
    answer = commune.post(reverse("reporting:difficulty_new"), given)
    assert answer.url == reverse("reporting:difficulty", args=[Difficulty.objects.get().pk])
    shown = page(commune, "difficulty", Difficulty.objects.get().pk)
    assert "Chờ trả lời" in shown
    assert "Nêu khó khăn, vướng mắc" in shown


def test_what_is_missing_is_said_beside_the_field(province: SmallProvince) -> None:
    commune = signed_in(province.north_officer)
    given = {"unit_id": province.north.pk, "subject": "Máy quét hỏng"}
    answer = commune.post(reverse("reporting:difficulty_new"), given)
    assert answer.status_code == 422
    assert "Hãy chọn đơn vị cần trả lời." in answer.content.decode()


def test_the_start_page_counts_all_that_waits_not_only_what_is_listed(province: SmallProvince) -> None:
    for number in range(14):
        raised(province, f"Máy quét số {number} hỏng")
    actor = acting(province.justice_leader)
    assert (len(Waiting(actor).questions), Waiting(actor).counts["questions"]) == (12, 14)
    start = signed_in(province.justice_leader).get("/").content.decode()
    assert re.search(r"Khó khăn chờ tôi trả lời</small><strong><span>14<", start)


def test_the_unit_asked_answers_from_its_front_page(province: SmallProvince) -> None:
    pk = raised(province)
    leader = signed_in(province.justice_leader)
    front = page(leader, "front")
    assert "Khó khăn chờ bạn trả lời" in front
    assert reverse("reporting:difficulty_answer", args=[pk]) in front
    assert "Khó khăn chờ tôi trả lời" in leader.get("/").content.decode()
    leader.post(reverse("reporting:difficulty_answer", args=[pk]), {"answer": "Đã cấp máy mới."})
    assert "Đã cấp máy mới." in page(signed_in(province.north_officer), "difficulty", pk)
    assert "Khó khăn chờ bạn trả lời" not in page(leader, "front")


def test_asking_again_withdrawing_and_editing(province: SmallProvince) -> None:
    pk = raised(province)
    officer = signed_in(province.north_officer)
    change = {"subject": "Hai máy quét hỏng", "answering_unit_id": province.justice.pk}
    officer.post(reverse("reporting:difficulty_edit", args=[pk]), change)
    assert Difficulty.objects.get().subject == "Hai máy quét hỏng"
    verbs.answer_difficulty(acting(province.justice_leader), pk, answer="Xem lại")
    officer.post(reverse("reporting:difficulty_reopen", args=[pk]), {"reason": "Chưa có máy"})
    assert Difficulty.objects.get().state == "open"
    assert officer.post(reverse("reporting:difficulty_withdraw", args=[pk]), {"reason": " "}).status_code == 422
    officer.post(reverse("reporting:difficulty_withdraw", args=[pk]), {"reason": "Đã tự sửa"})
    assert Difficulty.objects.get().state == "withdrawn"
    assert officer.get(reverse("reporting:difficulty_edit", args=[pk])).status_code == 403


def test_the_aggregator_merges_what_is_chosen_in_the_register(province: SmallProvince) -> None:
    ids = [raised(province), raised(province, "Thiếu máy quét", "south")]
    aggregator = signed_in(province.aggregator)
    assert 'type="checkbox" name="id"' in page(aggregator, "difficulties")
    chosen = "?" + "&".join(f"id={pk}" for pk in ids)
    assert "Gộp 2 khó khăn" in page(aggregator, "difficulties_merge", query=chosen)
    given = {"ids": ids, "subject": "Hai xã thiếu máy quét", "answering_unit_id": province.justice.pk}
    aggregator.post(reverse("reporting:difficulties_merge"), given)
    whole = Difficulty.objects.get(subject="Hai xã thiếu máy quét")
    assert set(whole.merged.values_list("pk", flat=True)) == set(ids)
    assert "gộp từ 2 đơn vị" in page(aggregator, "difficulties")
    north = page(signed_in(province.north_officer), "difficulty", ids[0])
    assert "Đã gộp vào khó khăn chung" in north
    answer = aggregator.get(reverse("reporting:difficulties_merge") + f"?id={whole.pk}", follow=True)
    assert "Chọn ít nhất hai" in answer.content.decode()


def test_lists_teach_when_they_are_empty(province: SmallProvince) -> None:
    assert "Nêu khó khăn đầu tiên" in page(signed_in(province.north_officer), "difficulties")
    assert "Bỏ bớt một điều kiện" in page(signed_in(province.north_officer), "difficulties", query="?text=abc")
    assert "Không có việc báo cáo nào" in page(signed_in(province.north_officer), "front")


@pytest.mark.parametrize("name", ["difficulties", "front"])
def test_pages_ask_the_database_the_same_however_long_they_are(
    province: SmallProvince, name: str, django_assert_max_num_queries: Any
) -> None:
    leader = signed_in(province.justice_leader)
    for _ in range(12):
        raised(province)
    with django_assert_max_num_queries(12):
        page(leader, name)


def found_by(account: object, words: str) -> str:
    return signed_in(account).get("/tim/", {"q": words}, headers={"HX-Request": "true"}).content.decode()


def test_the_search_box_finds_a_difficulty_for_whom_it_concerns(province: SmallProvince) -> None:
    link = reverse("reporting:difficulty", args=[raised(province, "Chữ ký số hết hạn")])
    assert link in found_by(province.north_officer, "chu ky")
    assert link in found_by(province.justice_leader, "het han")
    assert link not in found_by(province.south_officer, "chu ky")
    assert link not in found_by(province.north_officer, "chu tich")


def test_what_was_merged_is_found_by_the_words_of_who_raised_it(province: SmallProvince) -> None:
    parts = [raised(province, "Chữ ký số hết hạn"), raised(province, "Chưa được cấp", who="south")]
    question = Question(subject="Chứng thư của công chức", answering_unit_id=province.justice.pk)
    verbs.merge_difficulties(acting(province.aggregator), ids=parts, question=question)
    hits = found_by(province.north_officer, "ky so")
    assert reverse("reporting:difficulty", args=[parts[0]]) in hits
    assert "Đã gộp" in hits
