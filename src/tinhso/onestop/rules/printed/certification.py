"""The words of a certification, on a page of its own after the copy."""

from dataclasses import dataclass
from datetime import datetime

from tinhso.onestop.rules.printed.layout import dong, lines, moment, written
from tinhso.onestop.rules.printed.values import House, Signer
from tinhso.papers import Document, FormLayout

KIND = "Lời chứng bản sao điện tử từ bản chính"


@dataclass(frozen=True, slots=True)
class Certification:
    """`number` in the register of the year, "12/2026"."""

    house: House
    number: str
    title: str
    original: str
    pages: int
    fee: int
    at: datetime
    signer: Signer


def certification(given: Certification) -> Document:
    """Which original the copy was compared with, where and when, and under which number it stands in the register."""
    blocks = lines(
        f"Chứng thực bản sao điện tử này đúng với bản chính: {given.title}.",
        f"Bản chính {given.original}." if given.original else "",
        f"Số trang của bản chính: {given.pages}",
        f"Số chứng thực: {given.number}",
        f"Thời điểm chứng thực: {moment(given.at)}, tại {given.house.name}",
        f"Phí chứng thực: {dong(given.fee)}",
    )
    form = FormLayout(reference=f"Số chứng thực: {given.number}")
    return written(given.house, KIND, blocks, at=given.at, signer=given.signer, form=form)
