"""What this wing records as facts; metrics.py counts them.

All of them are about one dossier, under the unit that is competent for it; its code is the subject. They carry its
`service` (models.Service, "" for all other procedures), `channel` (models.Channel), `field` and `procedure` (its code);
bare records of batches carry a procedure where the batch tells it.

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
- `onestop.rated`: its applicant said whether he is satisfied; once. Dimension besides: `satisfaction` ("satisfied",
  "not_satisfied").

These are about one petition, under the unit in charge of it then. They carry what it is `about`
(models.PetitionSubject) and `channel` (models.PetitionChannel); `timing` ("on_time", "late") is by the limit of that
step alone.

- `onestop.petition_received`: it was received, on that day, under the unit that received it.
- `onestop.petition_refused`, `onestop.petition_asked`, `onestop.petition_handled`, `onestop.petition_published`, with
  `timing`: it was refused; the petitioner was asked for more (each time); it was answered; its answer was published.
- `onestop.petition_closed`: it was closed unpublished.
- `onestop.petition_rated`, with `rating` (models.Satisfaction): its petitioner rated the handling; once.
"""

RECEIVED = "onestop.received"
FINISHED = "onestop.finished"
DIGITISED = "onestop.digitised"
REUSED = "onestop.reused"
CHARGED = "onestop.charged"
OVERDUE = "onestop.overdue"
RATED = "onestop.rated"
DOSSIER = "onestop.dossier"
PETITION_RECEIVED = "onestop.petition_received"
PETITION_REFUSED = "onestop.petition_refused"
PETITION_ASKED = "onestop.petition_asked"
PETITION_HANDLED = "onestop.petition_handled"
PETITION_PUBLISHED = "onestop.petition_published"
PETITION_CLOSED = "onestop.petition_closed"
PETITION_RATED = "onestop.petition_rated"
PETITION = "onestop.petition"

STATE_CHANGED = "onestop.state_changed"
"""The topic under which others are told of a dossier's state."""
PETITION_STATE_CHANGED = "onestop.petition_state_changed"
"""The topic under which others are told of a petition's state."""
