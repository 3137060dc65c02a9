"""Bodies of long jobs that the tests run in a real worker process."""

from tests.foundation.spine import rename
from tinhso.foundation.accounts.actor import actor_for
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.jobs.runs import Run, long_job


@long_job("test.rename_many")
def rename_many(run: Run, *, unit: int, count: int, account: int) -> dict[str, int]:
    """One idempotent verb per step, as long jobs should be."""
    actor = actor_for(Account.objects.get(pk=account))
    done = 0
    for index, name in run.steps([f"Tên {number}" for number in range(count)]):
        rename(actor, unit, name=name, idempotency_key=f"run-{run.record.pk}-{index}")
        done += 1
    return {"done": done}
