from django.db import models


class StoredFile(models.Model):
    """A file's content, once, under its SHA-256. Names and meanings belong to whoever refers to it."""

    digest = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField(auto_now_add=True)
