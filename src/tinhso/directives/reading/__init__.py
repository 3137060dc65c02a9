"""What a plan or letter assigns, read out of a document of `papers`. Pure: no Django, no database.

It belongs to this wing, not to `papers`, because its words (task, lead unit, duty, target) are the wing's own;
reports are read by others. `read_plan` is the door.
"""
