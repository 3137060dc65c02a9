"""The words around numbers that say what a number is and what it counts."""

import re

from tinhso.papers.patterns import compiled

TIME_UNITS = frozenset(
    {
        "tháng",
        "năm",
        "ngày",
        "giờ",
        "tuần",
        "quý",
        "phút",
        "lần",
        "kỳ",
    }
)

# Where the noun phrase after a number ends.
UNIT_ENDS = frozenset(
    {
        "đạt",
        "chiếm",
        "trong",
        "được",
        "đã",
        "có",
        "là",
        "và",
        "hoặc",
        "với",
        "của",
        "trên",
        "tại",
        "từ",
        "so",
        "còn",
        "nộp",
        "bằng",
        "để",
        "cho",
        "do",
        "thuộc",
        "theo",
        "không",
        "chưa",
        "đang",
        "vào",
        "cùng",
        "tăng",
        "giảm",
        "vượt",
        "gồm",
        "bao",
        "nhằm",
        "qua",
        "về",
        "ở",
        "đến",
        "tới",
        "phải",
        "sẽ",
        "bị",
        "nêu",
        "khi",
        "như",
        "cụ",
        "tương",
        "đương",
        "hoàn",
        "phát",
    }
)

HEDGES = re.compile(
    r"\b(hơn|gần|khoảng|trên|dưới|ước|ước đạt|xấp xỉ|chừng|tối thiểu|ít nhất|tối đa|không quá|không dưới|đạt từ|"
    r"phấn đấu đạt|phấn đấu|ít hơn|nhiều hơn|hàng)\s+$",
    re.IGNORECASE,
)

# Words after which a number is part of a name. "tổng số 2.218" counts, "số 2.218" names.
NAMING = compiled(
    r"(?:\b(?:Đề án|đề án|Điều|điều|[Kk]hoản|(?<!cao )(?<!địa )(?<!thời )[Đđ]iểm|[Mm]ục|[Pp]hụ lục|[Bb]iểu|[Mm]ẫu|"
    r"[Mm]ô hình|lớp|Lớp|[Mm]ức(?: độ)?|[Cc]ấp độ|khu vực|Khu vực|[Qq]uyển|[Tt]rang|Chương|Phần|khóa|Khóa|lần thứ|thứ|"
    r"[Bb]ước|giai đoạn|Phường|Quận|Tổ|điện thoại|[Hh]otline|ĐT|[Vv]òng|[Đđ]ợt|[Pp]hiên bản|[Qq]uốc lộ|[Mm]ã(?: số)?|"
    r"[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|Luật|[Nn]ghị quyết|[Cc]hỉ thị|[Cc]ông văn|mùng|ngày|[Qq]uý|Tết|Covid|web)"
    r"(?:\s+số)?\s*:?|(?<!tổng )\b[Ss]ố(?: hiệu)?\s*:?|\b[Tt]háng|[A-ZĐ]\d*[-.])\s*$"
)

SHARE_CUES = re.compile(
    r"\bđạt\b|\bchiếm\b|\btỷ lệ\b|\btỉ lệ\b|=|\bbằng\b|\btương đương\b|\btương ứng\b|\(\s*$|\bhay\b"
)
GROWS = re.compile(r"\btăng\b|\bvượt\b|\bcao hơn\b|\bnhiều hơn\b")
SHRINKS = re.compile(r"\bgiảm\b|\bthấp hơn\b|\bít hơn\b|\bhụt\b")

# What follows a percentage whose base stands elsewhere: a plan, another period.
OTHER_BASE = re.compile(
    r"\s*(?:\)?,?\s*)?(?:(?:so )?(?:với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|kh\b|nghị quyết|"
    r"trung bình|kỳ trước)|"
    r"(?:tổng )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)|/\s?(?:năm|tháng)|trở (?:lên|xuống)|-|–)"
)
TARGET = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|tối thiểu|ít nhất|tối đa|không dưới|yêu cầu|bảo đảm|đảm bảo|kế hoạch giao)\b"
    r"[^.;,]*$"
)

# Counts of happenings, which may be more than the things they happen to.
UNLIKE_UNITS = frozenset(
    {
        "lượt",
        "lần",
        "buổi",
        "cuộc",
        "giờ",
        "ngày",
        "tháng",
        "người",
        "đơn",
        "vụ",
        "đồng",
    }
)
