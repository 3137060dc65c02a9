"""Reports on their way, from draft to issue and correction."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from tinhso.foundation.journal.events import AuditEvent


@dataclass(frozen=True, kw_only=True)
class ReportEvent(AuditEvent):
    """Base of what happens to one report; `period` as its text writes it."""

    retention_days = None
    title: str
    period: str


@dataclass(frozen=True, kw_only=True)
class ReportDrafted(ReportEvent):
    code = "reporting.report_drafted"
    label = _("Lập bản nháp báo cáo")
    message = _("lập bản nháp: %(title)s")


@dataclass(frozen=True, kw_only=True)
class SectionEdited(ReportEvent):
    """`old` and `new`: the section's text with its tokens."""

    code = "reporting.section_edited"
    label = _("Sửa nội dung báo cáo")
    message = _("sửa mục %(section)s")
    section: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class WordsEdited(ReportEvent):
    code = "reporting.words_edited"
    label = _("Sửa thông tin báo cáo")
    message = _("sửa thông tin chung của báo cáo")
    changes: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class RemarkExplained(ReportEvent):
    code = "reporting.remark_explained"
    label = _("Giải trình số liệu báo cáo")
    message = _("giải trình “%(remark)s”: %(reason)s")
    remark: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReportHandedIn(ReportEvent):
    """`explained`: remarks that stand, with the drafter's reasons."""

    code = "reporting.report_handed_in"
    label = _("Trình lãnh đạo phòng")
    message = _("trình lãnh đạo phòng")
    explained: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ReportPassedOn(ReportEvent):
    code = "reporting.report_passed_on"
    label = _("Duyệt, trình ký")
    message = _("duyệt dự thảo, trình ký")


@dataclass(frozen=True, kw_only=True)
class ReportSentBack(ReportEvent):
    code = "reporting.report_sent_back"
    label = _("Trả lại dự thảo báo cáo")
    message = _("trả lại để sửa: %(reason)s")
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReportSigned(ReportEvent):
    """`digest`: of the text that was signed; `position`: where in the journal its figures were frozen."""

    code = "reporting.report_signed"
    label = _("Ký báo cáo")
    message = _("ký báo cáo (%(authority)s); số liệu chốt tại vị trí nhật ký %(position)s")
    authority: str
    position: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class ReportIssued(ReportEvent):
    """`docx`, `pdf`: hashes of the files that went out."""

    code = "reporting.report_issued"
    label = _("Phát hành báo cáo")
    message = _("phát hành báo cáo số %(symbol)s ngày %(day)s")
    symbol: str
    day: str
    docx: str
    pdf: str


@dataclass(frozen=True, kw_only=True)
class CorrectionBegun(ReportEvent):
    code = "reporting.correction_begun"
    label = _("Lập bản sửa báo cáo")
    message = _("lập bản sửa thứ %(version)s: %(reason)s")
    version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReportDiscarded(ReportEvent):
    code = "reporting.report_discarded"
    label = _("Bỏ bản nháp báo cáo")
    message = _("bỏ bản nháp báo cáo")
