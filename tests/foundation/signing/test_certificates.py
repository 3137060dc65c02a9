"""The inventory of certificates: who signs with what, and until when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from typer.testing import CliRunner

from tests.conftest import SmallProvince
from tests.factories import acting
from tests.foundation.signing.papers import paper
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.administration.queries.certificates import certificates_line, expiring
from tinhso.foundation.administration.verbs import (
    make_software_certificate,
    register_certificate,
    revoke_certificate,
)
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.signing.keys import software_key, trusted_roots
from tinhso.foundation.signing.models import Certificate, CertificateState
from tinhso.foundation.signing.queries import certificate_for
from tinhso.foundation.signing.sign import sign
from tinhso.foundation.signing.verify import verify
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.site.cli import app

pytestmark = pytest.mark.django_db
SYSTEM = system_actor("test")


@pytest.fixture
def owned(province: SmallProvince) -> Certificate:
    """The certificate of the commune in the north, with a key on this machine."""
    return Certificate.objects.get(pk=make_software_certificate(SYSTEM, unit_id=province.north.pk))


def test_a_unit_signs_with_its_own_certificate(province: SmallProvince, owned: Certificate) -> None:
    found = certificate_for(province.north.pk)
    assert found == owned
    [read] = verify(sign(paper(), software_key(owned.fingerprint)), trusted_roots())
    assert read.holds
    assert (read.signer, read.organisation) == (province.north.name, province.north.parent.name)


def test_a_person_signs_with_their_own_and_not_the_unit_s(province: SmallProvince, owned: Certificate) -> None:
    leader = province.north_leader
    assert certificate_for(province.north.pk, leader.pk) is None
    make_software_certificate(SYSTEM, unit_id=province.north.pk, account_id=leader.pk)
    found = certificate_for(province.north.pk, leader.pk)
    assert found is not None
    assert (found.name, found.organisation) == (leader.full_name, province.north.name)


def test_only_the_manager_registers_and_revokes(
    province: SmallProvince, owned: Certificate, person: x509.Certificate
) -> None:
    content = person.public_bytes(Encoding.PEM)
    with pytest.raises(NotPermitted):
        register_certificate(acting(province.north_leader), certificate=content, unit_id=province.north.pk)
    with pytest.raises(NotPermitted):
        revoke_certificate(acting(province.north_leader), owned.pk, reason="Không có quyền")
    assert Certificate.objects.filter(revoked_at=None).count() == 1
    manager = acting(province.system_owner)
    registered = register_certificate(manager, certificate=content, unit_id=province.north.pk)
    revoke_certificate(manager, registered, reason="Mất thiết bị")
    assert Certificate.objects.get(pk=registered).state is CertificateState.REVOKED
    assert AuditEntry.objects.filter(event__startswith="signing.certificate_").count() == 3


def test_nobody_signs_with_a_revoked_certificate(province: SmallProvince, owned: Certificate) -> None:
    revoke_certificate(SYSTEM, owned.pk, reason="Mất thiết bị")
    assert certificate_for(province.north.pk) is None
    with pytest.raises(Refused):
        revoke_certificate(SYSTEM, owned.pk, reason="Lần nữa")


@pytest.mark.parametrize("shape", [lambda der: b"", lambda der: b"text", lambda der: der[:-9], lambda der: der + b"x"])
def test_what_is_no_certificate_is_refused(
    province: SmallProvince, person: x509.Certificate, shape: Callable[[bytes], bytes]
) -> None:
    content = shape(person.public_bytes(Encoding.DER))
    with pytest.raises(Invalid, match="không phải chứng thư số"):
        register_certificate(SYSTEM, certificate=content, unit_id=province.north.pk)


def test_a_certificate_stands_in_the_inventory_once(province: SmallProvince, person: x509.Certificate) -> None:
    content = person.public_bytes(Encoding.DER)
    register_certificate(SYSTEM, certificate=content, unit_id=province.north.pk)
    with pytest.raises(Refused, match="đã có"):
        register_certificate(SYSTEM, certificate=content, unit_id=province.north.pk)


def test_what_ends_soon_is_seen_in_time(province: SmallProvince, owned: Certificate) -> None:
    manager = acting(province.system_owner)
    assert certificates_line().state == "ok"
    assert not expiring(manager).exists()
    with clock.frozen(owned.valid_to - timedelta(days=20)):
        assert list(expiring(manager)) == [owned]
        assert owned.state is CertificateState.EXPIRES_SOON
        assert certificates_line().state == "warn"
    with clock.frozen(owned.valid_to + timedelta(days=1)):
        assert owned.state is CertificateState.EXPIRED
        assert certificates_line().state == "idle"


def test_a_trial_key_is_made_on_the_command_line(province: SmallProvince) -> None:
    made = CliRunner().invoke(app, ["sign-keys", province.north.code, "--account", province.north_leader.username])
    assert made.exit_code == 0
    assert province.north_leader.full_name in made.output
    assert certificate_for(province.north.pk, province.north_leader.pk) is not None
    assert CliRunner().invoke(app, ["sign-keys", "khong-co"]).exit_code == 2
    assert CliRunner().invoke(app, ["sign-keys", province.north.code, "--account", "khong.co"]).exit_code == 2
