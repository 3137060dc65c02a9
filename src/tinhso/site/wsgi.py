"""The web server's entry."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.site.settings")

application = get_wsgi_application()

# What was loaded stays: keep it out of every full collection, which took a tenth of a second in the middle of requests.
gc.collect()
gc.freeze()
