#!/usr/bin/env bash
# assets/engines/spark.py in Spark's local mode over 5,000 documents: its tables against what attache
# itself says, with one worker and with two, and once with a worker that is killed on the way.
# Needs a Java runtime and `pip install pyspark pyarrow`.
#
#   cargo run --release --example corpus -- FOLDER 5000
#   tests/tools/spark.sh ATTACHE [FOLDER OF ARTICLES, *.txt and *.md] [quick]
#
# With `quick` they are read once, as the library reads thousands; else twice, which takes an hour.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
attache=$(realpath "${1:?the program attache}")
articles=$(realpath "${2:-$root/assets/briefings}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data"
if [ "${3:-}" = quick ]; then
    printf '#!/bin/sh\nexec "%s" "$@" --quick\n' "$attache" >"$work/quick"
    chmod +x "$work/quick"
    attache="$work/quick"
fi
command -v spark-submit >/dev/null || { echo 'skipped: spark-submit is not installed (pip install pyspark)'; exit 0; }

python3 - "$articles" "$work/documents.jsonl" <<'PYTHON'
import json, pathlib, sys
texts = []
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.suffix not in (".txt", ".md"):
        continue
    try:
        texts.append(path.read_text(encoding="utf-8")[:6000])
    except UnicodeDecodeError:
        pass
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for number in range(5000):
        day = f"2026-{number % 11 + 1:02}-{number % 27 + 1:02}"
        text = texts[number % len(texts)]
        print(json.dumps({"id": f"doc-{number}", "text": text, "published": day}), file=out)
PYTHON

echo "== attache alone"
time "$attache" inspect - --documents jsonl <"$work/documents.jsonl" >"$work/records.jsonl"

# Ends with a signal in the first partition that it reads, once: Spark has to run that one again.
cat >"$work/fragile" <<SCRIPT
#!/usr/bin/env bash
if mkdir "$work/killed" 2>/dev/null; then
    head -c 200000 | "$attache" "\$@" | head -n 5
    kill -9 \$\$
fi
exec "$attache" "\$@"
SCRIPT
chmod +x "$work/fragile"

run() { # NAME MASTER PROGRAM
    echo "== $1"
    time spark-submit --master "$2" --conf spark.ui.enabled=false --conf spark.log.level=ERROR \
        "$root/assets/engines/spark.py" --attache "$3" --partitions 8 \
        "$work/documents.jsonl" "$work/$1" 2>"$work/$1.log" || { tail -20 "$work/$1.log"; exit 1; }
}
run one 'local[1]' "$attache"
run two 'local[2]' "$attache"
run again 'local[2,3]' "$work/fragile"

python3 - "$work" <<'PYTHON'
import collections, json, sys
import pyarrow.parquet as parquet
work = sys.argv[1]
mentions, positions = collections.Counter(), collections.Counter()
documents = 0
for line in open(f"{work}/records.jsonl", encoding="utf-8"):
    record = json.loads(line)
    documents += 1
    key = {one["id"]: one["key"] for one in record["entities"]}
    for one in record["mentions"]:
        mentions[record["source"]["path"], key[one["entity"]], one["start"], one["end"]] += 1
    for one in record["positions"]:
        positions[record["source"]["path"], key[one["holder"]], one["stance"], one["text"]] += 1
for name in ("one", "two", "again"):
    table = lambda which: parquet.read_table(f"{work}/{name}/{which}").to_pylist()
    assert len(table("documents")) == documents, name
    told = collections.Counter((r["path"], r["entity"], r["start"], r["end"]) for r in table("mentions"))
    assert told == mentions, name
    told = collections.Counter((r["path"], r["holder"], r["stance"], r["text"]) for r in table("positions"))
    assert told == positions, name
print(f"equal in all three: {documents} documents, {sum(mentions.values())} mentions, "
      f"{sum(positions.values())} positions")
PYTHON
