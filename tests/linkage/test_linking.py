"""Marriages and divorces of a small province with harsh books, against what is known to be true."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from tests.linkage.conftest import Province, run
from tinhso.linkage import engine


def rows(table: pa.Table) -> list[dict[str, object]]:
    return table.to_pylist()


def test_output_has_one_row_per_person_mentioned(links: pa.Table, province: Province) -> None:
    assert links.column_names == ["source_id", "reference_id", "probability", "decision", "tier", "reason"]
    assert set(links["source_id"].to_pylist()) == set(province.truth())


def test_matches_can_be_trusted_and_review_holds_what_they_missed(links: pa.Table, province: Province) -> None:
    truth = province.truth()
    matches = [row for row in rows(links) if row["decision"] == "match"]
    wrong = [row for row in matches if truth[str(row["source_id"])] != row["reference_id"]]
    review = [row for row in rows(links) if row["decision"] == "review"]
    present = sum(person is not None for person in truth.values())
    found = sum(truth[str(row["source_id"])] == row["reference_id"] for row in [*matches, *review])
    assert len(wrong) <= len(matches) / 1000 + 1
    assert len(review) <= 0.05 * len(truth)
    assert found >= 0.985 * present


def test_nobody_is_named_where_nothing_is_decided(links: pa.Table) -> None:
    none = links.filter(pc.equal(links["decision"].cast(pa.string()), "none"))
    assert none["reference_id"].null_count == len(none)


def test_reasons_are_words_of_a_clerk(links: pa.Table) -> None:
    reasons = set(links["reason"].cast(pa.string()).to_pylist())
    assert any("họ tên lệch một dấu" in reason for reason in reasons)
    assert any("ngày sinh đảo ngày tháng" in reason for reason in reasons)
    assert any("cùng số định danh" in reason and "vợ khớp chắc chắn" in reason for reason in reasons)


def test_the_same_input_gives_the_same_file(province: Province, tmp_path: Path) -> None:
    for name in ("first", "second"):
        run(province.marriages, province.population, "marriages", tmp_path / f"{name}.parquet")
    first, second = (pq.read_table(tmp_path / f"{name}.parquet").to_pylist() for name in ("first", "second"))
    assert [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]] == []
    assert (tmp_path / "first.parquet").read_bytes() == (tmp_path / "second.parquet").read_bytes()


def test_hours_size_the_review(province: Province, tmp_path: Path) -> None:
    outcome = run(province.marriages, province.population, "marriages", tmp_path / "links.parquet", review_hours=0.5)
    assert outcome.summary.review == 15  # two minutes each
    assert any("giờ rà soát" in str(limit) for limit in outcome.summary.limits)


def test_divorces_find_their_marriage_and_strangers_find_none(province: Province, tmp_path: Path) -> None:
    out = tmp_path / "divorces.parquet"
    run(province.divorces, province.marriages, "divorces", out)
    found = {row["source_id"]: row for row in pq.read_table(out).to_pylist()}
    truth = {
        row["judgment"]: row["act"] for row in pq.read_table(province.folder / "divorces.truth.parquet").to_pylist()
    }
    with_record = {judgment: act for judgment, act in truth.items() if act is not None}
    right = sum(found[judgment]["reference_id"] == act for judgment, act in with_record.items())
    assert right >= 0.985 * len(with_record)
    assert all(found[judgment]["decision"] != "match" for judgment, act in truth.items() if act is None)


def test_a_marriage_entered_twice_is_found_in_its_own_register(province: Province, tmp_path: Path) -> None:
    out = tmp_path / "twice.parquet"
    run(province.marriages, province.marriages, "duplicates", out)
    couples: dict[tuple[str | None, ...], list[str]] = {}
    truth = province.truth()
    for act in {mention.split(":")[0] for mention in truth}:
        pair = (truth[f"{act}:chong"], truth[f"{act}:vo"])
        if None not in pair:
            couples.setdefault(tuple(sorted(map(str, pair))), []).append(act)
    twice = {act: acts for acts in couples.values() if len(acts) > 1 for act in acts}
    found = {row["source_id"]: row for row in pq.read_table(out).to_pylist()}
    right = [
        act for act, acts in twice.items() if found[act]["reference_id"] in acts and found[act]["reference_id"] != act
    ]
    assert len(right) >= 0.8 * len(twice)
    known = {act for acts in couples.values() for act in acts}
    matched = [(act, row["reference_id"]) for act, row in found.items() if row["decision"] == "match"]
    wrong = [pair for pair in matched if known.issuperset(pair) and pair[1] not in twice.get(pair[0], [])]
    assert len(wrong) <= 2


def test_an_interrupted_run_goes_on_and_ends_in_the_same_file(
    province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "KEEP_EVERY", 256)
    whole, resumed, state = tmp_path / "whole.parquet", tmp_path / "resumed.parquet", tmp_path / "state"
    run(province.marriages, province.population, "marriages", whole)
    kept = engine.State.keep

    def once_then_stop(self: engine.State, *arguments: object) -> None:
        kept(self, *arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(engine.State, "keep", once_then_stop)
        with pytest.raises(KeyboardInterrupt):
            run(province.marriages, province.population, "marriages", resumed, state=state)
    assert not resumed.exists()
    assert len(list(state.glob("acts-*.parquet"))) == 1
    run(province.marriages, province.population, "marriages", resumed, state=state)
    before, after = (pq.read_table(path).to_pylist() for path in (whole, resumed))
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == []
    assert resumed.read_bytes() == whole.read_bytes()


def test_new_acts_are_linked_without_the_old_ones(
    province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = pq.read_table(province.marriages)
    first, state = tmp_path / "first.parquet", tmp_path / "state"
    pq.write_table(acts.slice(0, len(acts) - 100), first)
    run(first, province.population, "marriages", tmp_path / "first-links.parquet", state=state)
    linked: list[int] = []
    link_some = engine.link_some
    monkeypatch.setattr(
        engine, "link_some", lambda work, acts, *rest: (linked.append(len(acts)), link_some(work, acts, *rest))
    )
    run(province.marriages, province.population, "marriages", tmp_path / "all.parquet", state=state)
    assert sum(linked) == 100
