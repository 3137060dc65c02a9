"""The check desk as a clerk uses it: paste, see, correct, take the report back with remarks."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as open_document

from tests.conftest import SmallProvince
from tests.factories import acting
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import JobRun
from tinhso.foundation.jobs.runs import perform
from tinhso.foundation.journal.models import AuditEntry
from tinhso.reporting.jobs import start_check
from tinhso.reporting.models import Check

WRONG = (
    "Trong tháng, toàn ngành tiếp nhận 6.264 hồ sơ, trong đó nộp trực tuyến 5.803/6.264 hồ sơ, đạt 81,14%; "
    "nộp trực tiếp 1.181 hồ sơ, chiếm 18,86%."
)


@pytest.fixture
def clerk(province: SmallProvince, client: Client) -> Client:
    assert isinstance(province.justice_officer, Account)
    client.force_login(province.justice_officer)
    return client


def paste(client: Client, text: str = WRONG) -> Check:
    answer = client.post(reverse("reporting:checks"), {"text": text})
    assert answer.status_code == 302, answer.content.decode()
    return Check.objects.latest("pk")


def correctable(check: Check) -> str:
    return next(finding["key"] for finding in check.findings if finding["suggestion"])


def test_a_wrong_number_is_marked_with_its_arithmetic(clerk: Client) -> None:
    check = paste(clerk)
    page = clerk.get(reverse("reporting:check", args=[check.pk])).content.decode()
    assert '<mark data-link="1" class="is-main"' in page
    assert "5.803 → 5.083" in page
    assert "Xem phép tính" in page


def test_accepting_corrects_the_text_and_checks_it_again(clerk: Client) -> None:
    check = paste(clerk)
    clerk.post(reverse("reporting:accept_correction", args=[check.pk, correctable(check)]))
    check.refresh_from_db()
    assert [edit[2] for edit in check.edits] == ["5.083"]
    assert not [finding for finding in check.findings if finding["severity"] == "contradiction"]
    page = clerk.get(reverse("reporting:check", args=[check.pk])).content.decode()
    assert "5.083/6.264" in page
    assert AuditEntry.objects.filter(event="reporting.correction_accepted").exists()


def test_a_correction_can_be_taken_back(clerk: Client) -> None:
    check = paste(clerk)
    found = len(check.findings)
    clerk.post(reverse("reporting:accept_correction", args=[check.pk, correctable(check)]))
    clerk.post(reverse("reporting:undo_correction", args=[check.pk, 0]))
    check.refresh_from_db()
    assert (check.edits, len(check.findings)) == ([], found)


def test_what_is_left_as_it_is_goes_into_no_comment(clerk: Client) -> None:
    check = paste(clerk)
    for finding in check.findings:
        clerk.post(reverse("reporting:dismiss_finding", args=[check.pk, finding["key"]]))
    content = clerk.get(reverse("reporting:check_download", args=[check.pk])).content
    assert not list(open_document(BytesIO(content)).comments)


def test_the_report_comes_back_as_word_with_the_remark_at_the_number(clerk: Client) -> None:
    check = paste(clerk)
    answer = clerk.get(reverse("reporting:check_download", args=[check.pk]))
    document = open_document(BytesIO(answer.content))
    remarks = [remark.text for remark in document.comments]
    assert any("5.083" in remark for remark in remarks)

    clerk.post(reverse("reporting:accept_correction", args=[check.pk, correctable(check)]))
    document = open_document(BytesIO(clerk.get(reverse("reporting:check_download", args=[check.pk])).content))
    assert "<w:del " in document.element.xml
    assert "5.083" in document.element.xml


def test_a_word_file_is_checked_in_the_background_and_given_back_as_it_was(
    province: SmallProvince, clerk: Client
) -> None:
    document = open_document()
    document.add_paragraph("Báo cáo nhanh").runs[0].bold = True
    document.add_paragraph(WRONG)
    out = BytesIO()
    document.save(out)
    out.seek(0)

    assert isinstance(province.justice_officer, Account)
    run = start_check(acting(province.justice_officer), keep(out).digest, "bao-cao.docx", None)
    perform.func(run.pk)
    run = JobRun.objects.get(pk=run.pk)
    assert run.state == "done", run.error
    check = Check.objects.get(pk=run.result["check"])
    clerk.post(reverse("reporting:accept_correction", args=[check.pk, correctable(check)]))
    back = open_document(BytesIO(clerk.get(reverse("reporting:check_download", args=[check.pk])).content))
    assert back.paragraphs[0].runs[0].bold
    check.refresh_from_db()
    assert not [finding for finding in check.findings if finding["severity"] == "contradiction"]


@pytest.mark.parametrize("text", ["", "   \n"])
def test_nothing_to_check_is_said_so(clerk: Client, text: str) -> None:
    answer = clerk.post(reverse("reporting:checks"), {"text": text})
    assert answer.status_code == 422
    assert "Hãy chọn một tệp hoặc dán nội dung" in answer.content.decode()


def test_a_check_is_its_owners_alone(clerk: Client, province: SmallProvince) -> None:
    check = paste(clerk)
    assert isinstance(province.justice_leader, Account)
    clerk.force_login(province.justice_leader)
    for name, args in [
        ("check", []),
        ("check_download", []),
    ]:
        assert clerk.get(reverse(f"reporting:{name}", args=[check.pk, *args])).status_code == 404
    key = correctable(check)
    for name, args in [
        ("accept_correction", [key]),
        ("dismiss_finding", [key]),
        ("undo_correction", [0]),
        ("remove_check", []),
    ]:
        assert clerk.post(reverse(f"reporting:{name}", args=[check.pk, *args])).status_code == 404
    check.refresh_from_db()
    assert (check.edits, check.dismissed) == ([], [])


def test_a_check_can_be_removed(clerk: Client) -> None:
    check = paste(clerk)
    assert clerk.post(reverse("reporting:remove_check", args=[check.pk])).status_code == 302
    assert not Check.objects.exists()


def test_an_earlier_report_is_held_against(clerk: Client) -> None:
    first = paste(clerk)
    answer = clerk.post(reverse("reporting:checks"), {"text": WRONG, "against": first.pk})
    assert answer.status_code == 302
    assert Check.objects.latest("pk").against_id == first.pk
