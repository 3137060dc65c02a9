"""Why a file can't be taken."""


class FileRefused(Exception):
    """The file can't be taken; `message` says why and what to do, in the user's words."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
