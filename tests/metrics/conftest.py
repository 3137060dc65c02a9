"""A small wing of the tests: births registered online or at the counter, by two communes and a division."""

from collections.abc import Collection, Mapping

import pytest

from tinhso.foundation.accounts.actor import Actor
from tinhso.metrics import definitions, sources
from tinhso.metrics.definitions import Computed, Dimension, Entered, FactKind, Ratio, Rounding, Timing
from tinhso.metrics.sources import Record, RecordSource

BIRTH = "test.birth"


def births_seen(actor: Actor, ids: Collection[str]) -> Mapping[str, Record]:
    """Everybody may see the births whose number begins with an even digit."""
    return {each: Record(f"Việc khai sinh {each}", f"/viec/{each}/") for each in ids if each[0] in "02468"}


@pytest.fixture
def births(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(definitions, "_kinds", dict(definitions._kinds))
    monkeypatch.setattr(definitions, "_metrics", dict(definitions._metrics))
    monkeypatch.setattr(sources, "_sources", dict(sources._sources))
    channel = Dimension("channel", "Kênh", {"online": "Trực tuyến", "counter": "Trực tiếp"})
    definitions.register_fact_kind(FactKind(BIRTH, "Khai sinh", (channel,)))
    definitions.register_metrics(
        [
            Computed("births", "Khai sinh", BIRTH, "việc"),
            Computed("births.online", "Khai sinh trực tuyến", BIRTH, "việc", where={"channel": "online"}),
            Computed("births.ever", "Khai sinh lũy kế", BIRTH, "việc", Timing.STATE),
            Computed("births.justice", "Khai sinh (tư pháp)", BIRTH, "việc", field="tu-phap"),
            Entered("visitors", "Lượt khách", "lượt"),
            Ratio("births.share", "Tỷ lệ trực tuyến", "births.online", "births"),
            Ratio("births.offline", "Tỷ lệ trực tiếp", "births.online", "births", complement=True),
            Ratio("births.cut", "Tỷ lệ cắt", "births.online", "births", rounding=Rounding.TRUNCATE),
        ]
    )
    sources.register_source(RecordSource(BIRTH, births_seen))
