"""What is wrong costs nothing that was right: files in order, wrong ones named, everything typed shown again."""

from datetime import timedelta
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.onestop.dossiers import MORNING, PDF, STATUS
from tests.onestop.office.test_counter import FORM, filled, screen
from tests.pictures import drawing, photograph
from tinhso.foundation.files.store import open_file
from tinhso.kernel import clock
from tinhso.onestop import verbs
from tinhso.onestop.models import Dossier, DossierComponent
from tinhso.onestop.office.forms.files import MOST_FILES

pytestmark = pytest.mark.django_db
SCAN = f"scan.{STATUS}"
NEEDED = {f"failed.{STATUS}": "Không kết nối được", f"components.{STATUS}": "given", f"kind.{STATUS}": "original"}


def photographs(*names: str) -> list[SimpleUploadedFile]:
    """Every second one held upright."""
    return [SimpleUploadedFile(name, photograph(turned=bool(at % 2))) for at, name in enumerate(names)]


def widths(component: DossierComponent) -> list[int]:
    with open_file(component.file) as content:
        return [round(page.get_width()) for page in pdfium.PdfDocument(BytesIO(content.read()))]


class TestSeveralFiles:
    def test_photographs_of_one_paper_become_one_pdf_in_their_order(self, officer, desk):
        page = officer.get(screen(desk)).content.decode()
        assert 'capture="environment" multiple' in page
        officer.post(screen(desk), filled(desk, **NEEDED, **{SCAN: photographs("trang-1.jpg", "trang-2.jpg")}))
        component = Dossier.objects.get().components.get(code=STATUS)
        assert component.file_name == "trang-1.pdf"
        assert widths(component) == [842, 595]

    def test_sending_them_twice_gives_the_same_dossier(self, officer, desk):
        sent = [
            officer.post(screen(desk), filled(desk, **NEEDED, **{SCAN: photographs("a.jpg", "b.jpg")})) for _ in "12"
        ]
        assert sent[0].url == sent[1].url
        assert Dossier.objects.count() == 1

    def test_after_a_refusal_more_are_added_and_one_is_taken_away(self, officer, desk):
        wrong = {"applicant.name": "", SCAN: photographs("a.jpg", "b.jpg")}
        answer = officer.post(screen(desk), filled(desk, **NEEDED, **wrong))
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Đã tải lên: a.jpg, b.jpg" in page
        assert "bỏ b.jpg" in page
        shown = answer.context["form"][SCAN].value()
        again = {
            f"{SCAN}.kept": shown.token,
            f"{SCAN}.gone": shown.parts[0][0],
            SCAN: SimpleUploadedFile("c.png", drawing()),
        }
        assert officer.post(screen(desk), filled(desk, **NEEDED, **again)).status_code == 302
        assert widths(Dossier.objects.get().components.get(code=STATUS)) == [595, 595]

    def test_files_for_which_there_is_no_room_are_named_and_the_others_stay(self, officer, desk):
        many = [SimpleUploadedFile(f"trang-{n}.pdf", PDF + str(n).encode()) for n in range(1, MOST_FILES + 3)]
        answer = officer.post(screen(desk), filled(desk, **NEEDED, **{SCAN: many}))
        assert answer.status_code == 422
        assert "2 tệp từ “trang-31.pdf” chưa nhận" in answer.content.decode()
        assert [name for _digest, name in answer.context["form"][SCAN].value().parts] == [
            each.name for each in many[:MOST_FILES]
        ]

    def test_pages_that_complete_a_dossier_are_put_together_too(self, officer, desk):
        missing = {f"failed.{STATUS}": "Lỗi", f"components.{STATUS}": "missing", f"because.{STATUS}": "Chưa có"}
        officer.post(screen(desk), filled(desk, **missing))
        dossier = Dossier.objects.get()
        address = reverse("onestop:give_supplement", args=[dossier.code])
        given = {"seen": dossier.revision, f"kind.{STATUS}": "copy"}
        answer = officer.post(address, {**given, f"components.{STATUS}": photographs("a.jpg", "b.jpg")})
        assert answer.status_code == 302, answer.context["form"].errors
        assert widths(dossier.components.get(code=STATUS)) == [842, 595]


