"""attache over more documents than one machine holds.

    spark-submit assets/engines/spark.py [--attache PATH] [--source FORMAT] INPUT OUTPUT

INPUT holds documents: JSON lines with `id` and `text` or `html`, and `title`, `published`, `url`
where they are known; a path or a glob. With --source it is what Spark reads by that name (parquet,
json, orc, delta ...), with columns of these names. Each partition goes through
`attache inspect - --documents jsonl`; Spark spreads the partitions, runs a lost one again, and
stores what comes out: the Parquet tables OUTPUT/documents, OUTPUT/mentions and OUTPUT/positions,
with the columns of the views in postgres.sql. A partition that runs twice gives the same rows.
A line that is no document is named on the worker's standard error and passed over.
"""

import argparse
import json
import subprocess
import threading

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

TEXT, NUMBER = T.StringType(), T.IntegerType()


def struct(**columns):
    return T.StructType([T.StructField(name, kind) for name, kind in columns.items()])


RECORD = struct(
    path=TEXT, part=TEXT, title=TEXT, published=TEXT, words=NUMBER,
    mentions=T.ArrayType(struct(kind=TEXT, entity=TEXT, label=TEXT, start=NUMBER, end=NUMBER,
                                text=TEXT)),
    positions=T.ArrayType(struct(holder=TEXT, stance=TEXT, cue=TEXT, text=TEXT)),
)


def row(record):
    """What the tables take of a record of attache."""
    entities = {entity["id"]: entity for entity in record["entities"]}
    mentions = [
        (one["kind"], entities[one["entity"]]["key"], entities[one["entity"]]["label"],
         one["start"], one["end"], one["text"])
        for one in record["mentions"]
    ]
    positions = [
        (entities[one["holder"]]["key"], one["stance"], one["cue"], one["text"])
        for one in record["positions"]
    ]
    source, title = record["source"], record["title"] or {}
    return (source["path"], source.get("part"), title.get("text"), record["published"],
            record["words"], mentions, positions)


def feed(lines, pipe):
    """Writes the documents of a partition; whoever reads them ends where they end."""
    try:
        with pipe:
            for line in lines:
                pipe.write(line.encode("utf-8", "surrogatepass") + b"\n")
    except BrokenPipeError:
        pass  # the status of the process says why


def through(attache):
    """The map step: a partition of lines in, its rows out, in order."""

    def read(lines):
        process = subprocess.Popen(
            [attache, "inspect", "-", "--documents", "jsonl"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        feeder = threading.Thread(target=feed, args=(lines, process.stdin), daemon=True)
        feeder.start()
        try:
            for line in process.stdout:
                yield row(json.loads(line))
            feeder.join()
            status = process.wait()
            # 2: lines were passed over. Anything else but 0 is a failure that Spark must know of,
            # so that it runs the partition again.
            if status not in (0, 2):
                raise RuntimeError(f"{attache} ended with {status}")
        finally:
            process.kill()
            process.wait()

    return read


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--attache", default="attache", help="the program, on every worker")
    parser.add_argument("--source", default="jsonl", help="what INPUT is: jsonl, parquet, json ...")
    parser.add_argument("--partitions", type=int, help="how many; else as Spark cuts INPUT")
    parser.add_argument("input")
    parser.add_argument("output")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("attache").getOrCreate()
    if args.source == "jsonl":
        lines = spark.read.text(args.input)
    else:
        documents = spark.read.format(args.source).load(args.input)
        lines = documents.select(F.to_json(F.struct("*")).alias("value"))
    if args.partitions:
        lines = lines.repartition(args.partitions)
    rows = lines.rdd.map(lambda line: line[0]).mapPartitions(through(args.attache))
    # each document is read once for the three tables
    records = spark.createDataFrame(rows, RECORD).persist(StorageLevel.DISK_ONLY)
    place = ["path", "part", "published"]
    tables = {
        "documents": records.select("path", "part", "title", "published", "words"),
        "mentions": records.select(*place, F.explode("mentions").alias("one"))
                           .select(*place, "one.*"),
        "positions": records.select(*place, F.explode("positions").alias("one"))
                            .select(*place, "one.*"),
    }
    for name, table in tables.items():
        table.write.mode("overwrite").parquet(f"{args.output.rstrip('/')}/{name}")
    spark.stop()


if __name__ == "__main__":
    main()
