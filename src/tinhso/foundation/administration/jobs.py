"""Long work of this room."""

from dataclasses import asdict
from typing import Any

from tinhso.foundation.jobs.runs import Run, long_job
from tinhso.foundation.journal.verification import verify

VERIFICATION = "administration.verify_journal"
FINDINGS_KEPT = 100


@long_job(VERIFICATION)
def verify_whole_journal(run: Run) -> dict[str, Any]:
    """Recompute every digest and seal. The result keeps the first findings; the command line prints them all."""
    report = verify()
    return {
        "rows": report.rows,
        "seals": report.seals,
        "last_position": report.last_position,
        "found": len(report.findings),
        "findings": [asdict(finding) for finding in report.findings[:FINDINGS_KEPT]],
    }
