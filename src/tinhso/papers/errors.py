"""Why a file can't be read, in the words of the person who has to do something about it."""

from tinhso.papers.messages import N_

MESSAGES = {
    "empty": N_("Tệp không có nội dung. Hãy chọn lại tệp."),
    "too_large": N_("Tệp lớn hơn mức cho phép ({limit} MB). Hãy bỏ ảnh, tách phụ lục hoặc gửi tệp gốc."),
    "encrypted": N_("Tệp có mật khẩu nên không đọc được. Hãy gỡ mật khẩu rồi tải lại."),
    "scanned": N_("Tệp PDF chỉ có ảnh quét, không có chữ. Hãy tải bản gốc (.docx hoặc PDF ký số) thay cho bản quét."),
    "corrupt": N_("Tệp hỏng hoặc không đầy đủ, không mở được. Hãy lưu lại từ phần mềm soạn thảo rồi tải lại."),
    "archive_bomb": N_("Tệp nén bất thường (giải nén ra quá lớn) nên bị từ chối."),
    "macros": N_("Tệp có macro nên bị từ chối. Hãy lưu thành .docx không có macro rồi tải lại."),
    "wrong_extension": N_("Nội dung tệp không đúng với đuôi tên tệp. Hãy kiểm tra lại tệp."),
    "unsupported": N_("Chỉ đọc được tệp .docx, .pdf và .txt. Hãy lưu tài liệu sang một trong các dạng này."),
    "undecodable": N_("Không nhận ra bảng mã chữ của tệp văn bản. Hãy lưu lại dạng UTF-8."),
    "too_long": N_("Tài liệu dài quá mức xử lý. Hãy tách thành nhiều tệp."),
    "missing": N_("Không tìm thấy tệp."),
}


class UnreadableError(ValueError):
    """The file can't be read as a document, and nothing of it was taken over.

    `code` is a key of MESSAGES; `template` is the message as in the catalogue, `values` what it is filled with.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.template = MESSAGES[code]
        self.values = values
        super().__init__(self.template.format(**values))
