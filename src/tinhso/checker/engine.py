"""The door: a document in, what was checked and what doesn't agree out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tinhso.checker.claim import Claim, Reading
from tinhso.checker.claims.appendices import appendix_claims
from tinhso.checker.claims.appendix_titles import appendix_title_claims
from tinhso.checker.claims.bounds import bound_claims
from tinhso.checker.claims.changes_in_full import change_claims
from tinhso.checker.claims.common_bases import common_base_claims
from tinhso.checker.claims.corroborated import corroborated_claims
from tinhso.checker.claims.counts import count_claims
from tinhso.checker.claims.dates import date_claims
from tinhso.checker.claims.derived import derived_claims
from tinhso.checker.claims.differences import difference_claims
from tinhso.checker.claims.divided_above import divided_above_claims
from tinhso.checker.claims.earlier import earlier_claims
from tinhso.checker.claims.enumerations import enumeration_claims
from tinhso.checker.claims.flows import flow_claims
from tinhso.checker.claims.from_to import from_to_claims
from tinhso.checker.claims.growth_columns import growth_column_claims
from tinhso.checker.claims.hundreds import hundred_claims
from tinhso.checker.claims.itemized import itemized_claims
from tinhso.checker.claims.lists import list_claims
from tinhso.checker.claims.named_again import named_again_claims
from tinhso.checker.claims.partitions import partition_claims
from tinhso.checker.claims.periods import period_claims
from tinhso.checker.claims.references import reference_claims
from tinhso.checker.claims.restatement import restatement_claims
from tinhso.checker.claims.shares import share_claims
from tinhso.checker.claims.structure import structure_claims
from tinhso.checker.claims.tabled import tabled_claims
from tinhso.checker.claims.tables import table_claims
from tinhso.checker.claims.units import unit_claims
from tinhso.checker.claims.weighed import with_weighed
from tinhso.checker.claims.whole_lists import whole_list_claims
from tinhso.checker.equations import Same, Share, Sum, holds
from tinhso.checker.findings import CheckResult, Finding, FindingKind, Severity
from tinhso.checker.numbers_in_text import Kind
from tinhso.checker.passages import walk
from tinhso.checker.reconcile import findings_of
from tinhso.papers import Document

Rule = Callable[[Reading], Iterator[Claim]]
FurtherRule = Callable[[Reading, Sequence[Claim]], Iterator[Claim]]

RULES: tuple[Rule, ...] = (
    share_claims,
    difference_claims,
    from_to_claims,
    change_claims,
    hundred_claims,
    bound_claims,
    partition_claims,
    list_claims,
    itemized_claims,
    flow_claims,
    table_claims,
    growth_column_claims,
    tabled_claims,
    count_claims,
    enumeration_claims,
    appendix_claims,
    appendix_title_claims,
    restatement_claims,
    named_again_claims,
    unit_claims,
    reference_claims,
    period_claims,
    date_claims,
    structure_claims,
)
# Rules that build on what the others found, in this order.
FURTHER_RULES: tuple[FurtherRule, ...] = (
    common_base_claims,
    corroborated_claims,
    divided_above_claims,
    derived_claims,
    whole_list_claims,
)
_COUNTED = (Kind.COUNT, Kind.PERCENT, Kind.DATE, Kind.PERIOD, Kind.SYMBOL)


def check(document: Document, against: Sequence[Document] = ()) -> CheckResult:
    """Check one document, alone and against earlier ones. Pure: reads no clock, no database."""
    reading = Reading.of(walk(document))
    claims = [claim for rule in RULES for claim in rule(reading)]
    for other in against:
        claims += earlier_claims(reading, Reading.of(walk(other)))
    for follow in FURTHER_RULES:
        claims += list(follow(reading, claims))
    claims = _distinct(with_weighed(reading, claims))
    findings = [claim.finding for claim in claims if claim.finding is not None]
    findings = _told_once([*findings, *findings_of(claims)])
    counted = {number for numbers in reading.numbers.values() for number in numbers if number.kind in _COUNTED}
    covered = {number for claim in claims for number in claim.numbers}
    return CheckResult(
        text=document.extracted.text,
        findings=tuple(_in_order(findings)),
        claims_checked=dict(Counter(claim.kind for claim in claims)),
        numbers_total=len(counted),
        numbers_in_claims=len(counted & covered),
    )


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """A part that exceeds its whole is no further error where a correction of either is proposed."""
    corrected = {span for finding in findings for span in finding.spans if finding.suggestion}
    explained = (not f.suggestion and f.kind is FindingKind.SUM and not corrected.isdisjoint(f.spans) for f in findings)
    return [finding for finding, told in zip(findings, explained, strict=True) if not told]


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    """What several rules say of the same numbers once: in a reading in which it holds, or as the surest says it."""
    found: dict[object, Claim] = {}
    for claim in claims:
        key = _key(claim)
        if key not in found or _is_surer(claim, found[key]):
            found[key] = claim
    return list(found.values())


def _is_surer(one: Claim, other: Claim) -> bool:
    if one.equation is None or other.equation is None or holds(other.equation):
        return False
    return holds(one.equation) or one.severity is Severity.CONTRADICTION is not other.severity


def _key(claim: Claim) -> object:
    match claim.equation:
        case None:
            return id(claim)
        case Same(numbers):
            return frozenset(numbers)
        case Share(part, whole, shown, growth):
            return part, whole, shown, growth
        case Sum(total, parts, signs):
            return total, frozenset(parts), signs
        case other:
            return type(other), other.numbers


def _in_order(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: min((span.start for span in finding.spans), default=0))
