"""Takes the pages of a pipeline.json through Tongji's filters on Apache Spark, and publishes the version that
`tongji run` would have published, byte for byte.

    spark-submit --master spark://host:7077 cluster/tongji_spark.py --program tongji-cluster.tar.gz \
        --pipeline /shared/pipeline.json --parts /shared/parts --out /shared/out

Spark shares out the work, tries again what failed, and keeps the parts; the filters are the programs of one machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from pyspark import RDD, Accumulator, SparkConf, SparkContext, SparkFiles
from pyspark.errors import PySparkRuntimeError

STAGES = "fetch,strip,clean,extract"
PROGRAM = "tongji-program"
PIPELINE = "tongji-pipeline"
COUNTS = ("documents", "failed", "statistics", "damaged", "left_out", "unreadable")
# The most lines that are repeated of what a program said.
LAST_WORDS = 12
# A task begins by starting the program, which costs what fifty pages do (docs/scale.md).
PAGES_A_TASK = 1000
# Where a task's program leaves its messages and counts, in the folder of Spark's files: named after the process that
# reads its output, whose number the shell knows as its parent's.
MESSAGES = "{root}/tongji-{parent}.messages"
COUNTED = "{root}/tongji-{parent}.counts"


class JobError(Exception):
    """Why nothing is published."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", help="lists of pages (.txt), requests or records (.jsonl, .jsonl.gz); "
                        "without any, what the pipeline's sources name: pages in its raw folder, and its WARC files")
    parser.add_argument("--program", required=True, help="the archive that `make cluster` wrote")
    parser.add_argument("--pipeline", required=True, help="pipeline.json; pages and archives must be where it says on "
                        "every machine")
    parser.add_argument("--raw", help="the folder of the pages, instead of the pipeline's")
    parser.add_argument("--out", help="the folder of versions, instead of the pipeline's")
    parser.add_argument("--parts", required=True, help="a new folder that all machines can write (any file system of "
                        "Hadoop's); it is removed at the end unless --keep-parts is given")
    parser.add_argument("--keep-parts", action="store_true")
    parser.add_argument("--partitions", type=int, help="tasks; without it one for each 1000 pages, and at least two a core")
    parser.add_argument("--split", type=int, default=64, help="megabytes of a WARC file that one task lists")
    return parser.parse_args()


# What runs on the executors.


def command(roots: Iterable[str], words: str) -> str:
    """A command for RDD.pipe: one of Tongji's programs, wherever Spark has unpacked it, its messages in a file."""
    places = " ".join(shlex.quote(root) for root in roots)
    here = {"root": "$root", "parent": "$PPID"}
    script = (
        f"for root in {places}; do [ -x \"$root/{PROGRAM}/tongji\" ] && break; done; "
        f"root=$(cd \"$root\" && pwd -P) || exit 1; cd \"$root/{PIPELINE}\" || exit 1; "
        f"export LD_LIBRARY_PATH=\"$root/{PROGRAM}/lib\"; exec \"$root/{PROGRAM}/tongji\" {words.format(**here)} "
        f"2> \"{MESSAGES.format(**here)}\""
    )
    return f"/bin/sh -c {shlex.quote(script)}"


def ended(lines: Iterable[str]) -> Iterator[str]:
    """The lines, and the one that tells a program that these were all: RDD.pipe swallows what goes wrong before it."""
    count = 0
    try:
        for line in lines:
            count += 1
            yield line
        yield json.dumps({"end": count}, separators=(",", ":"))
    except Exception as error:  # The program misses the end line, fails, and the task with it.
        print(f"tongji: the input of a task broke off: {error}", file=sys.stderr)


def heeded(
    lines: Iterable[str], counters: dict[str, Accumulator[int]], notes: Accumulator[list[str]]
) -> Iterator[str]:
    """The output of a program; where it fails, the task fails with its last words."""
    here = {"root": os.path.realpath(SparkFiles.getRootDirectory()), "parent": os.getpid()}
    messages = Path(MESSAGES.format(**here))
    counted = Path(COUNTED.format(**here))
    written = 0
    try:
        for line in lines:
            written += 1
            yield line
    except PySparkRuntimeError as error:
        raise JobError(last_words(messages, (error.getMessageParameters() or {}).get("error_code", ""))) from None
    if counters:
        counts = json.loads(counted.read_text())
        if counts["documents"] != written:
            raise JobError(f"of {counts['documents']} records {written} came")
        for name, counter in counters.items():
            counter.add(counts[name])
        counted.unlink()
    said = messages.read_text(errors="replace").splitlines()
    notes.add(said[:LAST_WORDS] + ([f"and {len(said) - LAST_WORDS} lines more"] if len(said) > LAST_WORDS else []))
    messages.unlink()


