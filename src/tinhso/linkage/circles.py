"""Where persons are looked for: in widening circles, along the bonds of the act, in the records of candidates.

Each step is taken for all acts of a block before the next, so that memory is asked for many rows at once instead of
being waited for row by row.
"""

from tinhso.linkage.compiled import Array, Number, compiled, inlined
from tinhso.linkage.desk import MOST, Desk, Side, kept_place
from tinhso.linkage.hashing import bucket_of, key_of
from tinhso.linkage.joint import Shape
from tinhso.linkage.names import ALIKE, GIVEN, OUTER, SURNAME
from tinhso.linkage.people import (
    BY_ALIKE,
    BY_ALIKE_PLACE,
    BY_ALIKE_YEAR,
    BY_GIVEN_DATE,
    BY_HOME,
    BY_OLD,
    BY_OUTER_DAY,
    BY_OUTER_YEAR,
    BY_PERSONAL,
    BY_SURNAME_DATE,
    Kin,
    home_key,
)

CIRCLES = 5
FEW = 40  # rows of a name that is rare enough to be looked for whatever the date


@compiled
def steps_of(shape: Shape) -> Number:
    """How many steps a circle has: each role by itself, then along each bond both ways, then through records."""
    return shape.roles + 2 * len(shape.bonds) + shape.record * shape.roles * shape.roles


