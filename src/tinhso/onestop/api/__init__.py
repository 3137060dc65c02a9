"""The wing's API: dossiers handed in online, the counter's, petitions; what became of them.

The same verbs and queries as the screens, so the same rights and the same refusals. A write takes an Idempotency-Key;
one dossier or petition carries an ETag; reading persons' data is journalled.
"""

from ninja import Router

from tinhso.onestop.api import counter, dossiers, petitions

router = Router()
router.add_router("/petitions", petitions.router)
router.add_router("", counter.router)
router.add_router("", dossiers.router)
