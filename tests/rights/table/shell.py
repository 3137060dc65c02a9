"""The office's own pages: people, units, the journal, operations, sign-in."""

from tests.rights.table.samples import (
    REASON,
    Sample,
    anybody,
    both,
    colleague,
    day,
    either,
    following,
    get,
    manages_people,
    manages_unit,
    nobody,
    on_province,
    on_unit,
    one,
    operates_run,
    owner,
    person,
    post,
    signed_in,
    somewhere,
    the_unit,
    upload,
    verification_code,
)
from tinhso.foundation.administration.rights import (
    AUDIT_VIEW,
    CERTIFICATES_MANAGE,
    OPERATIONS_OPERATE,
    OPERATIONS_VIEW,
    ORGANIZATIONS_MANAGE,
    PEOPLE_MANAGE,
)

SHELL: dict[str, list[Sample]] = {
    "office:home": [get(signed_in)],
    # The demo's door: there is none outside the demo.
    "office:introduction": [get(nobody), post(nobody, data={"username": "bac.cv"})],
    "office:search": [get(signed_in)],
    "office:verification": [get(anybody)],
    "office:verify_paper": [
        get(anybody, verification_code),
        post(anybody, verification_code, lambda place: {"file": upload("a.pdf")}, changes=False),
    ],
    "office:me": [get(signed_in)],
    "office:rights": [get(signed_in)],
    "office:my_contact": [get(signed_in), post(signed_in, data={"email": "moi@tinhso.example", "phone": "1"})],
    "office:my_absence": [get(signed_in), post(signed_in, data=lambda place: {"since": day(300), "until": day(301)})],
    "office:back_at_work": [
        post(lambda actor, place: actor.account_id == place.colleague.pk, one("absence_id", "absence"))
    ],
    "office:my_language": [post(signed_in, data={"language": "en"})],
    "office:remove_view": [post(owner, one("view_id", "view"))],
    "office:notifications": [get(signed_in)],
    "office:read_notifications": [post(signed_in)],
    "office:open_notification": [post(owner, one("notification_id", "notice"), sent_away=True)],
    "office:people": [get(signed_in)],
    "office:new_person": [
        get(somewhere(PEOPLE_MANAGE)),
        post(
            manages_people,
            data=lambda place: {
                "username": "nguoi.moi",
                "full_name": "Người Mới",
                "unit_id": place.unit.pk,
                "title": "Chuyên viên",
            },
            sent_away=True,
        ),
    ],
    "office:person": [get(either(manages_people, colleague), person())],
    "office:edit_person": [
        get(manages_people, person()),
        post(manages_people, person(), {"full_name": "Tên Mới", "email": "", "phone": "2"}),
    ],
    "office:add_post": [
        get(manages_people, person()),
        post(manages_people, person(), lambda p: {"unit_id": p.division.pk, "title": "Kiêm", "since": day(0)}),
    ],
    "office:transfer": [
        get(manages_people, person()),
        post(manages_people, person(), lambda p: {"to_unit": p.division.pk, "title": "Phó phòng", "on": day(0)}),
    ],
    "office:grant_role": [
        get(manages_people, person()),
        post(
            manages_people,
            person(),
            lambda p: {"role": "unit_leader", "unit_id": p.unit.pk, "subtree": "on", "since": day(0), **REASON},
        ),
    ],
    "office:revoke_role": [
        get(manages_people, person(grant_id=lambda p: p.grant.pk)),
        post(manages_people, person(grant_id=lambda p: p.grant.pk), lambda p: {"on": day(0), **REASON}),
    ],
    "office:person_absence": [
        get(manages_people, person()),
        post(manages_people, person(), lambda place: {"since": day(300), "until": day(301)}),
    ],
    "office:end_absence": [post(manages_people, person("colleague", absence_id=lambda p: p.absence.pk))],
    "office:hand_over": [
        get(manages_people, person()),
        post(manages_people, person(), lambda p: {"to_account_id": p.colleague.pk, **REASON}),
    ],
    "office:person_password": [get(manages_people, person()), post(manages_people, person())],
    "office:person_second_factor": [
        get(manages_people, person()),
        post(manages_people, person(), {"required": "on"}),
    ],
    "office:reset_second_factor": [get(manages_people, person()), post(manages_people, person(), REASON)],
    "office:deactivate": [get(manages_people, person()), post(manages_people, person(), REASON)],
    "office:reactivate": [get(manages_people, person("locked")), post(manages_people, person("locked"), REASON)],
    "office:units": [get(signed_in)],
    "office:successions": [get(somewhere(ORGANIZATIONS_MANAGE))],
    "office:settle": [
        get(manages_unit, one("succession_id", "succession")),
        post(
            manages_unit,
            one("succession_id", "succession"),
            lambda p: {"successor_id": p.unit.pk, "part": "whole", "act_cited": "QĐ 3/QĐ"},
        ),
    ],
    "office:unit": [get(signed_in, the_unit)],
    "office:add_unit": [
        get(manages_unit, the_unit),
        post(manages_unit, the_unit, {"name": "Phòng mới", "kind": "division", "code": "phong-moi", "since": day(0)}),
    ],
    "office:rename_unit": [
        get(manages_unit, the_unit),
        post(manages_unit, the_unit, {"name": "Tên mới", "on": day(0), "act_cited": "NQ 5/NQ"}),
    ],
    "office:move_unit": [
        get(manages_unit, the_unit),
        # A unit goes only where the actor manages the tree as well; elsewhere isn't offered.
        post(
            both(manages_unit, following(ORGANIZATIONS_MANAGE, None)),
            the_unit,
            lambda p: {"parent_id": p.follower.pk, "on": day(0), "act_cited": "NQ 7/NQ"},
            sent_away=True,
        ),
    ],
    "office:close_unit": [
        get(manages_unit, the_unit),
        post(
            manages_unit,
            lambda place: {"unit_id": place.division.pk},
            lambda p: {"last_day": day(0), "act_cited": "NQ 6/NQ"},
        ),
    ],
    "office:merge_units": [
        get(manages_unit, the_unit),
        post(
            manages_unit,
            lambda place: {"unit_id": place.division.pk},
            lambda p: {"predecessors": p.second_division.pk, "on": day(1), "act_cited": "NQ 8/NQ"},
        ),
    ],
    "office:add_alias": [get(manages_unit, the_unit), post(manages_unit, the_unit, {"text": "Tên khác"})],
    "office:set_code": [
        get(manages_unit, the_unit),
        post(manages_unit, the_unit, {"scheme": "administrative", "value": "99999", "since": day(0)}),
    ],
    "office:audit": [get(somewhere(AUDIT_VIEW))],
    "office:audit_export": [get(somewhere(AUDIT_VIEW), recorded=True)],
    "office:verify_journal": [post(on_province(AUDIT_VIEW))],
    "office:operations": [get(on_province(OPERATIONS_VIEW))],
    "office:dead_letters": [get(on_province(OPERATIONS_VIEW))],
    "office:replay_message": [post(on_province(OPERATIONS_OPERATE), one("delivery_id", "delivery"))],
    "office:certificates": [get(somewhere(CERTIFICATES_MANAGE))],
    "office:revoke_certificate": [
        get(on_unit(CERTIFICATES_MANAGE, None), one("certificate_id", "certificate")),
        post(on_unit(CERTIFICATES_MANAGE, None), one("certificate_id", "certificate"), REASON),
    ],
    "office:jobs": [get(signed_in)],
    "office:stop_job": [post(operates_run, one("run_id", "run"))],
    "office:resume_job": [post(operates_run, one("run_id", "failed_run"))],
    "ui:gallery": [get(anybody), post(anybody, changes=False)],
    "healthz": [get(anybody), post(anybody, changes=False)],
    "readyz": [get(anybody), post(anybody, changes=False)],
    "tai-khoan/signup/": [get(nobody), post(nobody)],
    "tai-khoan/email/": [get(nobody), post(nobody)],
    "tai-khoan/password/reset/": [get(nobody), post(nobody)],
}
