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
        "tuổi",
        "giây",
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

# An estimate ("ước", "ước đạt") is one figure, as "about 300" isn't.
HEDGES = re.compile(
    r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )\b"
    r"(hơn|gần|khoảng|trên|dưới|xấp xỉ|chừng|tối thiểu|ít nhất|tối đa|không quá|không dưới|đạt từ|"
    r"phấn đấu đạt|phấn đấu|(?<!ngân )(?<!khách )(?<!cửa )(?<!đơn )(?<!mặt )(?<!gian )(?<!bán )(?<!nhà )hàng)\s+$",
    re.IGNORECASE,
)

# Words after which a number is part of a name. "tổng số 2.218" counts, "số 2.218" names.
NAMING = compiled(
    r"(?:\b(?:Đề án|đề án|ĐỀ ÁN|Điều|điều|(?<!tài )(?<!các )[Kk]hoản|[Pp]hụ lục|PHỤ LỤC|lần thứ|thứ|điện thoại|"
    r"[Hh]otline|ĐT|[Qq]uốc lộ|[Mm]ã(?: số)?|[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|Luật|[Nn]ghị quyết|[Cc]hỉ thị|"
    r"[Cc]ông văn)(?:\s+số)?|"
    r"(?<!tổng )(?<![Tt]rong )(?<!đổi )(?<!năng )(?<!dân )(?<!tế )(?<!quyền )(?<!hội )(?<!tầng )(?<!ký )(?<!nghệ )"
    r"(?<!liệu )(?<!tảng )(?<!thiểu )(?<!đa )(?<!doanh )(?<!bạ )(?<!chỉ )\b[Ss]ố(?: hiệu)?\s*:?|[A-ZĐ]\d*[-.])\s*$"
)
NAMING_SCHEME = compiled(r"\b[Đđ]ề án\s+$")
# After these a number of one or two digits is part of a name: "mức 2", "lớp 12", "ngày mùng 9".
NAMING_SMALL = compiled(
    r"\b(?:(?<!cao )(?<!địa )(?<!thời )(?<!kiểm )(?<!\d )[Đđ]iểm|[Mm]ục|[Bb]iểu|[Mm]ẫu|[Mm]ô hình|[Ll]ớp|"
    r"[Mm]ức(?: độ)?|[Bb]ậc|[Cc]ấp độ|[Kk]hu vực|[Qq]uyển|trang|Chương|Phần|[Kk]hóa|[Bb]ước|giai đoạn|"
    r"Phường|Quận|Tổ|[Vv]òng|[Đđ]ợt|[Pp]hiên bản|mùng|ngày|[Qq]uý|Tết|Covid|web|(?<!\d )[Tt]háng)(?:\s+số)?\s*$"
)

SHARE_CUES = re.compile(
    r"\bđạt\b|\bchiếm\b|\btỷ lệ\b|\btỉ lệ\b|=|\bbằng\b|\btương đương\b|\btương ứng\b|\(\s*$|\bhay\b"
)
# A base that stands in brackets, or right behind, after its name.
BASE_NAMED = re.compile(
    r"\s*(?:so với\s+)?(?:tổng\s+(?:số\s+)?)?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)\b[^()\d,;.]{0,40}"
    r"(?:\(\s*(?:là\s+)?|\blà\s+)"
)
# By which something is said to have become more or less. "Kém" is a grade, too.
GROWING = r"tăng|vượt|nhích|nâng|dôi|trội|nới|mở rộng|đi lên|(?:cao|nhiều|lớn|nhỉnh|khá|dài) hơn|nhiều lên|cộng thêm"
SHRINKING = (
    r"giảm|hụt|sụt|tụt|hạ|bớt|lùi|rút ngắn|cắt|thu hẹp|co lại|đi xuống|(?:thấp|ít|nhỏ|ngắn|kém) hơn|ít đi|"
    r"kém(?=\s+(?:\d|so với|cùng kỳ|năm|tháng|quý|kỳ))"
)
GROWS = re.compile(rf"\b(?:{GROWING})\b")
SHRINKS = re.compile(rf"\b(?:{SHRINKING})\b")

