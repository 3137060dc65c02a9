from django.db import models


class Counter(models.Model):
    """The last number drawn in one series (a register and its book or year)."""

    series = models.CharField(max_length=120, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)
