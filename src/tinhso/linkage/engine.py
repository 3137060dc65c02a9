"""The whole run: read, index, estimate, link."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from tinhso.linkage.acts import DOUBT, Found, link_acts, nothing_found, room_for_pairs
from tinhso.linkage.categories import Categories, affinity, likely_codes
from tinhso.linkage.chance import Chance, chance_levels
from tinhso.linkage.compiled import THREADS, Array
from tinhso.linkage.configuration import BOND_KINDS, Configuration
from tinhso.linkage.desk import Side, new_desk
from tinhso.linkage.estimation import Model, estimate
from tinhso.linkage.joint import FATHER, MOTHER, SPOUSE, Shape, new_joint
from tinhso.linkage.people import Index, Kin, Rarity, index_people, kin_of, put_rarity, sure_rows
from tinhso.linkage.progress import Progress
from tinhso.linkage.reading import Opened
from tinhso.linkage.state import State
from tinhso.linkage.tables import Encoder, Table
from tinhso.linkage.weights import Weights, rarity_of

CHUNK = 4096
KEEP_EVERY = 16 * CHUNK
SEED = 20250701
_RELATIONS = {"spouse": SPOUSE, "father": FATHER, "mother": MOTHER}


@dataclass(frozen=True)
class Work:
    """All that linking an act needs; Spark's workers get nothing else."""

    shape: Shape
    mentions: Array  # records
    sure: Array  # int32 (mentions,): the row that is compared first, or -1
    side: Side
    weights: Weights


@dataclass(frozen=True)
class Prepared:
    """Both tables ready for linking, with the weights and where they come from."""

    configuration: Configuration
    source: Table
    reference: Table
    work: Work
    model: Model


def prepare(
    configuration: Configuration,
    source: Opened | None,
    reference: Opened,
    progress: Progress,
    state: State | None = None,
) -> Prepared:
    """Read both tables, index the reference and estimate the weights (or take those that `state` keeps). Without a
    source the reference is linked with itself.

    Raises LinkageError for files that can't be used.
    """
    encoder = Encoder(reference.rows)
    known = encoder.read(reference, "reference", progress)
    with ThreadPoolExecutor(1) as aside:
        indexing = aside.submit(
            _look_up, configuration, known, encoder, encoder.vocabulary.names, encoder.vocabulary.words
        )
        acts = encoder.read(source, "source", progress) if source else known
        names, words = encoder.vocabulary.names, encoder.vocabulary.words
        progress("index", 0)
        index, kin, rarity, chance = indexing.result()
    if source is None:
        encoder.places["source"], encoder.ethnicities["source"] = (
            encoder.places["reference"],
            encoder.ethnicities["reference"],
        )
    encoder.finish_checks()
    progress("estimate", 0)
    shape = shape_of(configuration)
    codes = encoder.places["source"].codes, encoder.ethnicities["source"].codes
    model = state.model(*codes) if state else None
    mentions, people = acts.records, known.records
    # Within one register a row is as like itself as can be, which says nothing.
    sure = np.full(len(mentions), -1, np.int32) if shape.own else sure_rows(mentions, people, index, names)
    tables = (
        (model.weights.place, model.weights.ethnicity) if model else _affinities(encoder, acts, known, rarity, sure)
    )
    side = Side(
        people,
        index,
        kin,
        names,
        words,
        rarity.year,
        rarity.rare_surname,
        rarity.local,
        likely_codes(tables[0]),
    )
    if model is None:
        model = estimate(shape, mentions, sure, rarity, chance, side, tables, SEED)
        if state:
            state.keep_model(model, *codes)
    return Prepared(configuration, acts, known, Work(shape, mentions, sure, side, model.weights), model)


def _look_up(
    configuration: Configuration, known: Table, encoder: Encoder, names: Array, words: Array
) -> tuple[Index, Kin, Rarity, Chance]:
    """Everything about the reference that doesn't depend on who is looked for."""
    places, ethnicities = len(encoder.places["reference"].codes), len(encoder.ethnicities["reference"].codes)
    with ThreadPoolExecutor(1) as aside:
        counting = aside.submit(rarity_of, known.records, names, words, places, ethnicities)
        index = index_people(known.records, names)
        kinds = [BOND_KINDS[bond.kind] for bond in configuration.bonds]
        kin = kin_of([known.kin[kind] for kind in kinds], known.records, index) if kinds else _no_kin()
        rarity = counting.result()
    put_rarity(known.records, rarity)
    return index, kin, rarity, chance_levels(known.people, rarity.relatives, index, names, words, SEED)


