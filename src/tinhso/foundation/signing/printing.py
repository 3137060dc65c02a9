"""The verification code and its QR code on a paper, before it is signed."""

import json
from importlib.resources import as_file, files
from io import BytesIO
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.foundation.signing.codes import qr, verification_url, written
from tinhso.foundation.signing.errors import CannotSign
from tinhso.foundation.signing.stamp import POINTS

WIDTH, HEIGHT = 150, 19
LEFT, BOTTOM = 8, 1


def print_code(pdf: bytes, code: str) -> bytes:
    """The PDF with its code and QR code in the lower margin of the first page. To be called before signing. Raises
    CannotSign when the file is no PDF that can be printed on."""
    import typst
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.misc import PdfError

    from tinhso.foundation.signing.pades import whole_box

    address = settings.PUBLIC_URL + reverse("office:verification")
    data = {"width": WIDTH, "height": HEIGHT, "code": written(code), "address": address}
    data["qr"] = qr(verification_url(code)).decode()
    with (
        as_file(files("tinhso.foundation.signing") / "code_mark.typ") as template,
        NamedTemporaryFile(suffix=".pdf") as mark,
    ):
        mark.write(typst.compile(str(template), sys_inputs={"mark": json.dumps(data)}, format="pdf"))
        mark.flush()
        try:
            writer = IncrementalPdfFileWriter(BytesIO(pdf))
        except PdfError as error:
            raise CannotSign(_("Tệp này không phải PDF ký được. Hãy xuất lại tệp từ nơi soạn rồi ký.")) from error
        box = BoxConstraints(width=WIDTH * POINTS, height=HEIGHT * POINTS)
        whole_box(mark.name).create_stamp(writer, box, {}).apply(0, x=LEFT * POINTS, y=BOTTOM * POINTS)
        printed = BytesIO()
        writer.write(printed)
    return printed.getvalue()
