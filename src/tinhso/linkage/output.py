"""The links as a Parquet file that is whole or not there at all."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tinhso.linkage.arrow import as_arrow, as_text
from tinhso.linkage.compiled import Array
from tinhso.linkage.configuration import Configuration
from tinhso.linkage.decisions import Decided
from tinhso.linkage.hashing import grown, new_table, number_keys
from tinhso.linkage.reasons import D_NONE, DECISIONS, TIERS, reason_codes, reason_text, tiers
from tinhso.linkage.tables import Table

SCHEMA = pa.schema(
    [
        ("source_id", pa.large_string()),
        ("reference_id", pa.large_string()),
        ("probability", pa.float32()),
        ("decision", pa.dictionary(pa.int8(), pa.string())),
        ("tier", pa.dictionary(pa.int8(), pa.string())),
        ("reason", pa.dictionary(pa.int32(), pa.string())),
    ]
)


def links_table(configuration: Configuration, source: Table, reference: Table, decided: Decided) -> pa.Table:
    """One row per person mentioned (source id “act:role” when an act has several), or per record."""
    roles = source.roles
    step = roles if configuration.target == "record" else 1
    found = decided.found
    rows = found.row[::step, 0].astype(np.int64)
    decision = decided.decision[::step]
    shown = (rows >= 0) & (decision != D_NONE)
    reference_rows = as_arrow(rows // reference.roles, missing=~shown)
    codes = reason_codes(found, decided.decision, decided.rivals)[::step]
    columns = [
        _source_ids(configuration, source, step),
        reference.ids.take(reference_rows),
        as_arrow(np.where(rows >= 0, found.probability[::step, 0], 0).astype(np.float32)),
        _words(decision.astype(np.int8), DECISIONS),
        _words(tiers(found)[::step].astype(np.int8), TIERS),
        _reasons(configuration, codes, 1 if step > 1 else roles),
    ]
    return pa.table(columns, schema=SCHEMA)


def _source_ids(configuration: Configuration, source: Table, step: int) -> pa.ChunkedArray:
    if source.roles == 1 or step > 1:
        return source.ids
    roles = [person.role for person in configuration.source.persons]
    acts = np.repeat(np.arange(source.rows), source.roles)
    suffix = _words(np.tile(np.arange(source.roles, dtype=np.int8), source.rows), [f":{role}" for role in roles])
    nothing = as_text([""], pa.large_string())[0]
    return pc.binary_join_element_wise(source.ids.take(as_arrow(acts)), suffix.cast(pa.large_string()), nothing)


def _words(numbers: Array, words: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(as_arrow(numbers), as_text(list(words), pa.string()))


def _reasons(configuration: Configuration, codes: Array, roles: int) -> pa.DictionaryArray:
    labels = [person.label for person in configuration.source.persons]
    others = [" và ".join(labels[:role] + labels[role + 1 :]) for role in range(roles)]
    spread = (
        codes
        if roles == 1
        else codes | (np.tile(np.arange(roles, dtype=np.uint64), len(codes) // roles) << np.uint64(56))
    )
    size = len(spread)
    fresh, places = np.empty(size, np.int32), np.empty(size, np.int32)
    kinds = number_keys(spread | np.uint64(1 << 63), grown(new_table(16), 0, size), 0, fresh, places)
    distinct = spread[fresh[:kinds]].tolist()
    written = [reason_text(code & ((1 << 56) - 1), others[code >> 56]) for code in distinct]
    texts = {text: number for number, text in enumerate(sorted(set(written)))}
    numbers = np.array([texts[text] for text in written], np.int32)
    return _words(numbers[places], list(texts))


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to, beside the final one; it takes the final name only when all went well."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def write_links(table: pa.Table, path: Path, about: dict[str, str]) -> None:
    """`about` (fingerprints, thresholds) goes into the file's metadata."""
    metadata = {key.encode(): value.encode() for key, value in about.items()}
    with whole_file(path) as part:
        pq.write_table(
            table.combine_chunks().replace_schema_metadata(metadata),
            part,
            compression="zstd",
            compression_level=1,
            use_dictionary=["decision", "tier", "reason"],  # the others have few values twice
            write_statistics=False,
        )
