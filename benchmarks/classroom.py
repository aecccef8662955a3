"""A class at work: many sessions, each a new prompt every few seconds, then all at once.

`python -m benchmarks.classroom [--students 100] [--seconds 60] [--url http://...]`. Speaks to a
server of its own on this machine, unless given the address of one. Ends by itself.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field

import psutil

from benchmarks.app_server import AppServer, app_server
from benchmarks.report import heading, table, wanted
from benchmarks.student import Answer, Student, Trouble

EVERY = 5.0
"""Seconds between two prompts of one student, half a second more or less."""
BURSTS = 3
WORDS = (
    "a and the he she they it was ran saw said little big happy sad old red blue dog cat bird girl "
    "boy tree house park ball water sun day night friend mother school cake wanted looked played "
    "found loved to in on with for under very because then but one two again home away"
).split()


@dataclass
class Tally:
    """What came of the prompts of one phase."""

    answers: list[Answer] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    cpu: float = 0.0
    own_cpu: float = 0.0
    seconds: float = 0.0

    async def note(self, answer: Awaitable[Answer]) -> None:
        """Wait for the answer; count it, or what went wrong instead."""
        try:
            self.answers.append(await answer)
        except (Trouble, OSError, TimeoutError, EOFError) as error:
            self.errors[f"{type(error).__name__}: {error}"] += 1
        except Exception as error:  # a closed websocket, a broken message: an error like any other
            self.errors[f"{type(error).__name__}: {error}"] += 1


def new_prompt(dice: random.Random) -> str:
    """Between 8 and 24 words that nobody has put together before."""
    return "Once " + " ".join(dice.choices(WORDS, k=dice.randint(8, 24)))


async def enter(students: Sequence[Student], tally: Tally) -> None:
    """All open the page, ten a second."""

    async def one(index: int, student: Student) -> None:
        await asyncio.sleep(index / 10)
        await tally.note(student.open())

    await asyncio.gather(*(one(index, student) for index, student in enumerate(students)))


async def lesson(students: Sequence[Student], tally: Tally, seconds: float) -> None:
    """Everybody submits a prompt every EVERY seconds, at a time of their own."""
    start = time.perf_counter() + 0.1

    async def one(index: int, student: Student) -> None:
        dice = random.Random(index)
        due = start + dice.uniform(0, EVERY)
        while due < start + seconds:
            await asyncio.sleep(due - time.perf_counter())
            await tally.note(student.submit(new_prompt(dice), due))
            # Who waits for an answer submits later; that wait has been counted.
            due = max(due + EVERY + dice.uniform(-0.5, 0.5), time.perf_counter())

    await asyncio.gather(*(one(index, student) for index, student in enumerate(students)))


async def at_once(students: Sequence[Student], tally: Tally) -> None:
    """Everybody presses Enter in the same instant, BURSTS times."""
    dice = random.Random("at once")
    for _ in range(BURSTS):
        await asyncio.sleep(2)
        due = time.perf_counter()
        await asyncio.gather(
            *(tally.note(student.submit(new_prompt(dice), due)) for student in students)
        )


async def measured(server: AppServer, tally: Tally, phase: Awaitable[None]) -> Tally:
    """Run `phase` and note its duration and what it cost, here and on the server."""
    before = time.perf_counter(), server.cpu_seconds(), sum(psutil.Process().cpu_times()[:2])
    await phase
    tally.seconds = time.perf_counter() - before[0]
    tally.cpu = server.cpu_seconds() - before[1]
    tally.own_cpu = sum(psutil.Process().cpu_times()[:2]) - before[2]
    return tally


async def run(server: AppServer, n_students: int, seconds: float) -> None:
    """All phases, and what they gave."""
    students = [Student(server.url) for _ in range(n_students)]
    memory = {"started": server.memory()}
    phases: dict[str, Tally] = {}
    try:
        for name, phase in {
            "opening the page": lambda tally: enter(students, tally),
            f"a prompt every {EVERY:g} s": lambda tally: lesson(students, tally, seconds),
            "all at once": lambda tally: at_once(students, tally),
        }.items():
            tally = Tally()
            phases[name] = await measured(server, tally, phase(tally))
            memory[f"after “{name}”"] = server.memory()
    finally:
        await asyncio.gather(*(student.close() for student in students), return_exceptions=True)
    show(phases, memory, server)


def show(phases: dict[str, Tally], memory: dict[str, str], server: AppServer) -> None:
    """Print the tables and what was wanted."""
    print("\nms from Enter to the picture's data received, and to the end of the script")
    table(
        ["", "prompts", "errors", "p50", "p95", "max", "script p50", "script p95", "ms CPU each"],
        [
            [
                name,
                str(len(tally.answers)),
                str(sum(tally.errors.values())),
                *_three([answer.data for answer in tally.answers]),
                *_three([answer.finished for answer in tally.answers])[:2],
                f"{1e3 * tally.cpu / max(len(tally.answers), 1):.0f}",
            ]
            for name, tally in phases.items()
        ],
    )
    lesson_tally = list(phases.values())[1]
    if lesson_tally.answers:
        n_tokens = statistics.median(answer.n_tokens for answer in lesson_tally.answers)
        n_bytes = statistics.median(answer.n_bytes for answer in lesson_tally.answers)
        print(
            f"a prompt (median): {n_tokens:g} tokens, answered with {n_bytes / 1e3:.0f} kB; "
            f"while they came every {EVERY:g} s, the server used "
            f"{100 * lesson_tally.cpu / lesson_tally.seconds:.0f} % of a core, "
            f"this client {100 * lesson_tally.own_cpu / lesson_tally.seconds:.0f} %"
        )
    print("server memory:", ", ".join(f"{when} {size}" for when, size in memory.items()))
    for name, tally in phases.items():
        for error, count in tally.errors.most_common():
            print(f"{name}: {count} × {error}")
    n_errors = sum(sum(tally.errors.values()) for tally in phases.values()) + server.tracebacks()
    print()
    if len(lesson_tally.answers) > 1:
        p95 = 1e3 * quantile([answer.data for answer in lesson_tally.answers], 0.95)
        wanted(f"a prompt every {EVERY:g} s, p95", p95, 60, " ms")
    wanted("errors, and tracebacks in the server's log", n_errors, 0)


def quantile(seconds: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    return sorted(seconds)[max(0, -int(-share * len(seconds) // 1) - 1)]


def _three(seconds: Sequence[float]) -> list[str]:
    if not seconds:
        return ["–"] * 3
    return [f"{1e3 * quantile(seconds, share):.0f}" for share in (0.5, 0.95, 1)]


def main() -> None:
    """Start a server, drive it, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.classroom", description=__doc__)
    parser.add_argument("--students", type=int, default=100, help="sessions (default: 100)")
    parser.add_argument("--seconds", type=float, default=60, help="of the lesson (default: 60)")
    parser.add_argument("--port", type=int, default=0, help="of the server started (default: any)")
    parser.add_argument("--url", help="of a server that runs already")
    asked = parser.parse_args()
    heading("A class at work", "streamlit", "starlette", "uvicorn", "websockets", "torch")
    print(f"{asked.students} sessions on the attention page, each prompt a new one")
    with app_server(asked.url, asked.port) as server:
        asyncio.run(run(server, asked.students, asked.seconds))


if __name__ == "__main__":
    main()
