"""The unseen documents: each a plan's content in a shape that some office uses."""

from collections.abc import Iterator

from benchmarks.papers.documents import Sample
from benchmarks.papers.unseen import files, prose, tables
from benchmarks.papers.unseen.ministries import HEALTH_MINISTRY, JUSTICE, TRANSPORT
from benchmarks.papers.unseen.provinces import CA_MAU, DAK_LAK, DONG_THAP, LANG_SON, THANH_HOA
from benchmarks.papers.unseen.provinces_more import AN_GIANG, COMMUNE, DA_NANG, HUE, NGHE_AN, QUANG_NGAI

TIME_FIRST = (
    ("STT", ""),
    ("Nhiệm vụ", "content"),
    ("Cơ quan chủ trì", "lead"),
    ("Cơ quan phối hợp", "helpers"),
    ("Thời hạn", "time"),
    ("Sản phẩm dự kiến", "product"),
)
PRODUCT_FIRST = (
    ("TT", ""),
    ("Nhiệm vụ, giải pháp", "content"),
    ("Kết quả, sản phẩm", "product"),
    ("Cơ quan, đơn vị chủ trì thực hiện", "lead"),
    ("Cơ quan, đơn vị phối hợp", "helpers"),
    ("Tiến độ hoàn thành", "time"),
)
REFORM = (
    ("TT", ""),
    ("Tên nhiệm vụ", "content"),
    ("Đơn vị chủ trì tham mưu", "lead"),
    ("Đơn vị phối hợp", "helpers"),
    ("Sản phẩm đầu ra", "product"),
    ("Thời gian thực hiện/hoàn thành", "time"),
)
ONE_CELL = (
    ("Số TT", ""),
    ("Nội dung công việc", "content"),
    ("Phân công thực hiện", "both"),
    ("Thời hạn hoàn thành", "time"),
    ("Kết quả", "product"),
    ("Ghi chú", ""),
)
TIME_SECOND = (
    ("TT", ""),
    ("Thời gian", "time"),
    ("Nội dung", "content"),
    ("Phòng, đơn vị chủ trì", "lead"),
    ("Phòng, đơn vị phối hợp", "helpers"),
    ("Kết quả đạt được", "product"),
    ("Ghi chú", ""),
)
UPPER = ["TT", "Nhiệm vụ", "Sản phẩm", "Đơn vị thực hiện", "", "Thời gian"]
LOWER = (("", ""), ("", "content"), ("", "product"), ("Chủ trì", "lead"), ("Phối hợp", "helpers"), ("", "time"))
NARROW = (4, 32, 17, 17, 14, 18)
WIDE = (5, 44, 24, 26, 18, 28)
PRODUCT_WIDE = (5, 44, 26, 24, 26, 18)
SHARES = (1, 6, 3, 3, 2, 3)
LETTER = frozenset({"kind", "deliverable"})
DECREED = frozenset({"kind", "symbol", "issuer", "subject"})


def unseen() -> Iterator[Sample]:
    """The first round, in a fixed order."""
    yield Sample("markdown, web letterhead", LANG_SON, tables.markdown(LANG_SON, TIME_FIRST))
    yield Sample("PDF cells", LANG_SON, tables.pdf_cells(LANG_SON, TIME_FIRST, NARROW))
    yield Sample("ruled .pdf", LANG_SON, files.pdf(LANG_SON, TIME_FIRST, SHARES))
    yield Sample(".docx, two headers", LANG_SON, files.docx(LANG_SON, TIME_FIRST, two_level=True))
    yield Sample("web cells", DONG_THAP, tables.web_page(DONG_THAP, PRODUCT_FIRST, "continuous"))
    yield Sample("columns by spaces", DONG_THAP, tables.layout(DONG_THAP, PRODUCT_FIRST, PRODUCT_WIDE))
    yield Sample("tabs, two headers", DONG_THAP, tables.tabbed(DONG_THAP, LOWER, upper=UPPER))
    yield Sample(
        "text of a ruled .pdf", DONG_THAP, files.text_of(files.pdf(DONG_THAP, PRODUCT_FIRST, (1, 6, 3, 3, 3, 2)))
    )
    yield Sample("directive", CA_MAU, prose.directive(CA_MAU), LETTER)
    yield Sample("directive, broken lines", CA_MAU, prose.directive(CA_MAU, wrap=78), LETTER)
    yield Sample(
        "conclusions, bodies charged", THANH_HOA, prose.conclusion(THANH_HOA), LETTER | {"group"}, sentences=True
    )
    yield Sample(
        "conclusions, body first",
        THANH_HOA,
        prose.conclusion(THANH_HOA, subject_first=True),
        LETTER | {"group"},
        sentences=True,
    )
    yield Sample(".docx, leads merged down", DAK_LAK, files.docx(DAK_LAK, REFORM, joined="lead"))
    yield Sample("markdown, time second", DAK_LAK, tables.markdown(DAK_LAK, TIME_SECOND, joint="<br>", bold=False))
    yield Sample("tabs, reform", AN_GIANG, tables.tabbed(AN_GIANG, REFORM, "decimal"))
    yield Sample("units in one cell", AN_GIANG, tables.tabbed(AN_GIANG, ONE_CELL))
    yield Sample(".docx, groups beside", AN_GIANG, files.docx_groups_beside(AN_GIANG, REFORM))
    yield Sample("labels below", QUANG_NGAI, prose.plan_of(QUANG_NGAI, prose.below))
    yield Sample("labels lettered", QUANG_NGAI, prose.plan_of(QUANG_NGAI, prose.lettered, numbers="decimal"))
    yield Sample(".docx of labels", QUANG_NGAI, files.docx_prose(prose.plan_of(QUANG_NGAI, prose.below)))
    yield Sample("letter", NGHE_AN, prose.letter(NGHE_AN), LETTER)
    yield Sample("letter, broken lines", NGHE_AN, prose.letter(NGHE_AN, wrap=76), LETTER)
    yield Sample("phases, charged in brackets", HUE, prose.plan_of(HUE, prose.charged, numbers="dash"), sentences=True)
    yield Sample("phases, columns by spaces", HUE, tables.layout(HUE, TIME_FIRST, WIDE))
    yield Sample(
        "commune, labels starred",
        COMMUNE,
        prose.plan_of(COMMUNE, prose.executed, numbers="numbers"),
        frozenset({"group"}),
    )
    yield Sample("commune, unruled .pdf", COMMUNE, files.pdf(COMMUNE, TIME_FIRST, SHARES, ruled=False))
    yield Sample("blank number and day", DA_NANG, tables.markdown(DA_NANG, REFORM, joint=", "))
    yield Sample("labels in line", JUSTICE, prose.plan_of(JUSTICE, prose.inline, numbers="decimal"), DECREED)
    yield Sample("small ministry table", TRANSPORT, tables.web_page(TRANSPORT, TIME_FIRST))
    yield Sample("140 tasks, markdown", HEALTH_MINISTRY, tables.markdown(HEALTH_MINISTRY, PRODUCT_FIRST, "continuous"))
    yield Sample("140 tasks, PDF cells", HEALTH_MINISTRY, tables.pdf_cells(HEALTH_MINISTRY, TIME_FIRST, NARROW, page=7))
    yield Sample("140 tasks, ruled .pdf", HEALTH_MINISTRY, files.pdf(HEALTH_MINISTRY, TIME_FIRST, SHARES))
