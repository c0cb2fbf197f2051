"""Documents of Debian's packages whose authors marked their headings, for the trainer of the outline.

    python3 -m venv env && env/bin/pip install beautifulsoup4==4.15.0 lxml==6.1.3
    env/bin/python tests/tools/train_outline/gather.py FOLDER

Fetches the packages of `packages.tsv` by `apt-get download` (Debian 12) into FOLDER and writes
FOLDER/docs.jsonl, in the format of `corpus.rs`: pages of prose, at most `MOST` of a package. The same
packages give the same bytes.
"""

import collections
import glob
import gzip
import hashlib
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

MOST = 22
# Pages without a heading teach what is none; a few of each package do.
MOST_BARE = 5
# Blocks within blocks, at most.
DEPTH = 60

PAGES = ["*.html", "*.html.gz", "*.htm", "*.xhtml", "*.html.en", "*.html.de", "*.html.es", "*.html.fr.utf8",
         "*.html.ja.utf8", "*.html.tr.utf8"]
NO_PROSE = re.compile(r"genindex|modindex|search|/api/|/apidocs?/|_modules|doxygen|/javadoc|classref|license|copying"
                      r"|index-all|functions|/man/|manpage|changelog", re.I)
NO_PART = "script style nav header footer noscript svg form button iframe template".split()
NO_PART_BY_NAME = re.compile(r"navheader|navfooter|sphinxsidebar|related|toc\b|contents\b|headerlink|footer|sidebar"
                             r"|breadcrumb|navigation|menu|permalink", re.I)
KINDS = {"a": "l", "b": "b", "strong": "b", "em": "i", "i": "i", "cite": "i", "dfn": "i", "var": "i",
         "code": "c", "tt": "c", "kbd": "c", "samp": "c"}
BLOCKS = set("p div section article main ul ol li dl dt dd table tr td th blockquote pre h1 h2 h3 h4 h5 h6 hr figure "
             "figcaption center body tbody thead aside address details summary form fieldset".split())
SCRIPTS = [(0x370, "latin"), (0x400, "greek"), (0x530, "cyrillic"), (0x590, "latin"), (0x700, "arabic"),
           (0x900, "latin"), (0xE00, "indic"), (0x2E80, "latin"), (0x110000, "cjk")]


def words_of(runs):
    return "".join(text for text, _ in runs).strip()


def squeeze(runs):
    """Runs with single blanks, neighbours of one kind together."""
    joined = []
    for text, kind in runs:
        text = re.sub(r"\s+", " ", text.replace("¶", "").replace("\u200b", ""))
        if text and joined and joined[-1][1] == kind:
            joined[-1][0] += text
        elif text:
            joined.append([text, kind])
    result, before = [], " "
    for text, kind in joined:
        text = text.lstrip(" ") if before.endswith(" ") else text
        if text:
            result.append([text, kind])
            before = text
    while result and not result[-1][0].rstrip():
        result.pop()
    if result:
        result[-1][0] = result[-1][0].rstrip()
    return result


def runs_of(nodes, kind=""):
    runs = []
    for node in nodes:
        if isinstance(node, Comment):
            continue
        if isinstance(node, NavigableString):
            runs.append([str(node), kind])
        elif isinstance(node, Tag) and node.name == "br":
            runs.append([" ", kind])
        elif isinstance(node, Tag) and node.name != "img":
            runs += runs_of(node.children, kind or KINDS.get(node.name, ""))
    return runs


