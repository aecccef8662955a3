"""`python -m benchmarks`: every benchmark in turn, or those named. Their options: see each one."""

import argparse
import subprocess
import sys

BENCHMARKS = ("model", "classroom", "browser")


def main() -> None:
    """Each in a process of its own, so that none finds the memory and the threads of another."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"of {', '.join(BENCHMARKS)}; none: all")
    names = parser.parse_args().name or BENCHMARKS
    for name in names:
        if name not in BENCHMARKS:
            parser.error(f"there is no benchmark called {name}")
    failed = []
    for name in names:
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    sys.exit(f"did not finish: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
