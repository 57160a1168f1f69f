"""Runs tongji_spark.py on this machine's cores and on a standalone cluster of two workers on 127.0.0.1: what is published
must be what `tongji run` publishes, whatever is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
from collections.abc import Callable
from pathlib import Path

from make_warc import main as make_warc

ROOT = Path(__file__).resolve().parent.parent
BUILD = Path(os.environ.get("TONGJI_CLUSTER_BUILD", ROOT / ".build-cluster/release"))
ARCHIVE = Path(os.environ.get("TONGJI_CLUSTER_ARCHIVE", ROOT / ".build-cluster/tongji-cluster.tar.gz"))
SPARK = Path(sys.executable).parent
PAGES = int(os.environ.get("TONGJI_CLUSTER_PAGES", "600"))
ENVIRONMENT = os.environ | {
    "SOURCE_DATE_EPOCH": "1704067200",
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
}
# The program as it is, but for one page, on which it crashes.
CRASHING = """#!/bin/bash
if [ "$1" = filter ]; then
  while IFS= read -r line; do
    case $line in *page-17.html*) echo "tongji: Fatal error: Index out of range" >&2; kill -SEGV $$ ;; esac
    printf '%s\\n' "$line"
  done | "$(dirname "$0")/tongji.whole" "$@"
else
  exec "$(dirname "$0")/tongji.whole" "$@"