class TestWrongFiles:
    def test_each_is_named_with_the_remedy_and_the_right_ones_stay(self, officer, desk, settings):
        settings.FILES_MAX_BYTES = 1024 * 1024
        files = [
            *photographs("tốt.jpg"),
            SimpleUploadedFile("chương-trình.exe", b"MZ\x00\x01"),
            SimpleUploadedFile("lớn.pdf", PDF + b" " * 1024 * 1024),
        ]
        answer = officer.post(screen(desk), filled(desk, **NEEDED, **{SCAN: files}))
        [type_told, size_told] = answer.context["form"].errors[SCAN]
        assert "“chương-trình.exe”" in type_told
        assert ".pdf" in type_told
        assert "“lớn.pdf”" in size_told
        assert "nén" in size_told
        page = answer.content.decode()
        assert "Đã tải lên: tốt.jpg" in page
        assert "Sùng Thị Mỷ" in page
        assert not Dossier.objects.exists()

    def test_one_that_cannot_be_read_among_several_is_named(self, officer, desk):
        files = [*photographs("tốt.jpg"), SimpleUploadedFile("hỏng.jpg", b"\xff\xd8\xff\xe0junk")]
        answer = officer.post(screen(desk), filled(desk, **NEEDED, **{SCAN: files}))
        assert "“hỏng.jpg”" in answer.context["form"].errors[SCAN][0]
        assert "bỏ hỏng.jpg" in answer.content.decode()


class TestTypedLines:
    def test_every_line_is_shown_again_exactly_as_it_was_typed(self, officer, desk):
        typed = {
            "applicant.id_number": " 00230 1",
            "applicant.phone": "không có",
            "applicant.address": 'Thôn "Lũng Cú" <số 3> & hẻm',
            "summary": "  đăng ký  ",
            f"answers.{FORM}.wife_name": "O'Hara <b>",
            f"answers.{FORM}.wife_time": "hai lần",
            f"answers.{FORM}.husband_born_on": "32/13/1999",
            f"because.{STATUS}": "thiếu dấu",
            f"failed.{STATUS}": "máy chủ không trả lời",
        }
        answer = officer.post(screen(desk), filled(desk, **typed))
        assert answer.status_code == 422
        form = answer.context["form"]
        for name, text in typed.items():
            assert form[name].value() == text, name
        page = answer.content.decode()
        assert "Thôn &quot;Lũng Cú&quot; &lt;số 3&gt; &amp; hẻm" in page
        assert "O&#x27;Hara &lt;b&gt;" in page
        assert f'value="{form["key"].value()}"' in page
        assert not Dossier.objects.exists()

    def test_a_form_that_breaks_its_schema_says_where_beside_each_field(self, officer, desk):
        broken = {
            f"answers.{FORM}.wife_born_on": "hôm qua",
            f"answers.{FORM}.wife_time": "-1",
            f"answers.{FORM}.husband_name": "",
        }
        errors = officer.post(screen(desk), filled(desk, **broken)).context["form"].errors
        assert set(errors) == set(broken)

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            ("12345", "12 chữ số"),
            ("000123456789", "CMND"),
            ("999301000018", "mã tỉnh"),
            ("", "Ghi số định danh"),
        ],
    )
    def test_a_wrong_personal_id_says_what_is_wrong_with_it(self, officer, desk, number, said):
        answer = officer.post(screen(desk), filled(desk, **{"applicant.id_number": number}))
        assert said in answer.context["form"].errors["applicant.id_number"][0]

    def test_a_form_sent_from_a_tab_left_open_keeps_what_was_typed_for_the_dossier_that_changed(self, officer, desk):
        dossier = desk.taken()
        address = reverse("onestop:ask_supplement", args=[dossier.code])
        with clock.frozen(MORNING + timedelta(minutes=5)):
            verbs.note_dossier(desk.leader, dossier.pk, note="Xem lại")
        answer = officer.post(address, {"seen": dossier.revision, "note": "Ký lại tờ khai"})
        assert answer.status_code == 422
        assert "vừa cập nhật hồ sơ này" in answer.content.decode()
        assert answer.context["form"]["note"].value() == "Ký lại tờ khai"
