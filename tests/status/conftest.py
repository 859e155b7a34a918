"""How many organisations the kernel is compared on: STAFETT_EXAMPLES, 100 unless said, drawn evenly, and a
quarter of that searched for by Hypothesis for every property."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("STAFETT_EXAMPLES", "100"))

settings.register_profile(
    "stafett",
    max_examples=max(1, EXAMPLES // 4),
    deadline=None,
    database=None,
    derandomize=EXAMPLES <= 100,  # the same ones every time; a long run looks further
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("stafett")