fi
"""


class Cluster:
    """A standalone master and two workers with one core each."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"spark://127.0.0.1:{port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.folder = folder
        self.start("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        self.workers = [self.worker(turn) for turn in range(2)]

    def worker(self, turn: int) -> subprocess.Popen[bytes]:
        work = self.folder / f"worker-{turn}"
        return self.start("worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0",
                          "--work-dir", str(work), self.url)

    def start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        command = [SPARK / "spark-class", f"org.apache.spark.deploy.{name}", *words]
        with (self.folder / f"{name}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen(command, env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def stop(self) -> None:
        for process in self.processes:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that was started here, with all that it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def wait(what: str, holds: Callable[[], bool]) -> None:
    for _ in range(6000):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError(f"{what}: not within 600 s")


class ClusterTest(unittest.TestCase):
    folder: Path
    cluster: Cluster

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = Path(tempfile.mkdtemp(prefix="tongji-cluster-"))
        cls.cluster = Cluster(cls.folder)
        made = cls.folder / "pages"
        subprocess.run([BUILD / "tongji-bench", "make", made, "--pages", str(PAGES)], check=True, stdout=subprocess.DEVNULL)
        # Some pages are in three archives, each time in other bytes: the newest of each counts.
        make_warc(made / "raw", cls.folder / "one.warc.gz")
        for name, day in (("three", "2023-01-01T00:00:00Z"), ("two", "2024-06-01T00:00:00Z")):
            for page in (made / "raw/17").iterdir():
                copy = made / name / "17" / page.name
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(page.read_bytes() + f"<!-- {name} -->".encode())
            make_warc(made / name, cls.folder / f"{name}.warc.gz", day)
        cls.declare("files", {"files": ["**/*.html"]}, made / "raw")
        cls.declare("archives", {"warc": [str(cls.folder / "*.warc.gz")], "defaults": {"region": "甘肃省"}})
        for name in ("files", "archives"):
            cls.plain(name)

    @classmethod
    def declare(cls, name: str, source: dict[str, object], raw: Path | None = None) -> None:
        (cls.folder / name).mkdir()
        raw = raw or cls.folder / name / "raw"
        declared = {
            "dataset": {"name": "test", "title": "测试", "description": "说明"}, "raw": str(raw), "out": "run",
            "sources": [{"name": "all", **source}],
        }
        (cls.folder / name / "pipeline.json").write_text(json.dumps(declared))

    @classmethod
    def plain(cls, name: str) -> None:
        """The version of one machine; the folder of pages that it made of archives goes, so that Spark has no use of it."""
        subprocess.run([BUILD / "tongji", "run", "--quiet", "--pipeline", cls.folder / name / "pipeline.json"],
                       env=ENVIRONMENT, check=True, stderr=subprocess.DEVNULL)
        shutil.rmtree(cls.folder / name / "raw", ignore_errors=True)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.cluster.stop()
        shutil.rmtree(cls.folder)

    def setUp(self) -> None:
        self.out = self.folder / self.id().rsplit(".", 1)[-1]
        self.out.mkdir()

    def job(self, name: str, master: str, *words: str, program: Path = ARCHIVE) -> subprocess.Popen[bytes]:
        command = [
            SPARK / "spark-submit", "--master", master, "--conf", "spark.log.level=ERROR", "--conf", "spark.ui.enabled=false",
            ROOT / "cluster/tongji_spark.py", "--program", program, "--pipeline", self.folder / name / "pipeline.json",
            "--parts", self.out / "parts", "--out", self.out / "out", *words,
        ]
        with (self.out / "log").open("wb") as log:
            return subprocess.Popen(command, env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)

    def log(self) -> str:
        return (self.out / "log").read_text(errors="replace")

    def expect_version(self, name: str, job: subprocess.Popen[bytes]) -> None:
        """The job ends well, and its bytes are those of one machine."""
        self.assertEqual(job.wait(), 0, self.log()[-4000:])
        compared = subprocess.run(["diff", "-r", self.folder / name / "run", self.out / "out"], capture_output=True)
        self.assertEqual(compared.returncode, 0, compared.stdout.decode()[:4000])
        self.assertFalse((self.out / "parts").exists())

    def expect_nothing(self) -> None:
        self.assertFalse((self.out / "out/versions.json").exists())
        self.assertFalse((self.out / "out/latest").exists())

    def test_files_on_the_cores_of_this_machine(self) -> None:
        self.expect_version("files", self.job("files", "local[2]"))
        self.assertIn(f"cluster     {PAGES} documents, 0 failed,", self.log())

    def test_archives_on_the_cores_of_this_machine(self) -> None:
        self.expect_version("archives", self.job("archives", "local[2]", "--split", "1"))

    def test_files_on_two_workers(self) -> None:
        self.expect_version("files", self.job("files", self.cluster.url, "--partitions", "7"))

    def test_archives_on_two_workers(self) -> None:
        self.expect_version("archives", self.job("archives", self.cluster.url, "--split", "1"))

    def test_a_worker_is_killed_in_the_middle(self) -> None:
        job = self.job("archives", self.cluster.url, "--split", "1", "--partitions", "40")
        wait("a first part", lambda: job.poll() is not None or any((self.out / "parts").rglob("part-*")))
        self.assertIsNone(job.poll(), self.log()[-4000:])
        kill(self.cluster.workers[0])
        self.expect_version("archives", job)
        self.cluster.workers[0] = self.cluster.worker(0)

    def test_the_program_crashes_on_one_page(self) -> None:
        program = self.out / "program"
        with tarfile.open(ARCHIVE) as archive:
            archive.extractall(program, filter="data")
        (program / "tongji").rename(program / "tongji.whole")
        (program / "tongji").write_text(CRASHING)
        (program / "tongji").chmod(0o755)
        with tarfile.open(self.out / "crashing.tar.gz", "w:gz", compresslevel=1) as archive:
            archive.add(program, ".")
        job = self.job("files", self.cluster.url, program=self.out / "crashing.tar.gz")
        self.assertEqual(job.wait(), 1)
        self.assertIn("tongji-spark: nothing is published: the program of a task ended with status -11; its last words:\n"
                      "  tongji: Fatal error: Index out of range\n", self.log())
        self.expect_nothing()

    def test_the_job_is_killed_half_way(self) -> None:
        job = self.job("archives", self.cluster.url, "--split", "1", "--partitions", "40")
        wait("a first part", lambda: job.poll() is not None or any((self.out / "parts").rglob("part-*")))
        self.assertIsNone(job.poll(), self.log()[-4000:])
        kill(job)
        self.expect_nothing()

    def test_pages_and_records_as_inputs(self) -> None:
        pages = self.folder / "pages"
        names = sorted(path.relative_to(pages / "raw").as_posix() for path in (pages / "raw").rglob("*.html"))
        (self.out / "pages.txt").write_text("\n".join(names))
        self.expect_version("files", self.job("files", "local[2]", str(self.out / "pages.txt")))
        shutil.rmtree(self.out / "out")
        with (self.out / "pages.jsonl").open("wb") as records, (self.out / "pages.txt").open("rb") as requests:
            subprocess.run([BUILD / "tongji", "filter", "--stages", "fetch", "--pipeline",
                            self.folder / "files/pipeline.json"], check=True,
                           stdin=requests, stdout=records)
        self.expect_version("files", self.job("files", "local[2]", str(self.out / "pages.jsonl")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