class Walk:
    """From the elements of a page to blocks."""

    def __init__(self):
        self.blocks = []

    def emit(self, what, runs, **more):
        runs = squeeze(runs)
        if words_of(runs):
            self.blocks.append(dict(t=what, x=runs, **more))

    def paragraph(self, runs, quoted):
        runs = squeeze(runs)
        bold = all(kind == "b" or not text.strip() for text, kind in runs)
        more = {"bh": 1} if bold and len(words_of(runs)) < 120 else {}
        if quoted:
            more["q"] = 1
        self.emit("q" if quoted else "p", runs, **more)

    def element(self, node, depth, quoted, left):
        if left == 0:
            return
        inline = []

        def flush():
            self.paragraph(inline, quoted)
            inline.clear()

        for child in list(node.children):
            if isinstance(child, Tag) and (child.name in BLOCKS or child.find(list(BLOCKS)) is not None):
                flush()
                if child.name in BLOCKS:
                    self.block(child, depth, quoted, left - 1)
                else:
                    self.element(child, depth, quoted, left - 1)
            else:
                inline += runs_of([child])
        flush()

    def block(self, node, depth, quoted, left):
        name = node.name
        if re.fullmatch("h[1-6]", name):
            self.emit("h", runs_of(node.children), lv=int(name[1]), g=1)
        elif name == "p" and node.find(["ul", "ol", "table", "pre"]) is None:
            self.paragraph(runs_of(node.children), quoted)
        elif name == "pre":
            for line in node.get_text().split("\n"):
                self.emit("pre", [[line.strip(), "c"]])
        elif name in ("ul", "ol"):
            self.items(node, depth, left)
        elif name == "dl":
            for part in node.find_all(["dt", "dd"], recursive=False):
                if part.name == "dt":
                    self.emit("p", runs_of(part.children), bh=1)
                else:
                    self.element(part, depth, quoted, left)
        elif name == "table":
            self.table(node, depth, quoted, left)
        elif name == "figcaption":
            self.emit("cap", runs_of(node.children))
        elif name == "hr":
            self.blocks.append(dict(t="hr", x=[["* * *", ""]]))
        else:
            self.element(node, depth, quoted or name == "blockquote", left)

    def items(self, node, depth, left):
        for number, item in enumerate(node.find_all("li", recursive=False), 1):
            own, rest = [], []
            for child in item.children:
                if rest or isinstance(child, Tag) and child.name in BLOCKS:
                    if not rest and not own and child.name == "p":
                        own = list(child.children)
                    elif isinstance(child, Tag):
                        rest.append(child)
                else:
                    own.append(child)
            own = [child for child in own if isinstance(child, Tag) or str(child).strip() or len(own) > 1]
            self.emit("li", runs_of(own), d=depth, m=f"{number}." if node.name == "ol" else "•")
            for child in rest:
                if child.name in ("ul", "ol") and left:
                    self.items(child, depth + 1, left - 1)
                elif child.name in BLOCKS and left:
                    self.block(child, depth + 1, False, left - 1)

    def table(self, node, depth, quoted, left):
        rows = node.find_all("tr")
        cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
        if node.find("table") is not None or max(map(len, cells), default=0) < 2:
            for row, own in zip(rows, cells):
                if row.find_parent("table") is node:
                    for cell in own:
                        self.element(cell, depth, quoted, left)
            return
        for own in cells:
            texts = [words_of(squeeze(runs_of(cell.children))) for cell in own]
            texts = [[text, ""] for text in texts if text]
            if texts:
                self.blocks.append(dict(t="tr", x=texts))


def mark_empty(blocks):
    """A heading without text below it, up to the next of its level, heads nothing: -1."""
    for at, block in enumerate(blocks):
        if block["t"] != "h":
            continue
        block["g"] = -1
        for below in blocks[at + 1:]:
            if below["t"] == "h" and below["lv"] <= block["lv"]:
                break
            if below["t"] not in ("h", "hr"):
                block["g"] = 1
                break


def page(raw):
    """The title and the blocks of a page; nothing without a body."""
    soup = BeautifulSoup(raw, "lxml")
    if soup.body is None:
        return None
    title = re.sub(r"\s+", " ", soup.title.get_text()).strip() if soup.title else ""
    for node in soup(NO_PART):
        node.decompose()
    for node in list(soup.find_all(True)):
        if node.attrs is None or node.name in ("body", "html"):
            continue
        names = " ".join(node.get("class") or []) + " " + str(node.get("id") or "")
        if NO_PART_BY_NAME.search(names):
            node.decompose()
    main = (soup.find(attrs={"role": "main"}) or soup.find("main") or soup.find("article")
            or soup.find("div", class_="body") or soup.find(id="content") or soup.find(id="main") or soup.body)
    walk = Walk()
    walk.element(main, 0, False, DEPTH)
    blocks = walk.blocks
    for at, block in enumerate(blocks[:4]):
        if block["t"] == "h" and block["lv"] <= 2:
            title, blocks = words_of(block["x"]), blocks[at + 1:]
            break
    blocks = [block for block in blocks if block["t"] != "h" or words_of(block["x"]) != title]
    while blocks and blocks[-1]["t"] == "hr":
        blocks.pop()
    mark_empty(blocks)
    return title or None, blocks


