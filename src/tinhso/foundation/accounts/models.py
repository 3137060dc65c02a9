"""Persons who sign in, the posts they hold, the roles granted to them, and who stands in for whom."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.roles import role_choices
from tinhso.foundation.organizations.models import Dated, Unit, dated_order
from tinhso.foundation.organizations.subjects import Subject
from tinhso.kernel import clock
from tinhso.kernel.text import fold, sort_key


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(username=username, **fields)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """A person with a sign-in. Rights come from grants alone; there is no superuser."""

    username = models.CharField(_("Tên đăng nhập"), max_length=60, unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    language = models.CharField(max_length=5, default="vi")
    is_active = models.BooleanField(default=True)
    must_use_second_factor = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    folded = models.CharField(max_length=200, editable=False)
    sort_key = models.CharField(max_length=300, editable=False)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.full_name

    def index_names(self) -> None:
        """Recompute the folded search text and the Vietnamese sort key (given name first) from the names."""
        self.folded = fold(f"{self.full_name} {self.username}")
        given_name_first = " ".join(reversed(self.full_name.split()))
        self.sort_key = sort_key(given_name_first)

    def save(self, *args: object, **kwargs: object) -> None:
        self.index_names()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    field_code = ""

    def journal_subject(self) -> Subject:
        """A person belongs where their present post is; without one, where the last one was."""
        posts = self.posts.select_related("unit")
        post = posts.valid_on(clock.today()).first() or posts.order_by("-valid_from").first()
        unit = post.unit if post else None
        return Subject(
            "accounts.account", str(self.pk), self.full_name, unit.pk if unit else None, unit.path if unit else ""
        )


class Post(Dated):
    """A person's place in a unit or division, with its title; a transfer ends one post and begins another."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=120)
    is_leader = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_leader", "valid_from"]
        constraints = [dated_order("post_dates")]


class Grant(Dated):
    """A role given to a person over a unit, with everything below it or not, in one field or in all ("")."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=role_choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grants")
    subtree = models.BooleanField(default=True)
    field = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [dated_order("grant_dates")]


class Absence(Dated):
    """A person is away; `substitute` acts on their behalf with their rights, each act saying so."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="absences")
    substitute = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.CASCADE, related_name="substitutions"
    )
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            dated_order("absence_dates"),
            models.CheckConstraint(
                name="nobody_substitutes_himself", condition=~models.Q(account=models.F("substitute"))
            ),
        ]