def shape_of(configuration: Configuration) -> Shape:
    roles = [person.role for person in configuration.source.persons]
    bonds = [
        (roles.index(bond.first), roles.index(bond.second), number, _RELATIONS[bond.kind])
        for number, bond in enumerate(configuration.bonds)
    ]
    swapped = [roles.index(role) for role in configuration.swapped] if configuration.swapped else [-1, -1]
    return Shape(
        len(roles),
        np.array(bonds, np.int64).reshape(-1, 4),
        np.array(_triangle(bonds), np.int64),
        swapped[0],
        swapped[1],
        int(configuration.duplicates),
        len(configuration.reference.persons),
        int(configuration.target == "record"),
        len(roles) if bonds or configuration.target == "record" else 1,
        np.array(DOUBT),
    )


def _triangle(bonds: list[tuple[int, int, int, int]]) -> tuple[int, int, int]:
    """The bonds of a child to its two parents and that of the parents, where the act has all three."""
    for couple, (first, second, _number, relation) in enumerate(bonds):
        parents = {
            (child, parent): number
            for number, (child, parent, _number, kind) in enumerate(bonds)
            if kind != SPOUSE and relation == SPOUSE
        }
        for child in {child for child, _parent in parents}:
            if (child, first) in parents and (child, second) in parents:
                return parents[child, first], parents[child, second], couple
    return -1, -1, -1


def _no_kin() -> Kin:
    return Kin(np.zeros((0, 1), np.int32), np.zeros((0, 2), np.int32), np.zeros((0, 1), np.int32))


def _affinities(encoder: Encoder, acts: Table, known: Table, rarity: Rarity, sure: Array) -> tuple[Array, Array]:
    found = sure >= 0
    rows = sure[found]

    def learnt(kind: dict[str, Categories], mentioned: Array, there: Array, occurring: Array) -> Array:
        return affinity(kind["source"], kind["reference"], mentioned[found], there[rows], occurring)

    mine, theirs = acts.people, known.people
    with ThreadPoolExecutor(THREADS) as pool:
        place = pool.submit(learnt, encoder.places, mine.place, theirs.place, rarity.places)
        ethnicity = pool.submit(learnt, encoder.ethnicities, mine.ethnicity, theirs.ethnicity, rarity.ethnicities)
        return place.result(), ethnicity.result()


def run_all(
    prepared: Prepared, progress: Progress, state: State | None = None, fingerprints: Array | None = None
) -> Found:
    """Link every act, in chunks shared between threads; with a state, only those that it doesn't know."""
    found = nothing_found(len(prepared.source.records))
    acts = np.arange(prepared.source.rows)
    if state is None or fingerprints is None:
        link_some(prepared.work, acts, found, progress)
        return found
    acts = state.recall(fingerprints, prepared.work.shape.roles, found)
    for start in range(0, len(acts), KEEP_EVERY):
        some = acts[start : start + KEEP_EVERY]
        link_some(prepared.work, some, found, progress)
        state.keep(fingerprints, some, prepared.work.shape.roles, found)
    return found


def link_some(work: Work, acts: Array, found: Found, progress: Progress) -> None:
    """Link these acts on all threads; what is found depends on neither their number nor their order."""
    no_pairs = room_for_pairs(0)
    starts = iter(range(0, len(acts), CHUNK))

    def share(_number: int) -> None:
        desk, joint = new_desk(work.shape.roles), new_joint()
        for start in starts:
            chunk = acts[start : start + CHUNK]
            link_acts(
                chunk, work.shape, work.mentions, work.sure, work.side, work.weights, desk, joint, found, no_pairs
            )
            progress("link", start + len(chunk))

    with ThreadPoolExecutor(THREADS) as pool:
        try:
            for done in [pool.submit(share, number) for number in range(THREADS)]:
                done.result()
        except BaseException:
            list(starts)  # leaves nothing to do for the other threads
            raise