# What follows a percentage whose base stands elsewhere: a plan, another period.
OTHER_BASE = re.compile(
    r"\s*(?:\)?,?\s*)?(?:(?:so )?(?:với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|cùng kỳ|kh\b|nghị quyết|"
    r"trung bình|kỳ trước)|"
    r"(?:tổng )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)|/\s?(?:năm|tháng)|trở (?:lên|xuống)|-|–)"
)
TARGET = re.compile(
    r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|tối thiểu|ít nhất|tối đa|không dưới|kế hoạch giao)\b[^.;,]*$|"
    r"\b(?:yêu cầu|bảo đảm|đảm bảo)\b[^.;,\d]*$"  # "bảo đảm điều kiện 95 cơ sở (88,9%)" is a result
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

# What is left of a whole: said before the count, or behind it.
REST_BEFORE = re.compile(
    r"\b(?:số )?còn lại\b[^\d.;)]*$|\bcòn\s+(?:thiếu|trống|phải|tồn|nợ|khoảng|dư)\b[^\d.,;]*$|"
    r"\b(?:tiết kiệm|chênh lệch|dôi dư|thừa)\b[^\d.,;]*$|\b[Ss]ố\s+(?:\w+\s+){0,4}?"
    r"(?:chưa|còn)\b[^\d.;]*$|\bcòn\s+$"
)
REST_AFTER = re.compile(r"[^\d.;,()]{0,30}\b(?:chưa|không|còn|quá hạn|đang|vắng)\b")

# In the clause of a part that is all that is left.
REST_IN_LABEL = re.compile(
    r"\b(?:chưa|không|khác|còn lại|số còn|còn tồn|hết hiệu lực|quá hạn|trễ hạn|chậm|từ chối|bị trả|loại|"
    r"chuyển (?:kỳ|tháng|quý|năm) sau|dự phòng)\b"
)

# Things that reports list below a sentence that counts them.
LISTED_NOUNS = (
    "nguyên nhân", "nhiệm vụ", "nội dung", "nhóm", "việc", "giải pháp", "tồn tại", "hạn chế", "khó khăn", "kiến nghị",
    "đề xuất", "mô hình", "chỉ tiêu", "mục tiêu", "lĩnh vực", "bước", "vấn đề", "công việc", "dự án", "đề án",
    "yêu cầu", "kết quả", "bài học", "dịch vụ", "thủ tục", "văn bản", "sở", "đơn vị", "tiêu chí", "điểm",
    "vướng mắc", "bất cập", "hình thức", "chuyên đề", "hoạt động", "biện pháp", "hợp phần", "cấu phần", "công trình",
    "nguyên tắc", "phương án", "trụ cột", "lý do", "danh mục", "lưu ý", "thuận lợi", "phần việc", "câu hỏi", "cụm",
)  # fmt: skip

# Between a count and a list: the list names only some. Not in "05 vướng mắc chủ yếu:", where it goes with the noun.
SOME_OF_THEM = re.compile(
    r"\b(?:một số|như(?! sau)|nhất là|v\.v|vân vân|trong đó|(?:đông|cao|nhiều|lớn|thấp|ít|tốt) nhất)\b|…|\.\.\.|"
    r"[,;]\s*(?:[^\W\d]+\s+){0,3}(?:chủ yếu|tiêu biểu|điển hình|nổi bật|trọng tâm)\b|"
    r"\b(?:tập trung )?(?:chủ yếu|nổi bật|tiêu biểu|điển hình) (?:là|như|ở|tại|gồm|do|vào|trong|thuộc)\b"
)
# Things and persons before which a number may be written in words.
COUNTED_NOUNS = (
    *LISTED_NOUNS,
    "hồ sơ", "cơ quan", "xã", "phường", "vụ", "cuộc", "lớp", "trường hợp", "tổ", "thôn", "buổi", "hội nghị",
    "người", "cán bộ", "công chức", "báo cáo viên", "hộ", "trường", "phòng", "loại", "kênh", "vướng mắc",
    "thành phần", "tổ chức", "doanh nghiệp", "hợp tác xã", "câu lạc bộ", "chi hội", "phương tiện", "đồng chí",
    "đại biểu", "em học sinh", "giáo viên", "khu", "quầy", "kế hoạch", "quyết định", "nghị quyết", "công văn",
    "chương trình", "quy trình", "phân hệ", "phần mềm", "nền tảng", "cơ sở", "chi bộ", "đảng viên", "tiểu ban",
    "giải", "hội thi", "cuộc thi", "luật sư", "công ty", "cửa hàng", "trạm", "tuyến", "cây cầu", "căn", "máy",
    "bộ máy", "điểm cầu", "đoàn", "đợt", "hạng mục", "gói thầu", "khâu", "hành vi", "huyện", "tỉnh",
    "địa phương", "ngành", "quý", "bản", "làng", "khu phố", "dân tộc", "tiếng", "sản phẩm", "cuốn", "bài",
    "hội thảo", "lớp tập huấn", "cuộc họp", "phiên họp", "chỉ số", "thủ tục hành chính", "quy định", "thông tư",
    "nghị định",
)  # fmt: skip

