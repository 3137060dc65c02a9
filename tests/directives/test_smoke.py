from tests.directives.conftest import Desk
from tinhso.directives import queries, verbs


def test_it(desk: Desk, django_assert_max_num_queries) -> None:
    assignment, report = desk.reported()
    verbs.accept_report(desk.cast.aggregator, assignment.pk, report_id=report)
    verbs.reschedule(
        desk.cast.aggregator,
        Assignment.objects.exclude(pk=assignment.pk).get().pk,
        new_due=date(2025, 9, 9),
        reason="x",
    )
    for name, args in [
        ("assignments", ()),
        ("counts", ()),
        ("my_work", ()),
        ("review_queue", ()),
        ("by_unit", ()),
        ("calendar", (date(2025, 8, 1),)),
        ("story", (assignment.pk,)),
        ("document_overview", (assignment.task.document_id,)),
        ("by_group", (assignment.task.document_id,)),
        ("search", ("so hoa",)),
        ("suggest_links", (assignment.task_id,)),
        ("unresolved_parties", ()),
        ("open_inheritances", ()),
        ("reminder_letters", ()),
        ("documents", ()),
    ]:
        with django_assert_max_num_queries(12 + 3):
            print(name, getattr(queries, name)(desk.cast.aggregator, *args))
    verbs.draft_reminders(desk.cast.aggregator, unit_ids=[desk.cast.province.south.pk])


from datetime import date

from tinhso.directives.models import Assignment
