"""The screens of a report: the list, the composer beside its paper, the issued report with its files."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, acting
from tests.reporting.composing.conftest import House, window
from tests.reporting.composing.test_the_way_out import later_correction
from tinhso.demo import dossiers
from tinhso.foundation.files.store import path_of
from tinhso.foundation.journal.models import AuditEntry
from tinhso.kernel.dates import Period
from tinhso.metrics.verbs import import_figure
from tinhso.reporting import verbs
from tinhso.reporting.composing.composer import Composed
from tinhso.reporting.composing.remarks import Review
from tinhso.reporting.models import CalendarRule, Report, ReportCalendar

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def signed_in(username: str) -> Client:
    client = Client()
    assert client.login(username=username, password=PASSWORD)
    return client


@pytest.fixture
def drafter(house: House) -> Client:
    return signed_in("stp.cv")


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def url(name: str, report: Report, **more: str) -> str:
    return reverse(f"reporting:{name}", kwargs={"report_id": report.pk, **more})


def test_the_composer_shows_sections_beside_a_paper_whose_figures_open(house: House, drafter: Client):
    report = house.drafted()
    text = page(drafter, url("report", report))
    assert "{{onestop.online_share:fraction}}" in text
    value = Composed(report).values["onestop.online_share:fraction"]
    assert f'<a class="figure" href="{value.url.replace("&", "&amp;")}"' in text
    assert ">5.083/6.264</a>" in text
    assert "Mọi con số khớp nhau" in text
    assert "5.083/6.264" in page(drafter, value.url)


def test_a_section_is_kept_as_one_goes_and_the_paper_follows(house: House, drafter: Client):
    report = house.drafted()
    address = url("report_section", report, key="next")
    answer = drafter.post(address, {"text": "Tập huấn cho {{onestop.received}} hồ sơ."}, headers=HTMX)
    assert (answer.status_code, answer["HX-Trigger"]) == (204, "report-changed")
    assert answer["X-Saved-At"] == "09:00"
    assert "Tập huấn cho " in page(drafter, url("report_paper", report))
    assert drafter.post(address, {"text": "Không cần script"}).status_code == 302
    assert drafter.post(url("report_section", report, key="khong-co"), {"text": "x"}, headers=HTMX).status_code == 404


def test_what_does_not_agree_stands_beside_the_paper_and_bars_the_way(house: House, drafter: Client):
    report = house.drafted()
    drafter.post(url("report_section", report, key="next"), {"text": "Có 5.803 hồ sơ nộp trực tuyến; {{abc.def}}."})
    text = page(drafter, url("report", report))
    assert "hệ thống đếm 5.083" in text
    assert "{{abc.def}} không phải số liệu" in text
    assert "Vì sao không bấm được" in text
    drafter.post(url("report_hand_in", report))
    assert house.report(report.pk).state == "draft"

    drafter.post(url("report_section", report, key="next"), {"text": "Có 5.803 hồ sơ nộp trực tuyến."})
    for remark in Review(Composed(house.report(report.pk))).blocking:
        drafter.post(url("report_explain", report, key=remark.key), {"reason": "Theo Cổng quốc gia"})
    assert "Theo Cổng quốc gia" in page(drafter, url("report", report))
    drafter.post(url("report_hand_in", report))
    assert house.report(report.pk).state == "with_head"


def test_from_the_draft_to_the_files(house: House, drafter: Client):
    report = house.drafted()
    drafter.post(url("report_hand_in", report))
    head, deputy, registry = signed_in("stp.tp"), signed_in("stp.pgd"), signed_in("stp.vt")
    assert "Duyệt, trình ký" in page(head, url("report", report))
    head.post(url("report_pass_on", report))
    text = page(deputy, url("report", report))
    assert Composed(house.report(report.pk)).paper.digest in text
    deputy.post(url("report_sign", report), {"seen": Composed(house.report(report.pk)).paper.digest})
    assert page(registry, url("report_issue", report))
    registry.post(url("report_issue", report), {"number": "119", "issued_on": "2025-08-09"})
    issued = house.report(report.pk)
    assert (issued.state, issued.number) == ("issued", 119)

    text = page(drafter, url("report", report))
    assert issued.pdf.digest in text
    assert "Dựng lại từ bản ghi: khớp" in text
    assert "119/BC-STP" in text
    for kind, stored in (("docx", issued.docx), ("pdf", issued.pdf)):
        answer = drafter.get(url("report_file", report, kind=kind))
        assert b"".join(answer.streaming_content) == path_of(stored.digest).read_bytes()
        assert answer["ETag"] == f'"{stored.digest}"'
        assert f"119-BC-STP.{kind}" in answer["Content-Disposition"]


def test_who_has_the_report_before_him_opens_its_figures(house: House):
    """The signer's role ends at the department, the figures are the province's: they open, their dossiers don't."""
    report = house.drafted()
    share, received = (Composed(report).values[f"onestop.{name}"].url for name in ("online_share", "received"))
    signer, registry, commune = signed_in("stp.pgd"), signed_in("stp.vt"), signed_in("bac.ld")
    verbs.hand_in(house.drafter, report.pk)
    assert [each.get(share).status_code for each in (registry, commune)] == [403, 403]

    verbs.pass_on(house.head, report.pk)
    text = page(signer, share)
    assert "81,15%" in text
    assert "H60.101-" not in text
    assert page(signer, f"{received}&xem=don-vi")
    north = f"don-vi={house.province.north.pk}"
    assert page(signer, received.replace(f"don-vi={house.province.root.pk}", north))
    assert [each.get(share).status_code for each in (registry, commune)] == [403, 403]
    assert signer.get(received.replace("den=2025-08-07", "den=2025-08-08")).status_code == 403

    verbs.sign(house.deputy, report.pk)
    assert "81,15%" in page(registry, share)


