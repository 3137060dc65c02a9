"""The metrics over facts of petitions (facts.py), and who may open the petitions behind them."""

from collections.abc import Collection, Iterator, Mapping

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
    register_fact_kind,
    register_metrics,
)
from tinhso.metrics.sources import Record, RecordSource, register_source
from tinhso.onestop import facts
from tinhso.onestop.models import PetitionChannel, PetitionSubject, Satisfaction
from tinhso.onestop.queries.petitions.lists import visible_petitions

MEASURE = _("phản ánh, kiến nghị")
STEM = "onestop.petitions"
SATISFIED = (Satisfaction.VERY.value, Satisfaction.SATISFIED.value)


def register() -> None:
    about = Dimension("about", _("Nội dung"), dict(PetitionSubject.choices))
    channel = Dimension("channel", _("Kênh tiếp nhận"), dict(PetitionChannel.choices))
    timing = Dimension("timing", _("Thời hạn"), {"on_time": _("đúng hạn"), "late": _("quá hạn")})
    rating = Dimension("rating", _("Đánh giá"), dict(Satisfaction.choices))
    for _name, kind, label, more in _kinds():
        dimension = {"timing": (timing,), "rating": (rating,), "": ()}[more]
        register_fact_kind(FactKind(kind, label, (about, channel, *dimension)))
    register_metrics(_metrics())
    register_source(RecordSource(facts.PETITION, _petitions))


def _kinds() -> tuple[tuple[str, str, Text, str], ...]:
    """The metric's name, its facts, its label, and the dimension that they carry besides."""
    return (
        ("received", facts.PETITION_RECEIVED, _("Phản ánh, kiến nghị tiếp nhận"), ""),
        ("refused", facts.PETITION_REFUSED, _("Phản ánh, kiến nghị từ chối"), "timing"),
        ("asked", facts.PETITION_ASKED, _("Yêu cầu bổ sung thông tin phản ánh, kiến nghị"), "timing"),
        ("handled", facts.PETITION_HANDLED, _("Phản ánh, kiến nghị đã trả lời"), "timing"),
        ("published", facts.PETITION_PUBLISHED, _("Phản ánh, kiến nghị đã công khai trả lời"), "timing"),
        ("closed", facts.PETITION_CLOSED, _("Phản ánh, kiến nghị không công khai trả lời"), ""),
        ("rated", facts.PETITION_RATED, _("Phản ánh, kiến nghị được đánh giá"), "rating"),
    )


def _metrics() -> Iterator[Metric]:
    in_time: dict[str, tuple[Text, Text]] = {
        "refused": (_("Phản ánh, kiến nghị từ chối đúng hạn"), _("Tỷ lệ từ chối phản ánh, kiến nghị đúng hạn")),
        "asked": (_("Yêu cầu bổ sung thông tin đúng hạn"), _("Tỷ lệ yêu cầu bổ sung thông tin đúng hạn")),
        "handled": (_("Phản ánh, kiến nghị trả lời đúng hạn"), _("Tỷ lệ trả lời phản ánh, kiến nghị đúng hạn")),
        "published": (_("Trả lời được công khai đúng hạn"), _("Tỷ lệ công khai trả lời đúng hạn")),
    }
    for name, kind, label, _more in _kinds():
        yield Computed(f"{STEM}.{name}", label, kind, MEASURE)
        if name in in_time:
            counted, share = in_time[name]
            yield Computed(f"{STEM}.{name}_on_time", counted, kind, MEASURE, where={"timing": "on_time"})
            yield Ratio(f"{STEM}.{name}_on_time_share", share, f"{STEM}.{name}_on_time", f"{STEM}.{name}")
    satisfied = _("Phản ánh, kiến nghị được đánh giá hài lòng")
    yield Computed(f"{STEM}.satisfied", satisfied, facts.PETITION_RATED, MEASURE, where={"rating": SATISFIED})
    share = _("Tỷ lệ hài lòng về xử lý phản ánh, kiến nghị")
    yield Ratio(f"{STEM}.satisfied_share", share, f"{STEM}.satisfied", f"{STEM}.rated")


def _petitions(actor: Actor, ids: Collection[str]) -> Mapping[str, Record]:
    """The petitions among these that the actor may see: by number, unit and what they are about."""
    found = visible_petitions(actor).filter(pk__in=[int(each) for each in ids]).select_related("receiving_unit")
    return {
        str(each.pk): Record(
            f"{each.register_number} · {each.receiving_unit.name} · {each.get_about_display()}",
            subject_url(facts.PETITION, str(each.pk)),
        )
        for each in found
    }