def last_words(messages: Path, status: str) -> str:
    said = messages.read_text(errors="replace").splitlines() if messages.exists() else []
    messages.unlink(missing_ok=True)
    head = f"the program of a task ended with status {status}; its last words:"
    return "\n".join([head] + [f"  {line}" for line in said[-LAST_WORDS:]])


def page_key(record: str) -> tuple[bytes, str]:
    """Where a record stands in a version: by its source, then by its identifier."""
    page, _ = json.JSONDecoder().raw_decode(record, record.index('"page":{') + len('"page":'))
    return page["source"].encode(), page["documentID"]


def in_order(records: Iterable[str]) -> Iterator[str]:
    """The records of a part in the order of a version; they wait in a file, their places in memory."""
    with tempfile.TemporaryFile() as file:
        places: list[tuple[tuple[bytes, str], int, int]] = []
        for record in records:
            line = record.encode()
            places.append((page_key(record), file.tell(), len(line)))
            file.write(line)
        for _, offset, length in sorted(places):
            file.seek(offset)
            yield file.read(length).decode()


def newest(pages: Iterable[dict[str, Any]], turns: dict[str, int], files: dict[str, int]) -> dict[str, Any]:
    """Of the pages of one URL the one that a run keeps: one that is no older than those before it, and not cut short; it
    belongs to the first source that has it."""
    ordered = sorted(pages, key=lambda page: (turns[page["source"]], files[page["warc"]], page["offset"], page["turn"]))
    kept = ordered[0]
    for page in ordered[1:]:
        if not page.get("truncated") and moment(page) >= moment(kept):
            kept = page
    return kept | {"source": ordered[0]["source"]}


def moment(page: dict[str, Any]) -> str:
    """When a page was fetched, to the second."""
    return page.get("retrieved_at", "")[:19]


class Notes:
    """Adds up lists; of many, the first."""

    def zero(self, value: list[str]) -> list[str]:
        return value

    def addInPlace(self, a: list[str], b: list[str]) -> list[str]:
        return (a + b)[: 10 * LAST_WORDS]


# What runs on the driver.


