"""Work handed to processes of this machine, or to a Dask cluster, by joblib; what comes back comes in order."""

from __future__ import annotations

import logging
import signal
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from os import getpid, getppid
from threading import Thread
from typing import Any, TypeVar

import click

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

BACKENDS = ("processes", "dask")
_A_JOB = 8  # so many at a time for each job, so that memory does not grow with their number
_LOOK = 2  # seconds between looks whether the parent lives
_PATIENCE = 60  # seconds until the first worker of a cluster is there


@dataclass(frozen=True, slots=True)
class Spread:
    """`jobs`: so many at once, 0 for one a core. `scheduler`: of a cluster that runs; None: one is started here."""

    jobs: int = 1
    backend: str = "processes"
    scheduler: str | None = None

    @property
    def alone(self) -> bool:
        return self.jobs == 1 and self.backend == "processes"

    @property
    def batch(self) -> int:
        """How many stories are read at a time."""
        if self.alone:
            return 1
        from joblib import effective_n_jobs

        return _A_JOB * (self.jobs or int(effective_n_jobs(-1)))


_Run = Callable[[Callable[[_Given], _Made], Sequence[_Given]], Iterator[_Made]]


@contextmanager
def spread(how: Spread) -> Iterator[_Run[Any, Any]]:
    """A function that does something with each of a batch; the processes stay for the next batch."""
    if how.alone:
        yield map
        return
    from joblib import Parallel, delayed, parallel_config

    with warnings.catch_warnings(), ExitStack() as stack:
        # what they say of memory and ports, and as they close, is for programmers
        warnings.filterwarnings("ignore", module=r"(?:joblib|dask|distributed)\b")
        if how.backend == "dask":
            stack.enter_context(_cluster(how))
            jobs = -1
        else:
            stack.enter_context(parallel_config(backend="loky", initializer=_ended_with, initargs=(getpid(),)))
            jobs = how.jobs or -1
        parallel = stack.enter_context(Parallel(n_jobs=jobs, return_as="generator", batch_size=1))
        yield lambda work, batch: parallel(delayed(work)(each) for each in batch)


def _ended_with(parent: int) -> None:
    """A process of ours whose parent is killed would wait for work for ever."""

    def watch() -> None:
        while getppid() == parent:
            time.sleep(_LOOK)
        signal.raise_signal(signal.SIGTERM)

    Thread(target=watch, daemon=True).start()


@contextmanager
def _cluster(how: Spread) -> Iterator[None]:
    if find_spec("dask") is None or find_spec("distributed") is None:
        raise click.UsageError('dask is not installed; run: pip install "annotated-sources[cluster]"')
    from distributed import Client
    from joblib import parallel_config

    with ExitStack() as stack:
        address = how.scheduler or stack.enter_context(_started(how.jobs))
        connected: Callable[..., AbstractContextManager[object]] = Client
        try:
            stack.enter_context(connected(address, timeout=_PATIENCE))
        except OSError as error:
            raise click.UsageError(f"no Dask scheduler answers at {address}") from error
        stack.enter_context(parallel_config(backend="dask", wait_for_workers_timeout=_PATIENCE))
        yield


@contextmanager
def _started(jobs: int) -> Iterator[object]:
    """A cluster on this machine; it opens no page of its own."""
    from distributed import LocalCluster
    from joblib import effective_n_jobs

    workers = jobs or int(effective_n_jobs(-1))
    local: Callable[..., AbstractContextManager[object]] = LocalCluster
    with local(n_workers=max(2, workers), threads_per_worker=1, processes=True, dashboard_address=None,
               silence_logs=logging.CRITICAL) as cluster:
        yield cluster
