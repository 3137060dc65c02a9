"""What goes wrong with files people bring, in their words: which file, which line, which column."""


class LinkageError(Exception):
    """The run can't start or go on; the message is for the person who gave the files."""

    def __init__(
        self, message: str, *, file: object = None, line: int | None = None, column: str | None = None
    ) -> None:
        where = [str(file)] if file is not None else []
        where += [f"dòng {line}"] if line is not None else []
        where += [f"cột “{column}”"] if column is not None else []
        super().__init__(": ".join([", ".join(where), message]) if where else message)
        self.line, self.column = line, column