def is_prose(blocks):
    """True for a page of paragraphs; not for an index, code, tables, or names with what they mean."""
    def size(what):
        return sum(len(words_of(block["x"])) for block in blocks if block["t"] in what)

    count = collections.Counter(block["t"] for block in blocks)
    every, many = size(count), len(blocks)
    words = sum(len(words_of(block["x"]).split()) for block in blocks)
    paragraphs = sum(block["t"] == "p" and len(words_of(block["x"])) > 150 for block in blocks)
    links = sum(len(text) for block in blocks for text, kind in block["x"] if kind == "l")
    return (5 <= many <= 400 and words <= 6000 and (words >= 100 or every >= 700) and paragraphs >= 3
            and count["pre"] <= many * 0.2 and count["tr"] <= many * 0.3 and count["h"] <= many * 0.4
            and sum("bh" in block for block in blocks) <= many * 0.25
            and size(("p", "li", "q")) >= every * 0.6 and links < every * 0.4)


def script_of(text):
    """The script of most letters."""
    count = collections.Counter(next(name for end, name in SCRIPTS if ord(c) < end)
                                for c in text[:6000] if c.isalpha())
    return count.most_common(1)[0][0] if count else "latin"


def documents(job):
    """The pages of one package, as lines of JSON."""
    package, folder = job
    paths = sorted(path for path in glob.glob(f"{folder}/**/*", recursive=True)
                   if os.path.isfile(path) and not NO_PROSE.search(path[len(folder):]))
    random.Random(package).shuffle(paths)
    lines, seen, bare = [], set(), 0
    for path in paths[:260]:
        if len(lines) == MOST:
            break
        if os.path.getsize(path) > 400_000:
            continue
        raw = open(path, "rb").read()
        raw = gzip.decompress(raw) if path.endswith(".gz") else raw
        title, blocks = page(raw) or (None, [])
        if not is_prose(blocks):
            continue
        text = " ".join(words_of(block["x"]) for block in blocks)
        heads = any(block["t"] == "h" and block["g"] == 1 for block in blocks)
        key = hashlib.sha256(text[:400].encode()).digest()
        if key in seen or not heads and bare == MOST_BARE:
            continue
        seen.add(key)
        bare += not heads
        lines.append(json.dumps(dict(id=f"{package}-{len(lines):04d}", split="train", src=package,
                                     script=script_of(text), title=title, blocks=blocks), ensure_ascii=False))
    return lines


def unpack(package, version, folder):
    """Fetches a package and takes its pages out."""
    where = os.path.join(folder, package)
    if not os.path.isdir(where):
        subprocess.run(["apt-get", "download", "-qq", f"{package}={version}"], cwd=folder, check=True)
        archive, = glob.glob(f"{folder}/{package}_*.deb")
        os.makedirs(where)
        files = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE)
        # what a pattern does not find is no error
        subprocess.run(["tar", "-x", "-C", where, "--wildcards", *PAGES], stdin=files.stdout,
                       stderr=subprocess.DEVNULL, check=False)
    return package, where


def main():
    folder = os.path.abspath(sys.argv[1])
    os.makedirs(folder, exist_ok=True)
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "packages.tsv")
    rows = [line.split("\t") for line in open(beside).read().splitlines() if not line.startswith("#")]
    jobs = [unpack(package, version, folder) for package, version in rows]
    with multiprocessing.Pool(2) as pool, open(os.path.join(folder, "docs.jsonl"), "w") as out:
        for (package, _), lines in zip(jobs, pool.imap(documents, jobs)):
            out.writelines(line + "\n" for line in lines)
            print(package, len(lines), flush=True)


if __name__ == "__main__":
    main()
