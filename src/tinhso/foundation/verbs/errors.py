"""What a verb may refuse with. Each carries a message in the user's words."""

from dataclasses import dataclass

from tinhso.foundation.organizations.subjects import Subject


class VerbError(Exception):
    """Base: the verb did nothing. `message` is shown to the user; `status` is the HTTP status of the API."""

    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotPermitted(VerbError):
    """The actor may not do this here; the message says why, and the denial is journalled."""

    status = 403

    def __init__(self, message: str, subject: Subject | None = None) -> None:
        super().__init__(message)
        self.subject = subject


class NotFound(VerbError):
    """There is no such thing, or the actor may not know that there is."""

    status = 404


class Refused(VerbError):
    """The rules of the domain don't allow it now (state, date, missing part)."""

    status = 409


@dataclass(frozen=True)
class FieldProblem:
    """One thing wrong with the input: where (field, and row of an import) and what to do about it."""

    field: str
    message: str
    row: int | None = None


class Invalid(VerbError):
    """The input is wrong; `problems` name the fields."""

    status = 422

    def __init__(self, *problems: FieldProblem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class KeyReused(VerbError):
    """The idempotency key was used for a different request."""

    status = 409
