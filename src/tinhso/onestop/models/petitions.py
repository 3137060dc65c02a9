"""Petitions (phản ánh, kiến nghị) about administrative conduct or a regulation, in the receiving body's register."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel.text import fold
from tinhso.onestop.life_cycles import OPEN_PETITIONS, PETITION
from tinhso.onestop.models.dossiers import Dossier, HappenedEvent
from tinhso.onestop.models.ratings import Satisfaction

IS_OPEN_PETITION = Q(state__in=sorted(OPEN_PETITIONS))


class PetitionSubject(models.TextChoices):
    """What it is about."""

    CONDUCT = "conduct", _("Hành vi hành chính")
    REGULATION = "regulation", _("Quy định hành chính")


class PetitionChannel(models.TextChoices):
    COUNTER = "counter", _("Tại quầy")
    PHONE = "phone", _("Điện thoại")
    LETTER = "letter", _("Văn bản, thư")
    PORTAL = "portal", _("Cổng Dịch vụ công quốc gia chuyển")


class Petition(models.Model):
    """One petition. `receiving_unit` holds it in its register under `number` of the `year`, without gaps;
    `handling_unit` is in charge, at first the receiving one.

    `state`, `due_at`, `on_time` are what queues need: verbs write them after every event. `due_at`: until when what the
    body owes next must be done (the answer, then its publication), null while it waits for the petitioner and when
    nothing is owed; `on_time`: whether it was handled in time, null before. `published_question`, `published_answer`:
    as everybody may read them, without persons. `folded` is what is searched, `subject_folded` the same without the
    petitioner. `revision` counts changes.
    """

    receiving_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    handling_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=12, choices=PetitionSubject.choices)
    channel = models.CharField(max_length=10, choices=PetitionChannel.choices)
    reference = models.CharField(max_length=80, blank=True)
    field_code = models.CharField(max_length=60, blank=True)
    dossier = models.ForeignKey(Dossier, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    content = models.TextField()
    folded = models.CharField(max_length=600, editable=False)
    subject_folded = models.CharField(max_length=400, editable=False)

    petitioner_name = models.CharField(max_length=200, blank=True)
    petitioner_id = models.CharField(max_length=20, blank=True)
    petitioner_phone = models.CharField(max_length=20, blank=True)
    petitioner_email = models.CharField(max_length=200, blank=True)
    petitioner_address = models.CharField(max_length=300, blank=True)

    state = models.CharField(max_length=12, choices=PETITION.states.items(), default=PETITION.initial)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    due_at = models.DateTimeField(null=True)
    handled_at = models.DateTimeField(null=True)
    on_time = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answer_number = models.CharField(max_length=80, blank=True)
    published_at = models.DateTimeField(null=True)
    published_question = models.TextField(blank=True)
    published_answer = models.TextField(blank=True)
    rating = models.CharField(max_length=16, choices=Satisfaction.choices, blank=True)
    rating_note = models.CharField(max_length=500, blank=True)
    rated_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["receiving_unit", "year", "number"], name="petition_number"),
            models.CheckConstraint(
                name="petition_is_answered",
                condition=~Q(state__in=["answered", "published", "closed"])
                | (~Q(answer="") & Q(handled_at__isnull=False) & Q(on_time__isnull=False)),
            ),
            models.CheckConstraint(
                name="petition_is_published",
                condition=~Q(state="published") | (~Q(published_answer="") & Q(published_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["receiving_unit", "-id"], name="petition_register"),
            models.Index(fields=["handling_unit", "due_at", "id"], name="petition_queue", condition=IS_OPEN_PETITION),
            models.Index(fields=["assignee", "due_at", "id"], name="petition_mine", condition=IS_OPEN_PETITION),
            models.Index(fields=["-published_at"], name="petition_published", condition=Q(state="published")),
            GinIndex(SearchVector("folded", config="simple"), name="petition_words"),
        ]

    def __str__(self) -> str:
        return self.register_number

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(f"{self.register_number} {self.petitioner_name} {self.title}")[:600]
        self.subject_folded = fold(f"{self.register_number} {self.title}")[:400]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def register_number(self) -> str:
        """ "12/2026", of the receiving unit."""
        return f"{self.number}/{self.year}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_PETITIONS

    @property
    def is_anonymous(self) -> bool:
        return not self.petitioner_name

    def journal_subject(self) -> Subject:
        """It belongs to the unit in charge."""
        unit = self.handling_unit
        return Subject("onestop.petition", str(self.pk or ""), self.register_number, unit.pk, unit.path)


class PetitionStep(models.TextChoices):
    """What happens to a petition besides the events of its clock (rules/petition_clock.PetitionKind)."""

    PASSED = "passed", _("Chuyển đơn vị xử lý")
    ASSIGNED = "assigned", _("Phân công")
    RATED = "rated", _("Người phản ánh đánh giá")


class PetitionEvent(HappenedEvent):
    """Something that happened to a petition; `kind`: of PetitionKind or PetitionStep. The database refuses to change or
    delete one (migration 0006)."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="events")

    class Meta(HappenedEvent.Meta):
        indexes = [models.Index(fields=["petition", "at", "id"], name="petition_event_order")]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.kind}"


class PetitionFile(models.Model):
    """A file that came with the petition, or with one of its events. `of_answer`: it goes to the petitioner."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    of_answer = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
