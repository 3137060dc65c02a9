"""Components keep what screens rely on: words beside colours, names for screen readers, escaped content."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory


def render(source: str, path: str = "/ds/", **context: object) -> str:
    """The source compiled the way a file is, cotton tags included."""
    from django_cotton.compiler_regex import CottonCompiler

    compiled = Template(CottonCompiler().process(source))
    return " ".join(compiled.render(Context({"request": RequestFactory().get(path), **context})).split())


@pytest.mark.parametrize(
    ("state", "word"),
    [("ok", "Đạt"), ("warn", "Cần chú ý"), ("late", "Quá hạn"), ("idle", "Chưa có"), ("info", "Thông tin")],
)
def test_a_status_has_a_word_and_a_shape_besides_its_colour(state: str, word: str) -> None:
    html = render(f'<c-status state="{state}" />')
    assert word in html
    assert f"is-{state}" in html
    assert '<i class="shape" aria-hidden="true">' in html


def test_a_status_says_what_its_author_wrote() -> None:
    assert "Quá hạn 4 ngày" in render('<c-status state="late">Quá hạn 4 ngày</c-status>')


def test_an_unknown_state_is_shown_as_idle_not_as_an_error() -> None:
    assert "is-idle" in render('<c-status :state="state" />', state='x" onclick="alert(1)')


@pytest.mark.parametrize(
    "source",
    [
        "<c-status>{{ text }}</c-status>",
        '<c-status :data-x="text" />',
        '<c-button :data-x="text">Giao</c-button>',
        '<c-note :title="text" />',
        '<c-figure :value="text" href="/x" :label="text" />',
        '<c-person :name="text" :post="text" />',
        '<c-unit :name="text" :href="text" />',
        '<c-dialog id="d" :title="text">{{ text }}</c-dialog>',
        '<c-timeline.item :title="text" :who="text" />',
        '<c-facts.item :label="text">{{ text }}</c-facts.item>',
        '<c-tour :steps="steps" />',
    ],
)
def test_names_from_the_database_cannot_become_markup(source: str) -> None:
    hostile = '"><script>alert(1)</script>" onclick="alert(2)"'
    html = render(source, text=hostile, steps=[{"target": "#x", "title": hostile, "text": hostile}])
    assert "<script>alert" not in html
    assert '" onclick="' not in html


def test_attributes_given_to_a_component_reach_its_element() -> None:
    html = render('<c-button hx-post="/giao/" name="verb" :disabled="no" autofocus>Giao</c-button>', no=False)
    assert 'hx-post="/giao/"' in html
    assert " autofocus" in html
    assert "disabled" not in html


def test_a_button_that_cannot_be_pressed_stays_reachable_and_says_why() -> None:
    html = render('<c-button main reason="Chưa có minh chứng." hx-post="/xong/">Xong</c-button>')
    assert 'aria-disabled="true"' in html
    assert " disabled" not in html.replace("aria-disabled", "")
    assert "Chưa có minh chứng." in html
    assert "hx-post" not in html


def test_a_figure_opens_its_records() -> None:
    html = render('<c-figure href="/ho-so/?ky=8" value="5.083" label="hồ sơ" />')
    assert '<a class="figure' in html
    assert 'aria-label="5.083: hồ sơ"' in html


def test_a_deadline_shows_the_first_one_struck_beneath_the_current() -> None:
    html = render('<c-deadline :due="due" :first="first" />', due=date(2025, 9, 30), first=date(2025, 8, 31))
    assert html.index("30/9/2025") < html.index("31/8/2025")
    assert "<s>" in html
    assert "hạn đầu" in html


def test_an_unmoved_deadline_is_shown_once() -> None:
    html = render('<c-deadline :due="due" :first="due" />', due=date(2025, 9, 30))
    assert "<s>" not in html


def test_progress_is_an_element_that_assistive_software_understands() -> None:
    html = render('<c-progress value="3" max="4" label="Nhập tệp">3/4</c-progress>')
    assert '<progress value="3" max="4" aria-label="Nhập tệp">' in html


def test_a_table_is_named_and_reachable_by_keyboard() -> None:
    html = render('<c-table label="Nhiệm vụ"><tr><td>1</td></tr></c-table>')
    assert 'role="region" aria-label="Nhiệm vụ" tabindex="0"' in html


def test_an_empty_table_teaches_instead_of_showing_headers() -> None:
    html = render(
        '<c-table label="Kế hoạch" :is_empty="True"><c-slot name="empty">'
        '<c-empty title="Chưa có kế hoạch">Nhập một kế hoạch.</c-empty></c-slot></c-table>'
    )
    assert "Nhập một kế hoạch." in html
    assert "<table" not in html


def test_sorting_a_column_keeps_the_filters_and_goes_back_to_the_first_page() -> None:
    html = render('<c-table.th sort="due">Hạn</c-table.th>', path="/ds/?han=cham&cursor=abc")
    assert 'href="?han=cham&amp;sort=due"' in html
    assert "aria-sort" not in html


def test_a_sorted_column_says_so_and_turns_round() -> None:
    html = render('<c-table.th sort="due">Hạn</c-table.th>', path="/ds/?sort=due")
    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-due"' in html


def test_a_filter_that_is_on_can_be_taken_off() -> None:
    source = '<c-filters.chip param="han" value="cham">Quá hạn</c-filters.chip>'
    off, on = render(source, path="/ds/?q=a"), render(source, path="/ds/?q=a&han=cham")
    assert 'href="?q=a&amp;han=cham"' in off
    assert 'aria-current="true" href="?q=a"' in on


def test_pages_are_reached_by_cursor_and_keep_the_filters() -> None:
    html = render('<c-pagination next="xyz" />', path="/ds/?han=cham&cursor=abc")
    assert 'rel="next" href="?han=cham&amp;cursor=xyz"' in html
    assert "Trang trước" not in html


class TaskForm(forms.Form):
    title = forms.CharField(label="Trích yếu", help_text="Như trên văn bản.")
    kind = forms.ChoiceField(label="Kết quả", widget=forms.RadioSelect, choices=[("a", "Báo cáo")])
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.TextInput(attrs={"placeholder": "gõ ở đây"}))
    paper = forms.FileField(label="Văn bản", required=False)


def test_a_field_names_its_help_and_its_error_for_screen_readers() -> None:
    html = render('<c-form.field :field="form.title" />', form=TaskForm({}))
    assert '<label for="id_title">' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html


def test_a_required_field_says_so_in_words() -> None:
    assert "(bắt buộc)" in render('<c-form.field :field="form.title" />', form=TaskForm())
    assert "(bắt buộc)" not in render('<c-form.field :field="form.note" />', form=TaskForm())


def test_a_group_of_choices_is_one_fieldset() -> None:
    html = render('<c-form.field :field="form.kind" />', form=TaskForm({}))
    assert '<fieldset aria-describedby="id_kind_error"><legend>Kết quả' in html


def test_placeholders_do_not_stand_in_for_labels() -> None:
    assert "placeholder" not in render('<c-form.field :field="form.note" />', form=TaskForm())


def test_a_form_with_a_file_is_sent_as_one() -> None:
    assert 'enctype="multipart/form-data"' in render('<c-form :form="form" />', form=TaskForm())


def test_errors_are_gathered_above_the_form_with_links_to_the_fields() -> None:
    html = render('<c-form :form="form" />', form=TaskForm({}))
    assert 'role="alert"' in html
    assert '<a href="#id_title">Trích yếu</a>' in html


def test_a_form_that_saves_itself_has_a_place_that_says_so() -> None:
    html = render('<c-form :form="form" autosave="/luu/" />', form=TaskForm())
    assert 'data-autosave="/luu/"' in html
    assert 'data-saved="Đã lưu lúc"' in html
    assert 'role="status" data-autosave-state' in html
