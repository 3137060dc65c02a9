"""The whole run: read, index, estimate, link."""


from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tinhso.linkage.acts import Found, Shape, link_acts, new_joint, nothing_found, room_for_pairs
from tinhso.linkage.candidates import Side, new_desk
from tinhso.linkage.categories import affinity, likely_codes
from tinhso.linkage.compiled import Array
from tinhso.linkage.configuration import BOND_KINDS, Configuration
from tinhso.linkage.estimation import Model, estimate, exact_hits
from tinhso.linkage.people import Kin, index_people, kin_of
from tinhso.linkage.tables import Encoder, Progress, Table
from tinhso.linkage.weights import rarity_of

THREADS = 2
CHUNK = 4096
SEED = 20250701


@dataclass(frozen=True)
class Prepared:
    """Both tables ready for linking, with the weights."""

    configuration: Configuration
    source: Table
    reference: Table
    side: Side
    shape: Shape
    model: Model


def prepare(configuration: Configuration, source: Path, reference: Path, progress: Progress) -> Prepared:
    encoder = Encoder(configuration)
    encoder.check(reference, configuration.reference)
    encoder.check(source, configuration.source)
    known = encoder.read(reference, "reference", progress)
    acts = known if configuration.duplicates else encoder.read(source, "source", progress)
    names, words = encoder.vocabulary.names, encoder.vocabulary.words
    progress("index", 0)
    index = index_people(known.people, names)
    kinds = [BOND_KINDS[bond.kind] for bond in configuration.bonds]
    kin = kin_of([known.kin[kind] for kind in kinds], known.people, index) if kinds else _no_kin()
    progress("estimate", 0)
    shape = shape_of(configuration)
    hits = exact_hits(acts.people, known.people, index, names)
    tables = _affinities(encoder, acts, known, hits)
    likely = likely_codes(tables[0])
    side = Side(known.people, index, kin, names, words, rarity_of(known.people, names, words), likely)
    desk = new_desk(known.people.size, shape.roles)
    model = estimate(shape, acts.people, side, tables, desk, new_joint(), SEED)
    return Prepared(configuration, acts, known, side, shape, model)


def shape_of(configuration: Configuration) -> Shape:
    roles = [person.role for person in configuration.source.persons]
    bonds = [(roles.index(bond.first), roles.index(bond.second), kind) for kind, bond in enumerate(configuration.bonds)]
    swapped = [roles.index(role) for role in configuration.swapped] if configuration.swapped else [-1, -1]
    return Shape(
        len(roles),
        np.array(bonds, np.int64).reshape(-1, 3),
        swapped[0],
        swapped[1],
        int(configuration.duplicates),
        len(configuration.reference.persons),
        int(configuration.target == "record"),
    )


def _no_kin() -> Kin:
    return Kin(np.zeros((0, 1), np.int32), np.zeros((0, 2), np.int32), np.zeros((0, 1), np.int32))


def _affinities(encoder: Encoder, acts: Table, known: Table, hits: Array) -> tuple[Array, Array]:
    found = hits >= 0
    rows = hits[found]
    return tuple(  # type: ignore[return-value]
        affinity(kind["source"], kind["reference"], mentioned[found], there[rows], there)
        for kind, mentioned, there in (
            (encoder.places, acts.people.place, known.people.place),
            (encoder.ethnicities, acts.people.ethnicity, known.people.ethnicity),
        )
    )


def run_all(prepared: Prepared, progress: Progress) -> Found:
    """Link every act, in chunks shared between threads."""
    shape, mentions = prepared.shape, prepared.source.people
    acts, weights, no_pairs = prepared.source.rows, prepared.model.weights, room_for_pairs(0)
    found = nothing_found(mentions.size)
    desks = [(new_desk(prepared.reference.people.size, shape.roles), new_joint()) for _ in range(THREADS)]
    starts = iter(range(0, acts, CHUNK))

    def work(number: int) -> None:
        desk, joint = desks[number]
        for start in starts:
            last = min(acts, start + CHUNK)
            chunk = np.arange(start, last)
            link_acts(chunk, False, shape, mentions, prepared.side, weights, desk, joint, found, no_pairs)
            progress("link", last)

    with ThreadPoolExecutor(THREADS) as pool:
        for done in [pool.submit(work, number) for number in range(THREADS)]:
            done.result()
    return found


