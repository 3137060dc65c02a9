"""What goes wrong with files people bring, in their words: which file, which line, which column."""

from tinhso.linkage.messages import N_, Message, Say


class LinkageError(Exception):
    """The run can't start or go on; the message is for the person who gave the files."""

    def __init__(
        self,
        template: str,
        *,
        file: object = None,
        line: int | None = None,
        column: str | None = None,
        **values: object,
    ) -> None:
        """`values` fill in the template, which is a sentence of the catalogue."""
        self.file, self.line, self.column, self.message = file, line, column, Message(template, values)
        super().__init__(self.said(str))

    def said(self, say: Say) -> str:
        """With the place first, in the language of the translator."""
        where = [str(self.file)] if self.file is not None else []
        where += [Message(N_("dòng {line}"), {"line": self.line}).said(say)] if self.line is not None else []
        where += [Message(N_("cột “{column}”"), {"column": self.column}).said(say)] if self.column is not None else []
        message = self.message.said(say)
        return f"{', '.join(where)}: {message}" if where else message
