"""The metrics over facts of dossiers (facts.py), and who may open the dossiers behind them.

`onestop.received`, `.online`, `.direct` and the shares `.online_share`, `.direct_share` count the five essential
services; with a service in between (`onestop.birth.online`) they count that one, with `all` every procedure. What
becomes of dossiers is counted over every procedure: `onestop.finished`, `.on_time`, `.overdue`, `.digitised` …
"""

from collections.abc import Collection, Iterator, Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.ui.subjects import subject_url
from tinhso.metrics.definitions import (
    Computed,
    Dimension,
    FactKind,
    Metric,
    Ratio,
    Text,
    Timing,
    register_fact_kind,
    register_metrics,
)
from tinhso.metrics.sources import Record, RecordSource, register_source
from tinhso.onestop.facts import CHARGED, DIGITISED, DOSSIER, FINISHED, OVERDUE, RATED, RECEIVED, REUSED
from tinhso.onestop.models import JUSTICE, Channel, Dossier, Service
from tinhso.onestop.queries import listed, titles_of, visible_dossiers

MEASURE = _("hồ sơ")
ALL = "onestop"
"""All five essential services."""
EVERY = "onestop.all"
"""Every procedure."""
OF_JUSTICE = "onestop.justice"
"""The justice field, for whoever manages it."""

Where = Mapping[str, str | tuple[str, ...]]


def register() -> None:
    service = Dimension("service", _("Dịch vụ công"), dict(Service.choices))
    channel = Dimension("channel", _("Kênh tiếp nhận"), dict(Channel.choices))
    procedure = Dimension("procedure", _("Thủ tục"), titles_of)
    field = Dimension("field", _("Lĩnh vực"), {JUSTICE: _("tư pháp")})
    timing = Dimension("timing", _("Hạn trả"), {"on_time": _("đúng hạn"), "late": _("quá hạn")})
    result = Dimension("result", _("Kết quả"), {"electronic": _("bản điện tử"), "paper": _("bản giấy")})
    method = Dimension("method", _("Cách nộp"), {"online": _("trực tuyến"), "other": _("cách khác")})
    answers = {"satisfied": _("hài lòng"), "not_satisfied": _("chưa hài lòng")}
    satisfaction = Dimension("satisfaction", _("Mức hài lòng"), answers)
    for kind, label, more in (
        (RECEIVED, _("Hồ sơ tiếp nhận"), ()),
        (FINISHED, _("Hồ sơ đã xử lý xong"), (timing, result)),
        (DIGITISED, _("Hồ sơ có thành phần số hóa"), ()),
        (REUSED, _("Hồ sơ tái sử dụng dữ liệu"), ()),
        (CHARGED, _("Hồ sơ đã nộp phí, lệ phí"), (method,)),
        (OVERDUE, _("Hồ sơ quá hạn chưa xong"), ()),
        (RATED, _("Hồ sơ được người nộp đánh giá"), (satisfaction,)),
    ):
        register_fact_kind(FactKind(kind, label, (service, channel, procedure, field, *more)))
    essential = {"service": tuple(Service.values)}
    register_metrics(_received(ALL, _("năm dịch vụ công thiết yếu"), essential, JUSTICE))
    for each in Service:
        register_metrics(_received(of_service(each), each.label, {"service": each.value}, JUSTICE))
    register_metrics(_received(EVERY, _("mọi thủ tục"), {}, ""))
    register_metrics(_handled(ALL, EVERY, "", {}, ""))
    of_justice = {"field": JUSTICE}
    register_metrics(_received(OF_JUSTICE, _("lĩnh vực tư pháp"), of_justice, JUSTICE))
    register_metrics(_handled(OF_JUSTICE, OF_JUSTICE, _("lĩnh vực tư pháp"), of_justice, JUSTICE))
    register_source(RecordSource(DOSSIER, _dossiers))


def of_service(service: Service) -> str:
    """What the codes of a service's metrics begin with."""
    return f"{ALL}.{service.value}"


