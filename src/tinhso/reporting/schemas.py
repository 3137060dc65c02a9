"""What the wing's API takes and gives. Days are ISO dates in Vietnam."""

from datetime import date

from ninja import Schema
from pydantic import Field

from tinhso.directives.schemas import Input, UnitOut
from tinhso.reporting.verbs import Question


class QuestionIn(Input):
    """Asked of a unit that uses the system, or of a body outside it."""

    subject: str
    detail: str = ""
    proposal: str = ""
    answering_unit_id: int | None = None
    answering_body: str = ""

    def question(self) -> Question:
        return Question(
            subject=self.subject,
            detail=self.detail,
            proposal=self.proposal,
            answering_unit_id=self.answering_unit_id,
            answering_body=self.answering_body,
        )


class DifficultyIn(QuestionIn):
    unit_id: int
    field_code: str = Field("", max_length=60)


class MergeIn(QuestionIn):
    ids: list[int] = Field(max_length=200)


class AnswerIn(Input):
    answer: str
    document: str = ""
    on: date | None = None


class DifficultyOut(Schema):
    """`merged_into_id`: the one that is answered for several units that raised the same."""

    id: int
    unit: UnitOut
    field_code: str
    subject: str
    detail: str
    proposal: str
    state: str
    raised_on: date
    answering_unit: UnitOut | None
    answering_body: str
    answer: str
    answer_document: str
    answered_on: date | None
    merged_into_id: int | None


class DifficultyDetail(Schema):
    """`merged`: what went into it, as far as the caller may see it."""

    difficulty: DifficultyOut
    merged: list[DifficultyOut]


class DifficultyPage(Schema):
    items: list[DifficultyOut]
    next_cursor: str