def test_a_draft_can_be_read_as_a_file_before_it_goes_out(house: House, drafter: Client):
    report = house.drafted()
    assert drafter.get(url("report_file", report, kind="pdf")).content.startswith(b"%PDF")
    assert drafter.get(url("report_file", report, kind="docx")).content.startswith(b"PK")
    assert not Report.objects.exclude(docx=None).exists()


def test_a_new_version_shows_what_changed_and_the_old_one_is_still_there(house: House, drafter: Client):
    old = house.issued(house.drafted())
    later_correction(house)
    answer = drafter.post(url("report_correct", old), {"reason": "Một xã ghi nhầm"})
    new = house.report(int(answer["Location"].strip("/").split("/")[-1]))
    text = page(drafter, url("report", new))
    assert "<del>5.083/6.264</del> → <ins>5.084/6.264</ins>" in text
    house.issued(new)
    text = page(drafter, url("report", old))
    assert "5.083/6.264" in text
    assert "Đã có bản sửa" in text
    assert drafter.get(url("report_file", old, kind="pdf")).status_code == 200


def test_words_and_plan_are_fields_of_the_report(house: House, drafter: Client):
    report = house.drafted()
    given = {"title": "Kết quả tháng 8", "recipient": "UBND tỉnh (báo cáo)", "basis": "Công văn số 12/UBND-NC"}
    assert drafter.post(url("report_words", report), given).status_code == 302
    text = page(drafter, url("report", report))
    assert "Thực hiện Công văn số 12/UBND-NC" in text
    assert page(drafter, url("report_words", report))
    assert drafter.post(url("report_words", report), {**given, "title": ""}).status_code == 422


def test_a_document_s_figure_stands_beside_what_is_counted_and_is_not_reconciled(house: House, drafter: Client):
    year = window(Period(date(2024, 12, 8), date(2025, 12, 7)))
    report = house.drafted("project06_yearly", year)
    for code, value in (("onestop.online", 217_836), ("onestop.received", 224_100)):
        import_figure(
            acting(house.province.aggregator),
            code=code,
            unit_id=house.province.root.pk,
            period=Period.year(2025),
            value=value,
            document="461/BC-STP",
        )
    text = page(drafter, url("report", report))
    assert "chưa đối chiếu với các phần" in text
    assert "224.100" in text
    assert "theo 461/BC-STP; các bản ghi cộng lại 6.264" in text
    assert "224.100" not in "".join(line.text for line in Composed(report).paper.lines)


def test_lists_cost_the_same_with_few_rows_and_with_many(house: House, drafter: Client, django_assert_max_num_queries):
    house.drafted()
    page(drafter, reverse("reporting:reports"))
    with django_assert_max_num_queries(14):
        page(drafter, reverse("reporting:reports"))
    for day in range(1, 12):
        house.drafted("project06_weekly", window(Period(date(2025, 6, day), date(2025, 6, day + 6))))
    with django_assert_max_num_queries(14):
        text = page(drafter, reverse("reporting:reports"))
    assert text.count("<tr") >= 12
    assert "Kết quả thực hiện" in page(drafter, f"{reverse('reporting:reports')}?trang-thai=cho-toi")
    assert "Chưa có báo cáo nào" in page(drafter, f"{reverse('reporting:reports')}?trang-thai=issued")


def test_the_composer_has_a_budget(house: House, drafter: Client, django_assert_max_num_queries):
    report = house.drafted()
    page(drafter, url("report", report))
    with django_assert_max_num_queries(40):
        page(drafter, url("report", report))


def test_who_may_not_see_it_finds_nothing_and_changes_nothing(house: House):
    report = house.drafted()
    north = signed_in("bac.cv")
    before = AuditEntry.objects.exclude(event="access.denied").count()
    for name in ("report", "report_paper", "report_words", "report_send_back", "report_issue", "report_correct"):
        page(north, url(name, report), 404)
    for name in ("report_hand_in", "report_pass_on", "report_sign", "report_discard"):
        assert north.post(url(name, report)).status_code == 404
    assert north.get(url("report_file", report, kind="pdf")).status_code == 404
    assert AuditEntry.objects.exclude(event="access.denied").count() == before


def test_a_step_that_is_not_one_s_own_is_refused_with_its_reason(house: House, drafter: Client):
    report = house.signed(house.drafted())
    assert "Văn thư" in page(drafter, url("report_issue", report), 403)
    assert "Lập bản sửa" not in page(drafter, url("report", report))


def test_a_new_report_is_chosen_by_outline_and_period(house: House, drafter: Client):
    calendar = ReportCalendar.objects.create(
        code="de-an-06-thang", name="Đề án 06: báo cáo tháng", rhythm="monthly", keeper=house.province.police
    )
    CalendarRule.objects.create(calendar=calendar, cut_off_day=7, recipient="UBND tỉnh", source="thử")
    text = page(drafter, reverse("reporting:report_new"))
    assert "tháng 8 năm 2025 (từ ngày 08/7/2025 đến ngày 07/8/2025)" in text
    answer = drafter.post(reverse("reporting:report_new"), {"kind": "project06_monthly/2025-08-07"})
    made = Report.objects.get()
    assert answer["Location"] == url("report", made)
    assert (
        verbs.draft_report(
            house.drafter,
            template="project06_monthly",
            unit_id=house.province.justice.pk,
            window=window(dossiers.AUGUST),
        )
        == made.pk
    )
