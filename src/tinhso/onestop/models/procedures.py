"""Administrative procedures and their dated versions."""

import json
from datetime import date
from functools import cached_property, lru_cache

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.kernel.text import fold
from tinhso.onestop.life_cycles import VERSION
from tinhso.onestop.models.dossiers import Service
from tinhso.onestop.rules.dry_run import Action, Line
from tinhso.onestop.rules.plain import read_as
from tinhso.onestop.rules.procedure import Content, read
from tinhso.onestop.rules.procedure_file import KeptTrial


class Procedure(models.Model):
    """One procedure. `code` is the national one; `keeper` is the department that keeps it current; `service` says under
    which of the five reported services its dossiers count; `title` is that of its latest version."""

    code = models.CharField(_("Mã thủ tục"), max_length=60, unique=True)
    title = models.CharField(_("Tên thủ tục"), max_length=500)
    field_code = models.CharField(_("Lĩnh vực"), max_length=60)
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("Đơn vị quản lý"))
    service = models.CharField(max_length=20, choices=Service.choices, blank=True)
    folded = models.CharField(max_length=600, editable=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(f"{self.code} {self.title}")[:600]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def journal_subject(self) -> Subject:
        return Subject("onestop.procedure", str(self.pk or ""), self.title, self.keeper_id, self.keeper.path)


@lru_cache(maxsize=256)
def _read_once(content: str) -> Content:
    """A dossier that is taken in needs it, and so does every step after: what was read is kept by its text."""
    return read(json.loads(content))


class VersionQuerySet(models.QuerySet["ProcedureVersion"]):
    def in_force_on(self, day: date) -> "VersionQuerySet":
        """Versions that hold on that day; one that was withdrawn since still holds for the days before."""
        ends = Q(effective_to__isnull=True) | Q(effective_to__gte=day)
        return self.exclude(state="draft").filter(ends, effective_from__lte=day)


class ProcedureVersion(models.Model):
    """What holds for dossiers received from `effective_from` to `effective_to`, both days included.

    `published_on` is the day on which the public catalogue was brought up to date. Once published, the database
    itself refuses to change what was decided (migration 0002); a change is a new version.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=VERSION.states.items(), default=VERSION.initial)
    content = models.JSONField()
    decision_symbol = models.CharField(_("Quyết định công bố"), max_length=80, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    effective_from = models.DateField(_("Có hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateField(_("Hết hiệu lực sau ngày"), null=True, blank=True)
    published_on = models.DateField(_("Ngày công khai, cập nhật"), null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["procedure", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="procedure_version_number"),
            models.UniqueConstraint(fields=["procedure"], condition=Q(state="draft"), name="procedure_one_draft"),
            models.CheckConstraint(
                name="procedure_version_decided",
                condition=Q(state="draft")
                | (~Q(decision_symbol="") & Q(decided_on__isnull=False) & Q(effective_from__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["procedure", "effective_from"], name="procedure_version_day")]

    def __str__(self) -> str:
        return f"{self.procedure.title} · {self.number}"

    @property
    def field_code(self) -> str:
        return self.procedure.field_code

    @cached_property
    def says(self) -> Content:
        """The content as values. It was read before it was stored, so that it can be read again."""
        return _read_once(json.dumps(self.content, sort_keys=True))

    def is_in_force_on(self, day: date) -> bool:
        begun = self.state != "draft" and self.effective_from is not None and self.effective_from <= day
        return begun and (self.effective_to is None or day <= self.effective_to)

    def journal_subject(self) -> Subject:
        return self.procedure.journal_subject()


class Trial(models.Model):
    """A dry run that is kept as a test of the procedure: `history` is what happens to an imagined dossier (rules/
    dry_run.py), `trace` what came of it under `version`. It is run again on every later version."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="trials")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="trials")
    name = models.CharField(_("Tên lần chạy thử"), max_length=200)
    history = models.JSONField()
    trace = models.JSONField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["procedure", "name"]
        constraints = [models.UniqueConstraint(fields=["procedure", "name"], name="trial_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def actions(self) -> tuple[Action, ...]:
        return read_as(KeptTrial, {"name": self.name, "history": self.history}).history

    @property
    def lines(self) -> tuple[Line, ...]:
        return read_as(KeptTrial, {"name": self.name, "history": [], "trace": self.trace}).trace

    @property
    def field_code(self) -> str:
        return self.procedure.field_code

    def journal_subject(self) -> Subject:
        return self.procedure.journal_subject()
