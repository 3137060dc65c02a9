from tinhso.papers.model import Document


def read_pdf(content: bytes) -> Document:
    raise NotImplementedError
