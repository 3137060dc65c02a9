"""What the API takes at a counter: a dossier as an officer's programme enters it, and an applicant's answer."""

from dataclasses import replace
from typing import Literal

from pydantic import AwareDatetime, Field

from tinhso.foundation.verbs.schemas import Input
from tinhso.onestop.inputs import GivenSlip, Intake
from tinhso.onestop.schemas.dossiers import DossierIn, Id


class SlipIn(Input):
    """`number` as it is printed on the slip, "4/2026"."""

    outage_id: Id
    number: str = Field(max_length=20)


class CounterDossierIn(DossierIn):
    """A dossier that a counter takes in; `unit_id` is competent for it. `missing`: component → what the applicant is
    told. `received_at`: when it was truly received, where it is entered later, with `late_because` or, when it was
    received on paper during an outage, the `slip`."""

    receiving_unit_id: Id
    channel: Literal["direct", "postal"] = "direct"
    missing: dict[str, str] = {}
    received_at: AwareDatetime | None = None
    late_because: str = ""
    slip: SlipIn | None = None

    def intake(self) -> Intake:
        return replace(
            super().intake(),
            receiving_unit_id=self.receiving_unit_id,
            channel=self.channel,
            missing=self.missing,
            received_at=self.received_at,
            late_because=self.late_because,
            slip=GivenSlip(**self.slip.dict()) if self.slip else None,
        )


class RatingIn(Input):
    satisfaction: Literal["very_satisfied", "satisfied", "not_satisfied"]
    comment: str = Field(default="", max_length=1000)
