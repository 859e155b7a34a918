"""Measure an organisation as large as a hospital trust through the production server: `run_bench.py [SIZE]`."""

import signal
import sys
from types import FrameType

from bench.main import main


def _stopped(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stopped)
    signal.signal(signal.SIGHUP, _stopped)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
