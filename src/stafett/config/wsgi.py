"""What the server runs.

Several processes answer, each a request or a few at a time, and read small tables: there threads of Polars would
mostly wait for each other. What is large is worked out in processes of its own.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault(
    "POLARS_MAX_THREADS", "1"
)  # read when Polars is first imported: with the packages below
application = get_wsgi_application()
