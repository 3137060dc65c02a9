"""What the fields of a procedure's file are called."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: Mapping[str, Promise] = {
    "code": _("mã"),
    "title": _("tên thủ tục"),
    "name": _("tên"),
    "field": _("lĩnh vực"),
    "service": _("mức độ cung cấp trực tuyến"),
    "service.level": _("mức độ"),
    "service.reason": _("lý do chưa toàn trình"),
    "competence": _("cấp có thẩm quyền"),
    "term": _("thời hạn"),
    "statutory": _("thời hạn theo luật"),
    "committed": _("thời hạn cam kết"),
    "committed_source": _("căn cứ cam kết"),
    "cut_off": _("giờ tiếp nhận riêng"),
    "at": _("giờ"),
    "form": _("biểu mẫu"),
    "extensions": _("trường hợp kéo dài"),
    "by": _("kéo dài thêm"),
    "amount": _("số lượng"),
    "fees.amount": _("mức thu"),
    "unit": _("đơn vị tính"),
    "legal_bases": _("căn cứ pháp lý"),
    "symbol": _("số, ký hiệu"),
    "issued_on": _("ngày ban hành"),
    "verified": _("đã kiểm chứng"),
    "source": _("căn cứ"),
    "text": _("nội dung"),
    "applicants": _("đối tượng thực hiện"),
    "anywhere": _("nộp ở mọi nơi trong tỉnh"),
    "manner": _("trình tự, cách thức"),
    "conditions": _("yêu cầu, điều kiện"),
    "components": _("thành phần hồ sơ"),
    "kind": _("loại"),
    "count": _("số bản"),
    "required": _("bắt buộc"),
    "when": _("trường hợp"),
    "digitise": _("căn cứ số hóa"),
    "result_type": _("mã loại giấy tờ"),
    "cut": _("cắt giảm"),
    "decision": _("quyết định"),
    "decided_on": _("ngày quyết định"),
    "since": _("từ ngày"),
    "until": _("đến hết ngày"),
    "replaced_by": _("dữ liệu thay thế"),
    "data_source": _("nguồn dữ liệu"),
    "forms": _("biểu mẫu điện tử"),
    "schema": _("trường của biểu mẫu"),
    "layout": _("cách xếp biểu mẫu"),
    "fields": _("các trường"),
    "fees": _("phí, lệ phí"),
    "per": _("tính theo"),
    "collected": _("thời điểm thu"),
    "first": _("số lượng theo mức đầu"),
    "then": _("mức thu tiếp theo"),
    "at_most": _("mức thu tối đa"),
    "zero": _("mức thu 0 đồng"),
    "resolution": _("nghị quyết"),
    "areas": _("địa bàn"),
    "online_only": _("chỉ hồ sơ trực tuyến"),
    "results": _("kết quả"),
    "electronic": _("bản điện tử"),
    "steps": _("quy trình nội bộ"),
    "role": _("vai trò"),
    "hours": _("số giờ"),
    "may_act": _("người được làm"),
    "outcomes": _("kết cục của bước"),
    "next": _("bước tiếp theo"),
    "ends": _("kết thúc"),
    "body": _("cơ quan thực hiện"),
    "content": _("nội dung thủ tục"),
    "effective_from": _("ngày có hiệu lực"),
    "published_on": _("ngày công khai"),
    "trials": _("lần chạy thử"),
}


UNTOLD = ("content", "term")
"""Tables whose name adds nothing to that of the field inside."""


def path_in_words(parts: Sequence[tuple[str, str]]) -> str:
    """ "thành phần hồ sơ 2, cắt giảm, quyết định" for fields, each with which of them is meant."""
    names, parent = [], ""
    for at, (name, which) in enumerate(parts, 1):
        if name not in UNTOLD or at == len(parts):
            names.append(f"{field_name(name, parent)} {which}".strip())
        parent = name
    return ", ".join(names)


def field_name(name: str, parent: str = "") -> str:
    """The name of a field; of one that stands in a file but in no format, what is written there."""
    return str(FIELDS.get(f"{parent}.{name}") or FIELDS.get(name) or name)
