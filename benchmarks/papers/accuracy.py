"""Field accuracy of the plan reader over the measure's documents: `python -m benchmarks.papers.accuracy [-v]`.

A field counts as right only when it is wholly right: the same bodies in the same order, the same day, the same words.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from benchmarks.papers.contents import Plan, T
from benchmarks.papers.documents import Sample, samples
from tinhso.directives.reading.plan import read_plan
from tinhso.directives.reading.result import PlanReading, ReadTask
from tinhso.kernel.text import canonical_key
from tinhso.papers import read_bytes

KINDS = {"CHỈ THỊ": "directive", "THÔNG BÁO": "conclusion_notice", "": "official_letter"}


def key(text: str) -> str:
    return canonical_key(text).strip(" .;,:")


def measure(sample: Sample) -> tuple[Counter[str], Counter[str], list[str]]:
    """Right answers and questions by field, and what was wrong."""
    content = sample.content.encode() if isinstance(sample.content, str) else sample.content
    reading = read_plan(read_bytes(content))
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong: list[str] = []
    for field, expected, found in (
        *_document(sample.plan, reading),
        *_tasks(sample.plan, reading, sentences=sample.sentences),
    ):
        if field in sample.without:
            continue
        asked[field] += 1
        if expected == found:
            right[field] += 1
        else:
            wrong.append(f"{sample.name}: {field}: {expected!r} <> {found!r}")
    return right, asked, wrong


def _document(plan: Plan, reading: PlanReading) -> Iterator[tuple[str, object, object]]:
    issuer = " ".join(plan.issuer) if plan.issuer[0].startswith("ỦY BAN") else plan.issuer[-1]
    yield "symbol", plan.symbol or None, reading.symbol
    yield "issued_on", plan.issued_on or None, reading.issued_on
    yield "issuer", key(issuer), key(reading.issuer)
    yield "kind", KINDS.get(plan.kind, "plan"), reading.kind
    yield "subject", key(plan.subject), key(reading.subject)
    yield "signer", plan.signer, reading.document.signature.name
    yield "legal_bases", len(plan.bases), len(reading.legal_bases)
    yield "tasks found", sum(len(group.tasks) for group in plan.groups), len(reading.tasks)
    if plan.duties:
        found = {key(duty.addressee) for duty in reading.duties}
        for who, _what in plan.duties:
            yield "duties", True, key(who) in found


def _tasks(plan: Plan, reading: PlanReading, *, sentences: bool = False) -> Iterator[tuple[str, object, object]]:
    left = list(reading.tasks)
    for group in plan.groups:
        for task in group.tasks:
            found = _closest(task, left, sentences=sentences)
            if found is None:
                for field in (
                    "content",
                    "lead",
                    "coordinating",
                    "deliverable",
                    "deadline kind",
                    "deadline due",
                    "group",
                ):
                    yield field, "a task", None
                continue
            left.remove(found)
            content = key(_without_addressee(found, task))
            yield (
                "content",
                key(task.content),
                key(task.content) if sentences and key(task.content) in content else content,
            )
            yield "lead", [key(name) for name in task.lead], [key(unit.text) for unit in found.lead]
            yield "coordinating", [key(name) for name in task.helpers], [key(unit.text) for unit in found.coordinating]
            yield "deliverable", key(task.deliverable), key(found.deliverable)
            yield "deadline kind", [due[0] for due in task.due], [deadline.kind for deadline in found.deadlines]
            yield (
                "deadline due",
                [due[1:] for due in task.due],
                [(d.due.isoformat() if d.due else None, d.ongoing_after) for d in found.deadlines],
            )
            yield "group", key(group.title), key(_title(found, reading))


def _without_addressee(found: ReadTask, task: T) -> str:
    """A sentence that begins with its subject is compared without it."""
    for lead in task.lead:
        if found.content.startswith(lead) and not task.content.startswith(lead):
            return found.content[len(lead) :].lstrip(" :")
    return found.content


def _title(task: ReadTask, reading: PlanReading) -> str:
    titles = [group.title for group in reading.groups if group.number == task.group]
    return titles[0] if titles else ""


def _closest(task: T, candidates: list[ReadTask], *, sentences: bool) -> ReadTask | None:
    if sentences:
        return next((one for one in candidates if key(task.content) in key(one.content)), None)
    scored = [
        (SequenceMatcher(None, key(task.content)[:120], key(one.content)[:120]).ratio(), -at, one)
        for at, one in enumerate(candidates)
    ]
    best = max(scored, default=None, key=lambda entry: entry[:2])
    return best[2] if best and best[0] > 0.6 else None


def report(documents: Iterable[Sample]) -> int:
    """Measures and prints; with -v also what was wrong."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    shares: list[float] = []
    started = time.perf_counter()
    for sample in documents:
        r, a, wrong = measure(sample)
        right += r
        asked += a
        shares.append(sum(r.values()) / sum(a.values()))
        print(f"{sample.name:36} {sum(r.values()):4}/{sum(a.values()):<4} {shares[-1]:7.1%}")
        if "-v" in sys.argv:
            print("".join(f"    {line}\n" for line in wrong), end="")
    print(f"\n{len(shares)} documents in {time.perf_counter() - started:.1f} s")
    for field in asked:
        print(f"{field:16} {right[field]:4}/{asked[field]:<4} {right[field] / asked[field]:7.1%}")
    total, questions = sum(right.values()), sum(asked.values())
    print(f"{'all fields':16} {total:4}/{questions:<4} {total / questions:7.1%}")
    print(f"{'mean of documents':26} {sum(shares) / len(shares):7.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(report(samples()))