# Nouns for persons: "nhắc nhở 16 công chức, kiểm điểm 5 cán bộ, cộng dồn 21 người".
PERSONS = frozenset(
    {
        "người", "em", "cháu", "ông", "bà", "lao động", "học viên", "học sinh", "sinh viên", "đoàn viên", "hội viên",
        "cán bộ", "công chức", "viên chức", "giáo viên", "thành viên", "đại biểu", "luật sư", "đối tượng", "công dân",
        "người dân", "dân", "bệnh nhân", "đồng chí", "đảng viên", "trẻ", "trẻ em", "báo cáo", "nam", "nữ", "hòa giải",
        "chiến sĩ", "dân quân", "bị can", "bị cáo", "khách", "nhân khẩu", "thí sinh", "chuyên gia", "tuyên truyền",
        "biên chế", "nhân viên",
        "cử tri", "tân binh", "thanh niên", "phụ nữ", "nông dân", "hành khách", "bác sĩ", "điều dưỡng", "nhân lực",
        "vận động viên", "nghệ nhân", "cộng tác viên", "tình nguyện viên", "già làng", "phạm nhân", "bị hại",
    }
)  # fmt: skip
# Words for things of any kind: "120 hồ sơ chậm trả, đã xin lỗi 84 trường hợp".
OF_ANY_KIND = frozenset({"trường hợp", "lượt", "kết quả", "số", "đơn vị"})

# Two parts with these in their clauses leave no third.
OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b"), re.compile(rf"\b(?:{other})\b"))
    for one, other in (
        ("nam", "nữ"),
        ("cũ", "mới"),
        ("trực tuyến|qua mạng|điện tử", "trực tiếp|bản giấy"),
        ("trong (?:nước|tỉnh|giờ|hạn|ngân sách|biên chế|định mức)", "(?:nước ngoài|ngoài (?:nước|tỉnh|giờ|hạn|\\w+))"),
        ("cấp tỉnh|tỉnh", "cấp xã|xã|cơ sở"),
        ("trước hạn|đúng hạn|trong hạn", "quá hạn|trễ hạn|chậm"),
        ("hoàn thành|đã (?:xong|giải quyết|thực hiện|xử lý)", "đang|chưa"),
        ("thành thị|đô thị", "nông thôn"),
        ("nội trú", "ngoại trú"),
        ("công lập", "ngoài công lập|tư thục|dân lập"),
        ("còn hiệu lực", "hết hiệu lực"),
        ("thành công|hòa giải thành", "không thành"),
        ("tổ chức|tập thể|doanh nghiệp", "cá nhân|hộ kinh doanh"),
        ("đầu tư", "thường xuyên|sự nghiệp"),
        ("nghèo", "cận nghèo"),
        ("định kỳ|theo kế hoạch|thường xuyên", "đột xuất|có thời hạn"),
        ("đạt|có|được|thành", "không|chưa"),
        ("tự nguyện", "bắt buộc"),
        ("quốc tế", "nội địa|trong nước"),
        ("trung ương", "địa phương"),
        ("cũ chuyển sang|kỳ trước chuyển|tồn", "tiếp nhận mới|thụ lý mới|phát sinh|mới"),
        ("công chức", "viên chức"),
    )
)
