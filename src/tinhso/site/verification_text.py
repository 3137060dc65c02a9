"""What `tinhso audit verify` found, as a sentence."""

from django.utils.translation import gettext as _

from tinhso.foundation.journal.verification import Fault, Finding


def explain(finding: Finding) -> str:
    """The fault with its position and row, in the operator's words."""
    row = f"{finding.source} #{finding.row_id}" if finding.row_id is not None else finding.source
    sentences = {
        Fault.CHANGED: _("vị trí %(position)s (%(row)s): nội dung đã bị sửa sau khi niêm phong"),
        Fault.SWAPPED: _("vị trí %(position)s (%(row)s): bị đổi chỗ với vị trí %(other)s"),
        Fault.MISSING: _("vị trí %(position)s: dòng đã bị xóa"),
        Fault.DUPLICATE: _("vị trí %(position)s (%(row)s): vị trí bị dùng hai lần"),
        Fault.CHAIN: _("vị trí %(position)s: chuỗi niêm phong bị viết lại"),
        Fault.UNSEALED_POSITION: _("vị trí %(position)s (%(row)s): có vị trí nhưng không có niêm phong"),
        Fault.TAIL_CUT: _("vị trí %(position)s: đuôi nhật ký đã bị cắt (neo ngoài còn ghi vị trí này)"),
    }
    return sentences[finding.fault] % {
        "position": finding.position,
        "row": row,
        "other": finding.other_position,
    }
