"""Outages on the screens: declared and printed by the counter, entered slip by slip, confirmed by the supervisor."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import quote

import pypdfium2 as pdfium
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.onestop.dossiers import MORNING, Counter
from tests.onestop.office.conftest import signed_in
from tests.onestop.office.test_counter import filled, screen
from tests.onestop.outages import HOUR, NOON, declared, printed
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import Dossier, Outage, SlipBlock
from tinhso.onestop.verbs import publish_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def moment():
    cache.clear()
    with clock.frozen(NOON):
        yield


def entry(desk: Counter, outage: Outage, number: str) -> str:
    return f"{screen(desk)}&gian-doan={outage.pk}&phieu={quote(number, safe='')}"


def text(page) -> str:
    return page.content.decode()


def test_slips_are_numbered_and_printed_one_to_a_page_with_lines_to_fill_in(officer, desk):
    officer.post(reverse("onestop:number_slips"), {"unit": desk.province.north.pk, "count": 3})
    block = SlipBlock.objects.get()
    page = text(officer.get(reverse("onestop:outages")))
    assert "<b>3</b> phiếu trắng trong kho" in page
    assert "In phiếu 1–3/2026" in page
    paper = officer.get(reverse("onestop:slip_block", args=[block.pk]))
    pages = pdfium.PdfDocument(BytesIO(paper.content))
    said = [" ".join(each.get_textpage().get_text_bounded().split()) for each in pages]
    assert len(said) == 3
    assert "Số phiếu: 2/2026" in said[1]
    for line in ("GIÁN ĐOẠN", "Họ và tên người nộp: …", f"P26.{desk.province.north.pk}-0002", "NGƯỜI TIẾP NHẬN HỒ SƠ"):
        assert line in said[1], line
    refused = officer.post(
        reverse("onestop:number_slips"), {"unit": desk.province.north.pk, "count": 1000}, follow=True
    )
    assert SlipBlock.objects.count() == 1
    assert "100" in text(refused)


def test_the_counter_says_that_it_is_out_or_will_be_and_what_is_still_to_be_entered(officer, desk):
    printed(desk, 2)
    outage = declared(desk, began_at=NOON + HOUR, ended_at=None)
    assert "Báo trước: quầy gián đoạn từ 13:00 12/8/2026" in text(officer.get(screen(desk)))
    with clock.frozen(NOON + 2 * HOUR):
        assert "Quầy đang gián đoạn từ 13:00 12/8/2026" in text(officer.get(reverse("onestop:counter")))
        verbs.end_outage(desk.officer, outage.pk)
        assert "Còn phiếu giấy chưa quyết toán" in text(officer.get(screen(desk)))
        verbs.return_slips(desk.officer, outage.pk)
        assert "phiếu giấy chưa quyết toán" not in text(officer.get(screen(desk)))


def test_declaring_asks_for_a_reason_and_keeps_what_was_typed(officer, desk):
    address = f"{reverse('onestop:declare_outage')}?unit={desk.province.north.pk}"
    given = {"reason": "", "began_at": "2026-08-12T09:00", "supervisor": desk.province.north_leader.pk}
    wrong = officer.post(address, given)
    assert wrong.status_code == 422
    assert 'value="2026-08-12T09:00"' in text(wrong)
    done = officer.post(address, {**given, "reason": "Mất điện"})
    assert done.url == reverse("onestop:outage", args=[Outage.objects.get().pk])
    assert Outage.objects.get().began_at == MORNING


def test_a_slip_is_entered_on_the_counters_screen_with_the_time_alone(officer, desk):
    printed(desk, 2)
    outage = declared(desk)
    page = text(officer.get(reverse("onestop:outage", args=[outage.pk])))
    assert f"gian-doan={outage.pk}&amp;phieu=2%2F2026" in page or f"gian-doan={outage.pk}&phieu=2%2F2026" in page
    found = officer.get(f"{reverse('onestop:counter')}?tim=ket hon&gian-doan={outage.pk}&phieu=2/2026")
    assert f"gian-doan={outage.pk}" in found.url
    form = text(officer.get(entry(desk, outage, "2/2026")))
    assert "Giờ nhận ghi trên phiếu, ngày 12/8/2026" in form
    answer = officer.post(entry(desk, outage, "2/2026"), filled(desk, slip="2/2026", received_at="09:40"), follow=True)
    dossier = Dossier.objects.get()
    assert dossier.received_at == MORNING + timedelta(minutes=40)
    for page in (text(answer), text(officer.get(reverse("onestop:dossier", args=[dossier.code])))):
        assert "Nhận bằng phiếu giấy số 2/2026, nhập sau: Mất điện cả xã" in page
        assert "Nhận thật lúc 09:40 12/8/2026, nhập lúc 12:00 12/8/2026" in page
    assert "Phiếu giấy tiếp theo" in text(answer)
    assert dossier.code in text(officer.get(reverse("onestop:outage", args=[outage.pk])))


def test_each_day_of_a_long_outage_has_its_own_version_of_the_procedure(officer, desk):
    """The new one asks for the number of marriages before."""
    printed(desk, 2)
    form = desk.kept.version.content["forms"][0]
    asked = {**form["schema"]["properties"], "before": {"type": "integer", "title": "Đã kết hôn mấy lần"}}
    required = [*form["schema"]["required"], "before"]
    layout = [*form["layout"], {"title": "Lần kết hôn", "fields": ["before"]}]
    changed = {**form, "layout": layout, "schema": {**form["schema"], "properties": asked, "required": required}}
    second = desk.kept.draft(forms=[changed, *desk.kept.version.content["forms"][1:]])
    publish_version(desk.kept.keeper, second.pk)
    with clock.frozen(datetime(2026, 8, 18, 2, tzinfo=UTC)):
        outage = declared(desk, began_at=datetime(2026, 8, 16, 1, tzinfo=UTC), ended_at=clock.now())
        officer = signed_in(desk.province.north_officer)
        assert "Đã kết hôn mấy lần" not in text(officer.get(entry(desk, outage, "1/2026")))
        on_first = filled(desk, slip="1/2026", received_at="2026-08-16T09:00")
        officer.post(entry(desk, outage, "1/2026"), on_first)
        on_second = filled(desk, slip="2/2026", received_at="2026-08-17T09:00", key="khóa-2")
        assert "Đã kết hôn mấy lần" in text(officer.post(entry(desk, outage, "2/2026"), on_second))
        officer.post(entry(desk, outage, "2/2026"), {**on_second, "answers.to-khai-ket-hon.before": "0"})
    numbers = Dossier.objects.order_by("received_at").values_list("version__number", flat=True)
    assert list(numbers) == [1, 2]


def test_a_slip_sent_twice_is_one_dossier_and_entered_again_is_refused_by_its_name(officer, desk):
    printed(desk, 1)
    outage = declared(desk)
    sent = filled(desk, slip="1/2026", received_at="09:40")
    first = officer.post(entry(desk, outage, "1/2026"), sent)
    assert officer.post(entry(desk, outage, "1/2026"), sent).url == first.url
    again = officer.post(entry(desk, outage, "1/2026"), {**sent, "key": "khóa-2"})
    assert again.status_code == 422
    assert Dossier.objects.get().code in again.context["form"].errors["slip"][0]
    assert "Sùng Thị Mỷ" in text(again)


def test_a_time_outside_the_outage_stands_beside_its_field(officer, desk):
    printed(desk, 1)
    outage = declared(desk)
    wrong = officer.post(entry(desk, outage, "1/2026"), filled(desk, slip="1/2026", received_at="10:30"))
    assert "từ 09:00 12/8/2026 đến 10:00 12/8/2026" in wrong.context["form"].errors["received_at"][0]
    assert 'value="10:30"' in text(wrong)
    assert not Dossier.objects.exists()


def test_slips_are_settled_and_the_supervisor_confirms(officer, desk, province):
    printed(desk, 3)
    outage = declared(desk)
    here = reverse("onestop:outage", args=[outage.pk])
    officer.post(entry(desk, outage, "1/2026"), filled(desk, slip="1/2026", received_at="09:40"))
    spoiled = f"{reverse('onestop:spoil_slip', args=[outage.pk])}?phieu=2%2F2026"
    assert "selected" in text(officer.get(spoiled))
    assert officer.post(spoiled, {"number": "2/2026", "reason": ""}).status_code == 422
    officer.post(spoiled, {"number": "2/2026", "reason": "Rách"})
    leader = signed_in(province.north_leader)
    assert "Còn 1 phiếu giấy chưa quyết toán" in text(leader.get(here))
    assert leader.get(reverse("onestop:confirm_outage", args=[outage.pk])).status_code == 403
    officer.post(reverse("onestop:return_slips", args=[outage.pk]))
    officer.post(reverse("onestop:reopen_slip", args=[outage.pk]), {"number": "3/2026"})
    assert outage.slips.get(slip__number=3).state == "out"
    officer.post(reverse("onestop:return_slips", args=[outage.pk]))
    leader.post(reverse("onestop:confirm_outage", args=[outage.pk]), {"note": "Khớp"})
    assert "Đã xác nhận" in text(leader.get(here))
    assert "Khớp" in text(officer.get(here))


def test_the_applicant_finds_his_dossier_by_the_slips_code(officer, desk):
    printed(desk, 2)
    outage = declared(desk)
    address = f"/tra-cuu/P26.{desk.province.north.pk}-0001/"
    waiting = text(Client().get(address))
    assert "chưa được nhập" in waiting
    officer.post(entry(desk, outage, "1/2026"), filled(desk, slip="1/2026", received_at="09:40"))
    code = Dossier.objects.get().code
    assert Client().get(address).url == reverse("onestop:track_dossier", args=[code])
    assert Client().get(address.replace("0001", "0099")).status_code == 404
