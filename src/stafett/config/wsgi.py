"""What the server runs.

Several processes answer, each a request or a few at a time, and read small tables: there threads of Polars would
mostly wait for each other. What is large is worked out in processes of its own.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault(
    "POLARS_MAX_THREADS", "1"
)  # read when Polars is first imported: with the packages below
application = get_wsgi_application()

# What is loaded by now stays: it is never looked through for what can be thrown away, and what a page leaves behind is
# looked for less often than anew in the middle of every one.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 10, 10)
