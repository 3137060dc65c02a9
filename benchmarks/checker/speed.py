"""How fast a report is checked, and how much memory a long one takes.

`python -m benchmarks.checker.speed [--pages N]`. One core. A page is 2.500 characters. Two peers are measured in the
same run: reading alone (`papers`), and a bare regular expression that finds every number of the same text, which is
the least that any checker has to do. Peak memory is that of a process of its own, less what importing takes.
"""

import argparse
import re
import resource
import subprocess
import sys
import time

from benchmarks.checker.reports import reports
from benchmarks.machine import fingerprint, load_average

PAGE = 2500
LIMIT = 50  # pages per second
_NUMBER = re.compile(r"\d[\d.,/]*")


def long_report(pages: int) -> str:
    """Whole reports of the dev split under each other, as many as fill so many pages. Their appendices stay apart."""
    texts = [passage.text for passage in reports("dev")]
    parts: list[str] = []
    length = number = 0
    while length < pages * PAGE:
        parts.append(texts[number % len(texts)])
        length += len(parts[-1])
        number += 1
    return "\n\n".join(parts)[: pages * PAGE]


def seconds_of_short_reports() -> tuple[float, float, float, float]:
    """Pages, and seconds of reading, checking and the bare expression, over all reports of the dev split."""
    from tinhso.checker import check
    from tinhso.papers import read_bytes

    pages = reading = checking = bare = 0.0
    for passage in reports("dev"):
        content = passage.text.encode()
        start = time.process_time()
        document = read_bytes(content)
        read = time.process_time()
        check(document)
        checked = time.process_time()
        sum(1 for _ in _NUMBER.finditer(passage.text))
        bare += time.process_time() - checked
        pages, reading, checking = pages + len(passage.text) / PAGE, reading + read - start, checking + checked - read
    return pages, reading, checking, bare


def one_long(pages: int) -> None:
    """Check one long report in this process; prints seconds and memory for the parent."""
    from tinhso.checker import check
    from tinhso.papers import read_bytes

    content = long_report(pages).encode()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    result = check(read_bytes(content))
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{seconds} {(after - before) / 1024} {len(result.findings)} {sum(result.claims_checked.values())}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--child", action="store_true")
    options = parser.parse_args()
    if options.child:
        one_long(options.pages)
        return 0
    print(" ".join(f"{name}={value}" for name, value in fingerprint().items()), f"load={load_average()}")
    pages, reading, checking, bare = seconds_of_short_reports()
    rate = pages / (reading + checking)
    print(
        f"reports: {pages:.0f} pages, {rate:.0f} pages per second on one core (limit {LIMIT}, ratio {rate / LIMIT:.1f})"
    )
    print(
        f"  reading {reading:.2f} s, checking {checking:.2f} s ({checking / reading:.1f} x reading), bare {bare:.3f} s"
    )
    for count in (options.pages // 4, options.pages):
        command = [sys.executable, "-m", "benchmarks.checker.speed", "--child", "--pages", str(count)]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        seconds, memory = float(output[0]), float(output[1])
        print(
            f"one report of {count} pages: {count / seconds:.0f} pages per second, {memory:.0f} MB above the start, "
            f"{memory * 1024 / count:.0f} kB a page, {output[2]} findings, {output[3]} claims"
        )
    return 0 if rate >= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
