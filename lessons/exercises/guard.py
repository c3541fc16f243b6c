"""Starts a check's process, and ends it with all that it has started.

It is started as a script with a command to run, imports nothing of ours, and ends that
command when it comes to its end, when its own standard input is closed, or when there
are too many processes or too much memory in use.

What a system lacks: on macOS no memory limit is kept, and who leaves the process group
is not found. On Windows there are no limits but the time, and only the process itself
is ended. On Linux, who kills this guard first, or has children faster than they are
ended, may outlive it: the limits are against accidents, not against an attacker, who
has the rights of whoever started the check.
"""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

if sys.platform != "win32":
    import resource

MOST_PROCESSES, MOST_MEMORY = 32, 2 * 1024**3
# Address space, which is more than the memory in use.
MOST_ADDRESSES, LARGEST_FILE, MOST_CPU_SECONDS = 2 * 1024**3, 16 * 1024**2, 30
LOOK_SECONDS, NICENESS = 0.03, 10
ENDING_SECONDS = 10
# https://man7.org/linux/man-pages/man2/prctl.2.html
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
IS_LINUX = sys.platform == "linux"


def main(command: list[str]) -> None:
    """Run a command within limits, and print a line of JSON: why it was ended.

    Args:
        command: The command.
    """
    if IS_LINUX:
        # Who loses its parent becomes ours, wherever it has gone.
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    told_to_end = threading.Event()
    threading.Thread(target=_wait_for_end, args=(told_to_end,), daemon=True).start()
    if sys.platform == "win32":
        driver = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603
    else:
        driver = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_limit,  # noqa: PLW1509, no thread of ours holds a lock.
        )
    why = ""
    while driver.poll() is None and not why:
        if told_to_end.wait(LOOK_SECONDS):
            break
        family = _family()
        if len(family) > MOST_PROCESSES:
            why = "processes"
        elif sum(family.values()) > MOST_MEMORY:
            why = "memory"
    _end(driver)
    print(json.dumps(["ended", why]), flush=True)


def _wait_for_end(told_to_end: threading.Event) -> None:
    sys.stdin.read()
    told_to_end.set()


def _limit() -> None:
    """Set the limits of a process before it begins."""
    if sys.platform != "win32":
        limits = {
            resource.RLIMIT_AS: MOST_ADDRESSES,
            resource.RLIMIT_FSIZE: LARGEST_FILE,
            resource.RLIMIT_CPU: MOST_CPU_SECONDS,
            resource.RLIMIT_CORE: 0,
        }
        for limit, value in limits.items():
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(limit, (value, value))
        os.nice(NICENESS)
    if IS_LINUX:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _family() -> dict[int, int]:
    """Return all living descendants, and the bytes of memory of each, on Linux."""
    if not IS_LINUX:
        return {}
    children: dict[int, list[int]] = {}
    memory: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            # The name in brackets may hold spaces.
            said = (folder / "stat").read_text("ascii", "replace").rpartition(")")[2]
            state, parent, *rest = said.split()
            pages = int(rest[19])
            children.setdefault(int(parent), []).append(int(folder.name))
            if state != "Z":
                memory[int(folder.name)] = pages * os.sysconf("SC_PAGE_SIZE")
    family: dict[int, int] = {}
    parents = [os.getpid()]
    while parents:
        for child in children.get(parents.pop(), []):
            parents.append(child)
            if child in memory:
                family[child] = memory[child]
    return family


def _end(driver: "subprocess.Popen[bytes]") -> None:
    """End the process with its group and, on Linux, with all its descendants."""
    if sys.platform == "win32":
        driver.kill()
        return
    deadline = time.monotonic() + ENDING_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            os.killpg(driver.pid, signal.SIGKILL)
        family = _family()
        for pid in family:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not family:
            return
        time.sleep(LOOK_SECONDS / 10)


if __name__ == "__main__":
    main(sys.argv[1:])
