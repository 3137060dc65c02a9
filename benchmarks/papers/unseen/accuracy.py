"""Field accuracy over the unseen documents: `python -m benchmarks.papers.unseen.accuracy [-v] [words of names]`."""

import sys

from benchmarks.papers.accuracy import report
from benchmarks.papers.unseen.documents import unseen

if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    sys.exit(report(sample for sample in unseen() if not words or any(word in sample.name for word in words)))
