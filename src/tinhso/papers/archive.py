"""Opens a .docx as the archive it is, without letting it unpack to more than a document may hold."""

import zipfile
from io import BytesIO

from tinhso.papers.errors import UnreadableError

UNPACKED_LIMIT = 300 * 1024 * 1024
PART_LIMIT = 120 * 1024 * 1024
RATIO_LIMIT = 150
ENTRIES_LIMIT = 5000


class Parts:
    """The parts of a .docx by name. Raises UnreadableError for a damaged, swollen, encrypted or macro-bearing file."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UnreadableError("corrupt") from error
        unpacked = sum(entry.file_size for entry in entries)
        if (
            len(entries) > ENTRIES_LIMIT
            or unpacked > UNPACKED_LIMIT
            or unpacked > max(len(content), 1024 * 100) * RATIO_LIMIT
        ):
            raise UnreadableError("archive_bomb")
        names = {entry.filename for entry in entries}
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
            raise UnreadableError("macros")
        if "word/document.xml" not in names:
            raise UnreadableError("corrupt")

    def read(self, name: str) -> bytes | None:
        """A part, None if there is none. The limit holds for what comes out, not for what the archive claims."""
        try:
            with self._archive.open(name) as part:
                content = part.read(PART_LIMIT + 1)
        except KeyError:
            return None
        except RuntimeError as error:  # an encrypted entry
            raise UnreadableError("encrypted") from error
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise UnreadableError("corrupt") from error
        except Exception as error:  # zlib.error has no common base
            raise UnreadableError("corrupt") from error
        if len(content) > PART_LIMIT:
            raise UnreadableError("archive_bomb")
        return content
