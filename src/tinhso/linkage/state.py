"""What a run leaves behind for the next: its weights and what it found per act, so that only new acts are linked."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tinhso.linkage.acts import Found
from tinhso.linkage.arrow import text_buffers
from tinhso.linkage.compiled import Array
from tinhso.linkage.errors import LinkageError
from tinhso.linkage.estimation import Model
from tinhso.linkage.hashing import hash_cells
from tinhso.linkage.messages import N_
from tinhso.linkage.output import whole_file
from tinhso.linkage.reading import batches
from tinhso.linkage.weights import Weights

FORMAT = "2"
_SCALARS = ("log_prior", "log_none", "log_swapped")


def digest_of(*paths: Path) -> str:
    """Of the contents of files."""
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=16)
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 22):
                digest.update(block)
    return digest.hexdigest()


def act_fingerprints(path: Path, columns: list[str]) -> Array:
    """A number per row of the source, from everything that linking reads of it."""
    found = []
    for batch in batches(path, columns):
        rows = np.zeros(len(batch), np.uint64)
        cells = np.empty(len(batch), np.uint64)
        for column in columns:
            hash_cells(*text_buffers(batch.column(column)), cells)
            rows = (rows ^ cells) * np.uint64(0x9E3779B97F4A7C15)  # as hashing.mix
            rows ^= rows >> np.uint64(29)
        found.append(rows)
    return np.concatenate(found or [np.empty(0, np.uint64)])


@dataclass(frozen=True)
class State:
    """A folder for one reference and one configuration; other ones are refused."""

    folder: Path
    fingerprint: str

    def open(self) -> None:
        """Raises LinkageError when the folder belongs to another reference or configuration."""
        self.folder.mkdir(parents=True, exist_ok=True)
        manifest = self.folder / "manifest.json"
        if manifest.exists():
            if json.loads(manifest.read_text())["fingerprint"] != self.fingerprint:
                raise LinkageError(N_("thư mục này thuộc về bảng tra cứu hoặc cấu hình khác"), file=self.folder)
        else:
            with whole_file(manifest) as part:
                part.write_text(json.dumps({"fingerprint": self.fingerprint}))

    def model(self, places: dict[str, int], ethnicities: dict[str, int]) -> Model | None:
        """The weights of the first run, their tables in the order of this run's codes; None before the first."""
        path = self.folder / "weights.npz"
        if not path.exists():
            return None
        with np.load(path) as kept:
            place, ethnicity = (
                _in_order(kept[name], json.loads(str(kept[f"{name}_keys"])), codes)
                for name, codes in (("place", places), ("ethnicity", ethnicities))
            )
            prior, none, swapped = (float(kept[name]) for name in _SCALARS)
            weights = Weights(kept["field"], place, ethnicity, kept["bond"], prior, none, swapped)
            return Model(
                weights, kept["true_shares"], kept["chance_shares"], float(kept["in_reference"]), int(kept["sampled"])
            )

    def keep_model(self, model: Model, places: dict[str, int], ethnicities: dict[str, int]) -> None:
        weights = model.weights
        with whole_file(self.folder / "weights.npz") as part, part.open("wb") as file:
            np.savez(
                file,
                place=weights.place,
                ethnicity=weights.ethnicity,
                place_keys=np.array(json.dumps(list(places))),
                ethnicity_keys=np.array(json.dumps(list(ethnicities))),
                true_shares=model.true_shares,
                chance_shares=model.chance_shares,
                in_reference=np.array(model.in_reference),
                sampled=np.array(model.sampled),
                field=weights.field,
                bond=weights.bond,
                log_prior=np.array(weights.log_prior),
                log_none=np.array(weights.log_none),
                log_swapped=np.array(weights.log_swapped),
            )

    def keep(self, fingerprints: Array, acts: Array, roles: int, found: Found) -> None:
        """Add what was found for these acts; a part is whole or not there."""
        mentions = (acts[:, None] * roles + np.arange(roles)).ravel()
        columns = {"fingerprint": np.repeat(fingerprints[acts], roles)}
        for name in ("row", "probability"):
            table = getattr(found, name)[mentions]
            columns |= {f"{name}_{place}": table[:, place] for place in range(2)}
        columns |= {"alone": found.alone[mentions], "act": found.act[mentions]}
        levels = pa.py_buffer(np.ascontiguousarray(found.levels[mentions]))
        kind = pa.binary(found.levels.shape[1])
        packed = pa.FixedSizeBinaryArray.from_buffers(kind, len(mentions), [None, levels])
        table = pa.table(columns).append_column("levels", packed)
        number = len(list(self.folder.glob("acts-*.parquet")))
        with whole_file(self.folder / f"acts-{number:06}.parquet") as part:
            pq.write_table(table, part, compression="zstd")

    def recall(self, fingerprints: Array, roles: int, found: Found) -> Array:
        """Fill in what is known already; returns the acts still to be linked."""
        parts = sorted(self.folder.glob("acts-*.parquet"))
        if not parts:
            return np.arange(len(fingerprints))
        table = pa.concat_tables([pq.read_table(part) for part in parts])
        known = table["fingerprint"].to_numpy()[::roles]
        order = np.argsort(known, kind="stable")
        place = np.searchsorted(known[order], fingerprints).clip(0, len(known) - 1)
        there = known[order][place] == fingerprints
        acts, kept = np.flatnonzero(there), order[place[there]]
        mentions = (acts[:, None] * roles + np.arange(roles)).ravel()
        rows = (kept[:, None] * roles + np.arange(roles)).ravel()
        for name in ("row", "probability"):
            for side in range(2):
                getattr(found, name)[mentions, side] = table[f"{name}_{side}"].to_numpy()[rows]
        found.alone[mentions] = table["alone"].to_numpy()[rows]
        found.act[mentions] = table["act"].to_numpy()[rows]
        levels = b"".join(table["levels"].to_pylist())
        found.levels[mentions] = np.frombuffer(levels, np.uint8).reshape(-1, found.levels.shape[1])[rows]
        return np.flatnonzero(~there)


def _in_order(table: Array, keys: list[str], codes: dict[str, int]) -> Array:
    ordered = np.zeros((max(1, len(codes)), table.shape[1]), np.float32)
    for place, key in enumerate(keys[: len(table)]):
        if key in codes:
            ordered[codes[key]] = table[place]
    return ordered
