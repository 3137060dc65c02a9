"""Why something can't be signed."""


class CannotSign(Exception):
    """Nothing was signed; `message` says why and what to do, in the user's words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
