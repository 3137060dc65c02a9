"""Every read of the wing. Each query takes the actor first and starts from what the actor may see."""

from tinhso.directives.queries.calendar import Day, DueTask, Month, calendar
from tinhso.directives.queries.filters import AssignmentFilter
from tinhso.directives.queries.finding import Found, SimilarTask, documents, search, suggest_links, tasks
from tinhso.directives.queries.letters import reminder_letters
from tinhso.directives.queries.lists import Counts, Page, assignments, counts
from tinhso.directives.queries.overviews import (
    DocumentOverview,
    GroupCounts,
    TaskCounts,
    UnitCounts,
    by_group,
    by_unit,
    document,
    document_overview,
    overview_of,
    readiness,
)
from tinhso.directives.queries.restated import RestatedPair, restated_links, restated_pairs
from tinhso.directives.queries.rows import AssignmentRow
from tinhso.directives.queries.story import Story, StoryEvent, assignment, story
from tinhso.directives.queries.visible import (
    current_assignments,
    visible_assignments,
    visible_documents,
    visible_tasks,
)
from tinhso.directives.queries.waiting import (
    MyWork,
    ReviewQueue,
    my_work,
    open_inheritances,
    review_queue,
    unresolved_parties,
)

__all__ = [
    "AssignmentFilter",
    "AssignmentRow",
    "Counts",
    "Day",
    "DocumentOverview",
    "DueTask",
    "Found",
    "GroupCounts",
    "Month",
    "MyWork",
    "Page",
    "RestatedPair",
    "ReviewQueue",
    "SimilarTask",
    "Story",
    "StoryEvent",
    "TaskCounts",
    "UnitCounts",
    "assignment",
    "assignments",
    "by_group",
    "by_unit",
    "calendar",
    "counts",
    "current_assignments",
    "document",
    "document_overview",
    "documents",
    "my_work",
    "open_inheritances",
    "overview_of",
    "readiness",
    "reminder_letters",
    "restated_links",
    "restated_pairs",
    "review_queue",
    "search",
    "story",
    "suggest_links",
    "tasks",
    "unresolved_parties",
    "visible_assignments",
    "visible_documents",
    "visible_tasks",
]
