"""The metrics over this wing's facts (facts.py), and who may open the dossiers behind them.

`onestop.received`, `.online`, `.direct` and the shares `.online_share`, `.direct_share` count all services; with a
service in between (`onestop.birth.online`) they count that one.
"""

from collections.abc import Collection, Iterator, Mapping

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.metrics.definitions import (
    Computed,
    Dimension,
    FactKind,
    Metric,
    Ratio,
    Text,
    register_fact_kind,
    register_metrics,
)
from tinhso.metrics.sources import Record, RecordSource, register_source
from tinhso.onestop.facts import DOSSIER, RECEIVED
from tinhso.onestop.models import JUSTICE, Channel, Service
from tinhso.onestop.queries import visible_dossiers

MEASURE = _("hồ sơ")
ALL = "onestop"


def register() -> None:
    service = Dimension("service", _("Dịch vụ công"), dict(Service.choices))
    channel = Dimension("channel", _("Kênh tiếp nhận"), dict(Channel.choices))
    register_fact_kind(FactKind(RECEIVED, _("Hồ sơ tiếp nhận"), (service, channel)))
    register_metrics(_five(ALL, _("năm dịch vụ công thiết yếu"), {}))
    for each in Service:
        register_metrics(_five(of_service(each), each.label, {"service": each.value}))
    register_source(RecordSource(DOSSIER, _dossiers))


def of_service(service: Service) -> str:
    """What the codes of a service's metrics begin with."""
    return f"{ALL}.{service.value}"


def _five(stem: str, what: Text, where: dict[str, str]) -> Iterator[Metric]:
    counts: dict[str, tuple[Text, dict[str, str]]] = {
        "received": (_("Hồ sơ tiếp nhận"), {}),
        "online": (_("Hồ sơ nộp trực tuyến"), {"channel": Channel.ONLINE.value}),
        "direct": (_("Hồ sơ nộp trực tiếp"), {"channel": Channel.DIRECT.value}),
    }
    for name, (label, narrowed) in counts.items():
        text = format_lazy("{}: {}", label, what)
        yield Computed(f"{stem}.{name}", text, RECEIVED, MEASURE, where={**where, **narrowed}, field=JUSTICE)
    shares = {"online": _("Tỷ lệ nộp trực tuyến"), "direct": _("Tỷ lệ nộp trực tiếp")}
    for name, label in shares.items():
        # The complement of the online share is counted by itself, so that it opens to its own dossiers.
        text = format_lazy("{}: {}", label, what)
        yield Ratio(f"{stem}.{name}_share", text, f"{stem}.{name}", f"{stem}.received", field=JUSTICE)


def _dossiers(actor: Actor, codes: Collection[str]) -> Mapping[str, Record]:
    """The dossiers among these that the actor may see, by code, service and channel."""
    found = visible_dossiers(actor).filter(code__in=codes)
    return {
        each.code: Record(f"{each.code} · {each.get_service_display()} · {each.get_channel_display()}")
        for each in found
    }
