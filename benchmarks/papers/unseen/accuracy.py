"""Field accuracy over the unseen documents: `python -m benchmarks.papers.unseen.accuracy [-v] [-1 | -2] [words of names]`."""

import sys

from benchmarks.papers.accuracy import report
from benchmarks.papers.unseen.documents import unseen
from benchmarks.papers.unseen.second_documents import second

if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    rounds = [*(unseen() if "-2" not in sys.argv else ()), *(second() if "-1" not in sys.argv else ())]
    sys.exit(report(sample for sample in rounds if not words or any(word in sample.name for word in words)))
