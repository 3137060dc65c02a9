from tinhso.papers.model import Document


def read_docx(content: bytes) -> Document:
    raise NotImplementedError
