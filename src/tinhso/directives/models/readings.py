"""What was read out of an uploaded document, kept beside the draft that a person reviews."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models.documents import Document, Task
from tinhso.kernel import clock


class Reading(models.Model):
    """The document as it was read: what the review screen shows beside the tasks.

    `blocks`: in order, {"text"} or {"rows": [[cell, …], …]}. `programmes`: counted programmes that it reports on.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="reading")
    blocks = models.JSONField(default=list)
    programmes = models.JSONField(default=list)
    read_at = models.DateTimeField(default=clock.now)


class TaskSource(models.Model):
    """Where in the document a task was read, and whether a person has looked at it. Only tasks that were read have one.

    `marks`: field → [[block, row, cell, start, end], …], row and cell null in a paragraph.
    `place`: words for people ("dòng 220"). `footnotes`: [{"mark", "text"}, …].
    """

    FIELDS = {
        "content": _("Nội dung"),
        "leads": _("Chủ trì"),
        "coordinating": _("Phối hợp"),
        "deliverable": _("Sản phẩm"),
        "deadlines": _("Thời hạn"),
    }

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="source")
    place = models.CharField(max_length=120, blank=True)
    marks = models.JSONField(default=dict)
    subheading = models.TextField(blank=True)
    footnotes = models.JSONField(default=list)
    note = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class ReadingFinding(models.Model):
    """Something that the reader wants a person to look at; it stays until one says that he did. `kind` is stable."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="findings")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="findings")
    kind = models.CharField(max_length=40)
    message = models.TextField()
    place = models.CharField(max_length=120, blank=True)
    marks = models.JSONField(default=list)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]
