"""What this wing records as facts; metrics.py counts them.

- `onestop.received`: a dossier was received, on the day of its reception, under the unit that is competent for it.
  Subject: the dossier's code. Dimensions: `service` and `channel` (models.Service, models.Channel). A wrong channel is
  corrected by a reversing fact and a new one on the same day.
"""

RECEIVED = "onestop.received"
DOSSIER = "onestop.dossier"
