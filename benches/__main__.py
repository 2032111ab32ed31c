"""`python -m benches [NAME…]` prints every bench's figures, or those of the named ones."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

NAMES = ("engine", "startup", "storage", "windows", "stall", "tray", "phases", "prediction")
"""In the order in which they are printed; the one that takes minutes comes last."""


def main(wanted: Sequence[str]) -> int:
    """Run the benches. Returns 2 for a name that is none."""
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    for name in wanted or NAMES:
        import_module(f"benches.{name}").run(sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