def _received(stem: str, what: Text, where: Where, field: str) -> Iterator[Metric]:
    counts: dict[str, tuple[Text, Where]] = {
        "received": (_("Hồ sơ tiếp nhận"), {}),
        "online": (_("Hồ sơ nộp trực tuyến"), {"channel": Channel.ONLINE.value}),
        "direct": (_("Hồ sơ nộp trực tiếp"), {"channel": Channel.DIRECT.value}),
    }
    for name, (label, narrowed) in counts.items():
        text = format_lazy("{}: {}", label, what)
        yield Computed(f"{stem}.{name}", text, RECEIVED, MEASURE, where={**where, **narrowed}, field=field)
    shares = {"online": _("Tỷ lệ nộp trực tuyến"), "direct": _("Tỷ lệ nộp trực tiếp")}
    for name, label in shares.items():
        # The complement of the online share is counted by itself, so that it opens to its own dossiers.
        text = format_lazy("{}: {}", label, what)
        yield Ratio(f"{stem}.{name}_share", text, f"{stem}.{name}", f"{stem}.received", field=field)


def _handled(stem: str, received: str, what: Text, where: Where, field: str) -> Iterator[Metric]:
    """What became of dossiers. `received`: what the codes of the received ones begin with; `what` says of which."""
    counts: tuple[tuple[str, Text, str, Where], ...] = (
        ("finished", _("Hồ sơ đã xử lý xong"), FINISHED, {}),
        ("on_time", _("Hồ sơ xử lý xong đúng hạn"), FINISHED, {"timing": "on_time"}),
        ("late", _("Hồ sơ xử lý xong quá hạn"), FINISHED, {"timing": "late"}),
        ("electronic", _("Hồ sơ có kết quả điện tử"), FINISHED, {"result": "electronic"}),
        ("digitised", _("Hồ sơ có thành phần số hóa"), DIGITISED, {}),
        ("reused", _("Hồ sơ tái sử dụng dữ liệu"), REUSED, {}),
        ("charged", _("Hồ sơ đã nộp phí, lệ phí"), CHARGED, {}),
        ("charged_online", _("Hồ sơ nộp phí, lệ phí trực tuyến"), CHARGED, {"method": "online"}),
        ("rated", _("Hồ sơ được người nộp đánh giá"), RATED, {}),
        ("satisfied", _("Hồ sơ được đánh giá hài lòng"), RATED, {"satisfaction": "satisfied"}),
    )
    for name, label, kind, narrowed in counts:
        yield Computed(f"{stem}.{name}", _named(label, what), kind, MEASURE, where={**where, **narrowed}, field=field)
    overdue = _named(_("Hồ sơ quá hạn chưa xong"), what)
    yield Computed(f"{stem}.overdue", overdue, OVERDUE, MEASURE, Timing.STATE, where, field)
    for name, label, part, whole in (
        ("on_time_share", _("Tỷ lệ xử lý xong đúng hạn"), "on_time", f"{stem}.finished"),
        ("electronic_share", _("Tỷ lệ kết quả điện tử"), "electronic", f"{stem}.finished"),
        ("digitised_share", _("Tỷ lệ hồ sơ số hóa"), "digitised", f"{received}.received"),
        ("reused_share", _("Tỷ lệ hồ sơ tái sử dụng dữ liệu"), "reused", f"{received}.received"),
        ("charged_online_share", _("Tỷ lệ thanh toán trực tuyến"), "charged_online", f"{stem}.charged"),
        ("satisfied_share", _("Tỷ lệ hài lòng về tiếp nhận, giải quyết"), "satisfied", f"{stem}.rated"),
    ):
        yield Ratio(f"{stem}.{name}", _named(label, what), f"{stem}.{part}", whole, field=field)


def _named(label: Text, what: Text) -> Text:
    return format_lazy("{}: {}", label, what) if what else label


def _dossiers(actor: Actor, codes: Collection[str]) -> Mapping[str, Record]:
    """The dossiers among these that the actor may see: by code, procedure or service, and channel."""
    found = listed(visible_dossiers(actor).filter(code__in=codes))
    return {
        each.code: Record(" · ".join(filter(None, _words(each))), subject_url(DOSSIER, each.code)) for each in found
    }


def _words(each: Dossier) -> tuple[str, str, str]:
    return each.code, each.title, str(each.get_channel_display())
