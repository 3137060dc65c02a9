"""The links as a Parquet file that is whole or not there at all."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tinhso.linkage.acts import Found
from tinhso.linkage.arrow import as_arrow, as_text
from tinhso.linkage.compiled import THREADS, Array
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


_PIECE = 1 << 15  # source rows


def write_links(configuration: Configuration, source: Table, reference: Table, decided: Decided, path: Path) -> None:
    """One row per person mentioned (source id “act:role” when an act has several), or per record."""
    schema = SCHEMA.with_metadata({"configuration": configuration.title})
    step = source.roles if configuration.target == "record" else 1
    with whole_file(path) as part, ThreadPoolExecutor(THREADS) as pool:
        reasons = pool.submit(_reasons, configuration, decided, step, source.roles // step)
        # Once: taking from chunks would join them for each piece.
        reference_ids = pa.concat_arrays(reference.ids.chunks)

        def columns(first: int) -> list[pa.Array]:
            mine = slice(first * source.roles, (first + _PIECE) * source.roles)
            ids = _source_ids(configuration, source, first, min(_PIECE, source.rows - first), step)
            return [ids, *_links(decided, reference_ids, reference.roles, mine, step)]

        pieces = range(0, source.rows, _PIECE)
        made = pool.map(columns, pieces)  # the other thread words the reasons meanwhile
        with pq.ParquetWriter(
            part,
            schema,
            compression="snappy",  # zstd halves the file and takes half as long again
            use_dictionary=["decision", "tier", "reason"],  # the others have few values twice
            write_statistics=False,
        ) as writer:
            for first, found in zip(pieces, made, strict=True):
                units = slice(first * source.roles // step, (first + _PIECE) * source.roles // step)
                reason = _some(reasons.result(), units)
                writer.write_batch(pa.RecordBatch.from_arrays([*found, reason], schema=SCHEMA))


def _links(decided: Decided, ids: pa.Array, persons: int, mine: slice, step: int) -> list[pa.Array]:
    """For these mentions the reference's id, of those with so many persons each, the probability, decision and tier."""
    found = Found(*(column[mine] for column in decided.found))
    rows, decision = found.row[::step, 0], decided.decision[mine][::step]
    shown = (rows >= 0) & (decision != D_NONE)
    return [
        ids.take(as_arrow(rows.astype(np.int64) // persons, missing=~shown)),
        as_arrow(np.where(rows >= 0, found.probability[::step, 0], 0).astype(np.float32)),
        _words(decision.astype(np.int8), DECISIONS),
        _words(tiers(found)[::step].astype(np.int8), TIERS),
    ]


def _source_ids(configuration: Configuration, source: Table, first: int, rows: int, step: int) -> pa.Array:
    ids = pa.concat_arrays(source.ids.slice(first, rows).chunks)
    if source.roles == 1 or step > 1:
        return ids
    roles = [person.role for person in configuration.source.persons]
    acts = np.repeat(np.arange(rows), source.roles)
    suffix = _words(np.tile(np.arange(source.roles, dtype=np.int8), rows), [f":{role}" for role in roles])
    nothing = as_text([""], pa.large_string())[0]
    return pc.binary_join_element_wise(ids.take(as_arrow(acts)), suffix.cast(pa.large_string()), nothing)


def _words(numbers: Array, words: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(as_arrow(numbers), as_text(list(words), pa.string()))


def _reasons(configuration: Configuration, decided: Decided, step: int, roles: int) -> tuple[Array, list[str]]:
    """The number of the reason of every link, and the different reasons in order of the alphabet."""
    codes = reason_codes(decided.found, decided.decision, decided.rivals)[::step]
    labels = [person.label for person in configuration.source.persons]
    others = [" và ".join(labels[:role] + labels[role + 1 :]) for role in range(roles)]
    codes = codes | (np.tile(np.arange(roles, dtype=np.uint64), len(codes) // roles) << np.uint64(56))
    size = len(codes)
    fresh, places = np.empty(size, np.int32), np.empty(size, np.int32)
    kinds = number_keys(codes | np.uint64(1 << 63), grown(new_table(16), 0, size), 0, fresh, places)
    distinct = codes[fresh[:kinds]].tolist()
    written = [reason_text(code & ((1 << 56) - 1), others[code >> 56]) for code in distinct]
    texts = {text: number for number, text in enumerate(sorted(set(written)))}
    return np.array([texts[text] for text in written], np.int32)[places], list(texts)


def _some(reasons: tuple[Array, list[str]], mine: slice) -> pa.DictionaryArray:
    """The reasons of these links, without texts that none of them has."""
    numbers, texts = reasons
    used = np.bincount(numbers[mine], minlength=len(texts)) > 0
    own = (np.cumsum(used) - 1).astype(np.int32)
    return _words(own[numbers[mine]], [texts[number] for number in np.flatnonzero(used).tolist()])


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to, beside the final one; it takes the final name only when all went well."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