class Job:
    """One version: the lists of pages, the filters on the cluster, and the merging emit here."""

    def __init__(self, options: argparse.Namespace, spark: SparkContext, work: Path) -> None:
        self.options = options
        self.spark = spark
        self.program = work / PROGRAM
        self.pipeline = Path(options.pipeline).resolve()
        if Path(options.parts).exists():
            raise JobError(f"{options.parts} exists: name a new folder with --parts, or remove this one")
        with tarfile.open(options.program) as archive:
            archive.extractall(self.program, filter="data")
        spark.addArchive(f"{Path(options.program).resolve()}#{PROGRAM}")
        spark.addArchive(f"{self.pack_pipeline(work)}#{PIPELINE}")
        self.roots = [".", SparkFiles.getRootDirectory()]
        self.counters = {name: spark.accumulator(0) for name in COUNTS}
        self.notes = spark.accumulator([], Notes())

    def pack_pipeline(self, work: Path) -> Path:
        """pipeline.json with the word lists that it names: what a filter reads besides its lines."""
        declared = json.loads(self.pipeline.read_text())
        if declared.get("stages", {}).get("own"):
            raise JobError("stages.own: programs of your own do not run on a cluster yet: use `tongji run`")
        base = self.pipeline.parent
        declared["raw"] = str(Path(self.options.raw).resolve() if self.options.raw else base / declared["raw"])
        archive = work / "pipeline.tar.gz"
        with tarfile.open(archive, "w:gz") as packed:
            for turn, words in enumerate(declared.get("stages", {}).get("extract", {}).get("lexicons", [])):
                if (base / words).is_dir():
                    packed.add(base / words, f"words-{turn}")
                    declared["stages"]["extract"]["lexicons"][turn] = f"words-{turn}"
            (work / "pipeline.json").write_text(json.dumps(declared, ensure_ascii=False))
            packed.add(work / "pipeline.json", "pipeline.json")
        return archive

    def local(self, program: str, *words: str, **options: Any) -> subprocess.Popen[bytes]:
        """One of the programs, here."""
        environment = os.environ | {"LD_LIBRARY_PATH": str(self.program / "lib")}
        return subprocess.Popen([self.program / program, *words], env=environment, **options)

    def requests(self) -> RDD[str]:
        """What is to be read: a line a page, or a record."""
        if self.options.inputs:
            return self.shared(self.spark.union([self.spark.textFile(name) for name in self.options.inputs]))
        words = ["pages", "--pipeline", str(self.pipeline), "--split", str(self.options.split)]
        words += ["--raw", self.options.raw] if self.options.raw else []
        listing = self.local("tongji", *words, stdout=subprocess.PIPE)
        lines = listing.communicate()[0].decode().splitlines()
        if listing.returncode:
            raise JobError("the pages could not be listed")
        pages = [line for line in lines if line.startswith('{"path"')]
        ranges = [line for line in lines if not line.startswith('{"path"')]
        archived = self.archived(ranges) if ranges else self.spark.parallelize([], 1)
        return self.shared(self.spark.parallelize(pages, self.tasks(len(pages))).union(archived))

    def archived(self, ranges: list[str]) -> RDD[str]:
        """The pages of WARC files, the newest of each URL, in the order of the files."""
        parts = [json.loads(line) for line in ranges]
        turns: dict[str, int] = {}
        files: dict[str, int] = {}
        for part in parts:
            turns.setdefault(part["source"], len(turns))
            files.setdefault(part["warc"], len(files))
        listed = self.piped(
            self.spark.parallelize(ranges, len(ranges)), "pages --pipeline pipeline.json --index --end-line", {}
        )
        by_url = listed.map(json.loads).map(lambda page: (page["url"], page)).groupByKey(len(ranges))
        kept = by_url.mapValues(lambda pages: newest(pages, turns, files)).values()
        places = kept.map(lambda page: ((files[page["warc"]], page["offset"], page["turn"]), json.dumps(page)))
        return places.sortByKey(numPartitions=self.tasks(places.count())).values()

    def tasks(self, pages: int) -> int:
        return self.options.partitions or max(pages // PAGES_A_TASK, 2 * self.spark.defaultParallelism)

    def shared(self, lines: RDD[str]) -> RDD[str]:
        wanted = self.options.partitions
        return lines.repartition(wanted) if wanted and wanted != lines.getNumPartitions() else lines

    def piped(self, lines: RDD[str], words: str, counters: dict[str, Accumulator[int]]) -> RDD[str]:
        """What one of Tongji's programs makes of lines, a process a partition."""
        notes = self.notes
        piped = lines.mapPartitions(ended).pipe(command(self.roots, words), checkCode=True)
        return piped.mapPartitions(lambda output: heeded(output, counters, notes))

    def filter(self) -> None:
        """Writes the parts: each sorted, all of them or none."""
        stages = STAGES.removeprefix("fetch,") if self.are_records() else STAGES
        words = f"filter --stages {stages} --pipeline pipeline.json --end-line --counts \"{COUNTED}\""
        records = self.piped(self.requests(), words, self.counters).mapPartitions(in_order)
        records.saveAsTextFile(self.options.parts, "org.apache.hadoop.io.compress.GzipCodec")

    def are_records(self) -> bool:
        first = self.spark.textFile(self.options.inputs[0]).first() if self.options.inputs else ""
        return first.startswith("{") and '"schema":' in first

    def emit(self) -> None:
        """Hands the parts to tongji-emit, which publishes only once it has seen the end of all of them."""
        words = ["--pipeline", str(self.pipeline), "--end-line"]
        words += ["--out", self.options.out] if self.options.out else []
        emitting = self.local("tongji-emit", *words, stdin=subprocess.PIPE)
        assert emitting.stdin is not None
        count = 0
        try:
            for record in self.spark.textFile(self.options.parts).toLocalIterator(prefetchPartitions=True):
                emitting.stdin.write(record.encode() + b"\n")
                count += 1
            if count != self.counters["documents"].value:
                raise JobError(f"the parts hold {count} records of {self.counters['documents'].value}")
            emitting.stdin.write(json.dumps({"end": count}, separators=(",", ":")).encode() + b"\n")
            emitting.stdin.close()
        except BrokenPipeError:
            pass  # What it said stands on standard error.
        except BaseException:
            emitting.kill()
            raise
        if emitting.wait():
            raise JobError(f"tongji-emit ended with status {emitting.returncode}")

    def summary(self) -> str:
        lines = [f"cluster     {', '.join(f'{counter.value} {name}' for name, counter in self.counters.items())}"]
        return "\n".join(lines + [f"note        {note}" for note in self.notes.value])

    def remove_parts(self) -> None:
        if not self.options.keep_parts and "://" not in self.options.parts:
            shutil.rmtree(self.options.parts)


def run(options: argparse.Namespace, spark: SparkContext) -> None:
    with tempfile.TemporaryDirectory(prefix="tongji-") as work:
        job = Job(options, spark, Path(work))
        job.filter()
        job.emit()
        print(job.summary())
        job.remove_parts()


def main(task: Callable[[argparse.Namespace, SparkContext], None] = run) -> int:
    options = arguments()
    spark = SparkContext(conf=SparkConf().setAppName("tongji"))
    spark.setLogLevel("ERROR")
    try:
        task(options, spark)
    except Exception as error:
        # Of a task's error Spark gives the whole way that it took: what the task said of itself will do.
        said = re.search(r"JobError: (.*?)(?:\n\n|\n\tat |\n SQLSTATE|\Z)", str(error), re.DOTALL)
        what = said[1] if said else "\n".join(str(error).splitlines()[:5])
        print(f"tongji-spark: nothing is published: {what}", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