@compiled
def role_of(step: int, shape: Shape) -> Number:
    """Whom a step looks for."""
    roles, bonds = shape.roles, shape.bonds
    if step < roles:
        return step
    step -= roles
    if step < 2 * len(bonds):
        return bonds[step // 2, 1 - step % 2]
    return (step - 2 * len(bonds)) % roles


@inlined
def make_ready(
    step: int, circle: int, opened: int, first: int, acts: Array, shape: Shape, mentions: Array, side: Side, desk: Desk
) -> None:
    """Find out where a step will look, and ask memory for what it will read."""
    if step < shape.roles:
        if circle > 0:
            _ask_all(step, circle, opened, first, acts, shape, mentions, side, desk)
    elif step < shape.roles + 2 * len(shape.bonds):
        bond = (step - shape.roles) // 2
        forward = (step - shape.roles) % 2 == 0
        _touch_kin(bond, forward, opened, shape, side.kin, desk)


@inlined
def _ask_all(
    role: int, circle: int, opened: int, first: int, acts: Array, shape: Shape, mentions: Array, side: Side, desk: Desk
) -> None:
    starts, rows = side.ways.starts, side.ways.rows
    last = rows.shape[1] - 1
    ahead = 0
    for place in range(opened):
        seat = desk.open[place]
        desk.asked[seat] = 0
        if desk.doubt[seat, role] < shape.doubt[circle]:
            continue
        ways, buckets = desk.ways[seat], desk.buckets[seat]
        m = acts[first + seat] * shape.roles + role
        desk.asked[seat] = _ask(m, circle, mentions, side, ways, buckets)
        for asked in range(desk.asked[seat]):
            ahead += starts[ways[asked], buckets[asked]]
    for place in range(opened):
        seat = desk.open[place]
        for asked in range(desk.asked[seat]):
            way = desk.ways[seat, asked]
            ahead += rows[way, min(starts[way, desk.buckets[seat, asked]], last)]
    desk.scratch[0] = ahead & 1


@inlined
def _touch_kin(bond: int, forward: bool, opened: int, shape: Shape, kin: Kin, desk: Desk) -> None:
    first, second, kind = shape.bonds[bond, 0], shape.bonds[bond, 1], shape.bonds[bond, 2]
    last = kin.back_rows.shape[1] - 1
    role = first if forward else second
    ahead = 0
    for place in range(opened):
        seat = desk.open[place]
        for candidate in range(desk.kept[seat, role]):
            row = desk.rows[seat, role, candidate]
            ahead += kin.row[kind, row] if forward else kin.back_starts[kind, row]
    if not forward:
        for place in range(opened):
            seat = desk.open[place]
            for candidate in range(desk.kept[seat, role]):
                ahead += kin.back_rows[kind, min(kin.back_starts[kind, desk.rows[seat, role, candidate]], last)]
    desk.scratch[0] = ahead & 1


@inlined
def gather(
    step: int,
    circle: int,
    place: int,
    opened: int,
    first: int,
    acts: Array,
    shape: Shape,
    mentions: Array,
    sure: Array,
    side: Side,
    desk: Desk,
) -> tuple[Number, Number]:
    """Take one step for the open acts from `place` on, while the pool has room. Returns where to go on, and how many
    found rows.
    """
    role, roles, people, pool = role_of(step, shape), shape.roles, side.people, desk.pool
    size, searches, ahead = 0, 0, 0
    while place < opened and size <= len(pool) - MOST:
        seat = desk.open[place]
        place += 1
        m = acts[first + seat] * roles + role
        end = size
        if step < roles:
            if circle > 0:
                end = _take_asked(seat, size, side, desk)
            elif sure[m] >= 0:
                pool[size] = sure[m]
                end = size + 1
        elif step < roles + 2 * len(shape.bonds):
            if mentions[m].name >= 0:
                end = _follow_bond(step - roles, seat, size, shape, side.kin, desk)
        else:
            end = _follow_record((step - roles - 2 * len(shape.bonds)) // roles, role, seat, size, roles, desk)
        if end > size:
            desk.seats[searches], desk.begins[searches] = seat, size
            searches += 1
            for row in range(size, end):
                ahead += people[pool[row]].name
            size = end
    desk.begins[searches] = size
    desk.scratch[0] = ahead & 1
    return place, searches


@inlined
def _take_asked(seat: int, size: int, side: Side, desk: Desk) -> Number:
    """Put the rows of every place that was asked for into the pool; returns where they end."""
    starts, rows, pool = side.ways.starts, side.ways.rows, desk.pool
    end = size + MOST
    for asked in range(desk.asked[seat]):
        way, bucket = desk.ways[seat, asked], desk.buckets[seat, asked]
        last = min(starts[way, bucket + 1], starts[way, bucket] + end - size)
        for place in range(starts[way, bucket], last):
            pool[size] = rows[way, place]
            size += 1
    return size


@inlined
def _follow_bond(number: int, seat: int, size: int, shape: Shape, kin: Kin, desk: Desk) -> Number:
    """Whom the reference names as relative of the first person's candidates, or, backwards, who names the second
    person's candidates, as far as they aren't candidates yet. Returns where they end in the pool.
    """
    first, second, kind = shape.bonds[number // 2, 0], shape.bonds[number // 2, 1], shape.bonds[number // 2, 2]
    rows, kept, pool, end = desk.rows[seat], desk.kept[seat], desk.pool, size + MOST
    if number % 2 == 0:
        for place in range(kept[first]):
            relative = kin.row[kind, rows[first, place]]
            if relative >= 0 and kept_place(second, relative, rows, kept) < 0:
                pool[size] = relative
                size += 1
        return size
    for place in range(kept[second]):
        r = rows[second, place]
        for back in range(kin.back_starts[kind, r], kin.back_starts[kind, r + 1]):
            if size < end and kept_place(first, kin.back_rows[kind, back], rows, kept) < 0:
                pool[size] = kin.back_rows[kind, back]
                size += 1
    return size


@inlined
def _follow_record(role: int, other: int, seat: int, size: int, roles: int, desk: Desk) -> Number:
    """The other persons of the records of a role's candidates. Returns where they end in the pool."""
    if role == other:
        return size
    for place in range(desk.kept[seat, role]):
        row = desk.rows[seat, role, place]
        sits = roles - 1 - other if row % roles != role else other
        desk.pool[size] = row // roles * roles + sits
        size += 1
    return size


@inlined
def _ask(m: int, circle: int, mentions: Array, side: Side, ways: Array, buckets: Array) -> Number:
    """Where one circle looks: 1 numbers, given name and date; 2 the name with a slip in the date or a vague one; 3 the
    date, also with day and month exchanged, with a slip in the name; 4 slips in both. Returns how many places.
    """
    starts, names, mention, size = side.ways.starts, side.names, mentions[m], side.ways.starts.shape[1] - 1
    name, date = mention.name, mention.date
    asked = 0
    if circle == 1:
        if mention.personal >= 0:
            ways[asked], buckets[asked] = BY_PERSONAL, bucket_of(size, key_of(mention.personal, 0))
            asked += 1
        if mention.old >= 0:
            ways[asked], buckets[asked] = BY_OLD, bucket_of(size, key_of(mention.old, 0))
            asked += 1
    if name < 0:
        return asked
    has_day = date >= 0 and date % 32 > 0
    year, month, day = date // 416, date // 32 % 13, date % 32
    alike, outer, surname, given = names[name, ALIKE], names[name, OUTER], names[name, SURNAME], names[name, GIVEN]
    if circle == 1:
        if has_day:
            ways[asked], buckets[asked] = BY_GIVEN_DATE, bucket_of(size, key_of(given, date))
            asked += 1
    elif circle == 2:
        if date >= 0:
            ways[asked], buckets[asked] = BY_ALIKE_YEAR, bucket_of(size, key_of(alike, year))
            asked += 1
        if has_day:
            ways[asked], buckets[asked] = BY_OUTER_DAY, bucket_of(size, key_of(outer, date % 416))
            asked += 1
    elif circle == 3:
        if has_day:
            ways[asked], buckets[asked] = BY_SURNAME_DATE, bucket_of(size, key_of(surname, date))
            asked += 1
            if day <= 12 and day != month:
                exchanged = (year * 13 + day) * 32 + month
                ways[asked], buckets[asked] = BY_GIVEN_DATE, bucket_of(size, key_of(given, exchanged))
                asked += 1
    else:
        there = -1
        if 0 <= mention.place < len(side.likely_place):
            there = side.likely_place[mention.place]
        if date >= 0:
            ways[asked], buckets[asked] = BY_OUTER_YEAR, bucket_of(size, key_of(outer, year))
            asked += 1
            if there >= 0:
                ways[asked], buckets[asked] = BY_HOME, bucket_of(size, home_key(there, year, surname))
                asked += 1
        bucket = bucket_of(size, key_of(alike, 0))
        if starts[BY_ALIKE, bucket + 1] - starts[BY_ALIKE, bucket] <= FEW:
            ways[asked], buckets[asked] = BY_ALIKE, bucket
            asked += 1
        elif there >= 0:
            ways[asked], buckets[asked] = BY_ALIKE_PLACE, bucket_of(size, key_of(alike, there))
            asked += 1
    return asked
