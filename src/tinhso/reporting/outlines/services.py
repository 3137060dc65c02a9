"""How reports speak of the five services: their lines by channel, and the phrases by which a typed number is known to
be one of them."""

import re

from tinhso.onestop.metrics.dossiers import ALL, of_service
from tinhso.onestop.models import Service

NAMES = {
    Service.BIRTH: "Đăng ký khai sinh",
    Service.DEATH: "Đăng ký khai tử",
    Service.MARRIAGE: "Đăng ký kết hôn",
    Service.LINKED_BIRTH: "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi",
    Service.LINKED_DEATH: "Liên thông đăng ký khai tử, xóa đăng ký thường trú, mai táng phí và tử tuất",
}

OVERALL = (
    "Năm nhóm dịch vụ công thiết yếu của ngành tư pháp được duy trì tại các xã, phường. Trong kỳ, toàn tỉnh tiếp nhận "
    "{{onestop.received}} hồ sơ, trong đó nộp trực tuyến {{onestop.online_share:fraction}} hồ sơ, đạt "
    "{{onestop.online_share}}; nộp trực tiếp {{onestop.direct}} hồ sơ, chiếm {{onestop.direct_share}}. Cụ thể:"
)


def service_lines() -> str:
    """The five services, one line each."""
    return "\n".join(
        f"- {name}: tiếp nhận {{{{{of_service(service)}.received}}}} hồ sơ, nộp trực tuyến "
        f"{{{{{of_service(service)}.online}}}} hồ sơ, đạt {{{{{of_service(service)}.online_share}}}}."
        for service, name in NAMES.items()
    )


NUMBER = r"(?P<number>\d[\d.]*)"
COUNTS = (
    ("online", re.compile(rf"trực tuyến\s+(?:là\s+|được\s+|đạt\s+)?{NUMBER}\s*(?:hồ sơ|/)", re.IGNORECASE)),
    ("online", re.compile(rf"{NUMBER}\s+hồ sơ\s+(?:được\s+)?(?:nộp\s+|tiếp nhận\s+|gửi\s+)?trực tuyến", re.IGNORECASE)),
    ("direct", re.compile(rf"trực tiếp\s+(?:là\s+|được\s+)?{NUMBER}\s*hồ sơ", re.IGNORECASE)),
    ("direct", re.compile(rf"{NUMBER}\s+hồ sơ\s+(?:được\s+)?(?:nộp\s+|tiếp nhận\s+)?trực tiếp", re.IGNORECASE)),
    ("received", re.compile(rf"(?:tổng số|phát sinh|tiếp nhận)\s+{NUMBER}\s+hồ sơ(?!\s+\w*\s*trực)", re.IGNORECASE)),
    ("received", re.compile(rf"{NUMBER}\s+(?:hồ sơ\s+)?tổng số hồ sơ", re.IGNORECASE)),
)
SHARES = (
    ("online_share", re.compile(r"trực tuyến[^.;%]{0,60}?đạt\s+(?:tỷ lệ\s+)?(?P<number>\d[\d.,]*)\s*%", re.IGNORECASE)),
    ("direct_share", re.compile(r"trực tiếp[^.;%]{0,60}?chiếm\s+(?P<number>\d[\d.,]*)\s*%", re.IGNORECASE)),
)


def stem_in(text: str) -> str:
    """Which service a sentence speaks of, as the beginning of its metrics' codes; all of them where it names none."""
    low = text.lower()
    linked = "liên thông" in low
    if "khai sinh" in low:
        return of_service(Service.LINKED_BIRTH if linked else Service.BIRTH)
    if "khai tử" in low:
        return of_service(Service.LINKED_DEATH if linked else Service.DEATH)
    return of_service(Service.MARRIAGE) if "kết hôn" in low else ALL


def metric_codes() -> list[str]:
    """Every metric that a typed number may be meant for."""
    names = ("received", "online", "direct", "online_share", "direct_share")
    return [f"{stem}.{name}" for stem in (ALL, *(of_service(each) for each in Service)) for name in names]
