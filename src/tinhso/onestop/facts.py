"""What this wing records as facts; metrics.py counts them.

All of them are about one dossier, under the unit that is competent for it; its code is the subject. They carry its
`service` (models.Service, "" for all other procedures) and `channel` (models.Channel).

- `onestop.received`: it was received, on the day of its reception. A wrong channel is corrected by a reversing fact and
  a new one on the same day.
- `onestop.finished`: it came to a result, on that day. Dimensions besides: `timing` ("on_time", "late": against the
  limit first promised, which an apology doesn't move), `result` ("electronic", "paper").
- `onestop.digitised`: a component of it was digitised; once, on the day of the first.
- `onestop.reused`: a paper of it was taken from the person's store; once, on the day of the first.
- `onestop.charged`: a fee of it was paid, once, on the day of the first payment. Dimension besides: `method`
  ("online", "other").
- `onestop.overdue`: +1 on the day on which its due time passed while it was open, -1 when it ended or had a later due
  time. Its sum is what is overdue.
"""

RECEIVED = "onestop.received"
FINISHED = "onestop.finished"
DIGITISED = "onestop.digitised"
REUSED = "onestop.reused"
CHARGED = "onestop.charged"
OVERDUE = "onestop.overdue"
DOSSIER = "onestop.dossier"

STATE_CHANGED = "onestop.state_changed"
"""The topic under which others are told of a dossier's state."""
