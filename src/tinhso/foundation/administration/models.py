from django.conf import settings
from django.db import models


class SavedView(models.Model):
    """A person's own filter of a list: the page and its query string under a name."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=600)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["account", "page", "name"], name="saved_view_once")]
