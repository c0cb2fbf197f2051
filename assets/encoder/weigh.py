#!/usr/bin/env python3
"""Learns how to weigh both readings: a logistic regression for stakeholders and one for issues.

    weigh.py GOLD WORK [OUT]

Reads WORK/candidates.tsv (printed by the example `weigh`) and GOLD, judges by cross-validation over sources, and writes the
table of weights of all articles to OUT. Thresholds and calibration are those of the articles named dev2_* and dev4_*, whose
density of issues is that of unseen articles; the others teach the weights, too, but count half.
"""
import collections, json, math, os, random, sys
import numpy as np
from train import sources

KINDS, PARTS, PENALTY = ("stakeholder", "issue"), 6, 3.0


class Article:
    def __init__(self, gold):
        self.gold, self.rows, self.numbers = gold, collections.defaultdict(list), collections.defaultdict(list)


def load(gold, work):
    articles, names = {}, None
    for at, line in enumerate(open(os.path.join(work, "candidates.tsv"), encoding="utf-8")):
        cells = line.rstrip("\n").split("\t")
        if at == 0:
            names = cells[5:]
            continue
        name, kind, start, end, found = cells[:5]
        if name not in articles:
            articles[name] = Article(json.load(open(os.path.join(gold, "gold/mentions", name + ".json"))))
        articles[name].rows[kind].append((int(start), int(end), found == "1"))
        articles[name].numbers[kind].append([float(x) for x in cells[5:]])
    for article in articles.values():
        for kind in KINDS:
            article.numbers[kind] = np.array(article.numbers[kind]).reshape(-1, len(names))
    return articles, names


def marks(article, kind):
    of = [g for g in article.gold if g["kind"] == kind and g["type"] != "place"]
    return [g for g in of if not g.get("optional")], [g for g in of if g.get("optional")]


def overlap(g, row):
    return max(0, min(g["end"], row[1]) - max(g["start"], row[0]))


def labels(article, kind):
    """1 right, 0 wrong, -1 neither."""
    gold, optional = marks(article, kind)
    return np.array([1 if any(overlap(g, row) for g in gold) else -1 if any(overlap(g, row) for g in optional) else 0 for row in article.rows[kind]])


def counts(article, kind, kept):
    """Right, wrong and missed marks: one to one, the longest overlap first."""
    gold, optional = marks(article, kind)
    pairs = sorted((-overlap(g, row), abs(g["start"] - row[0]) + abs(g["end"] - row[1]), i, j)
                   for i, g in enumerate(gold) for j, row in enumerate(kept) if overlap(g, row))
    taken, used = set(), set()
    for _, _, i, j in pairs:
        if i not in taken and j not in used:
            taken.add(i), used.add(j)
    forgiven = lambda row: any(overlap(g, row) for g in optional) and not any(overlap(g, row) for g in gold)
    wrong = sum(j not in used and not forgiven(row) for j, row in enumerate(kept))
    return np.array([len(taken), wrong, len(gold) - len(taken)])


def f1(c):
    return 2 * c[0] / max(1, 2 * c[0] + c[1] + c[2])


def told(c):
    return f"P {c[0] / max(1, c[0] + c[1]):.3f} R {c[0] / max(1, c[0] + c[2]):.3f} F1 {f1(c):.3f}"


def fit(x, y, weight):
    """Newton's method; weights of numbers brought to one scale, then taken back."""
    mean, spread = x.mean(0), x.std(0)
    spread[spread < 1e-3] = 1
    x = np.c_[(x - mean) / spread, np.ones(len(x))]
    penalty = np.eye(x.shape[1]) * PENALTY
    penalty[-1, -1] = 1e-3
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (weight * p * (1 - p) + 1e-6)[:, None]).T @ x + penalty, x.T @ (weight * (p - y)) + penalty @ w)
        w -= step
        if abs(step).max() < 1e-6:
            break
    return w[:-1] / spread, w[-1] - (w[:-1] * mean / spread).sum()


def chance(table, x):
    return 1 / (1 + np.exp(-np.clip(x @ table[0] + table[1], -30, 30)))


def learn(articles, names, kind, drop):
    some = [n for n in names if len(articles[n].rows[kind])]
    x = np.concatenate([articles[n].numbers[kind] for n in some])
    y = np.concatenate([labels(articles[n], kind) for n in some])
    weight = np.concatenate([np.full(len(articles[n].rows[kind]), 1.0 if like(n) else 0.5) for n in some])
    x = x.copy()
    x[:, drop] = 0
    known = y >= 0
    return fit(x[known], y[known], weight[known])


def like(name):
    return name.startswith(("dev2_", "dev4_"))


def main():
    gold, work = sys.argv[1:3]
    without = [arg[2:].split(",") for arg in sys.argv[3:] if arg.startswith("--")]
    out = [arg for arg in sys.argv[3:] if not arg.startswith("--")]
    articles, names = load(gold, work)
    drop = [at for at, name in enumerate(names) for some in without if name in some]
    of = sources(gold)
    groups = sorted({of[n] if n in of else n for n in articles})
    random.Random(1).shuffle(groups)
    part = {n: groups.index(of.get(n, n)) % PARTS for n in articles}
    print(len(articles), "articles,", len(groups), "sources")
    tables = {}
    for kind in KINDS:
        judged = {}
        for at in range(PARTS):
            table = learn(articles, [n for n in articles if part[n] != at], kind, drop)
            judged.update((n, chance(table, np.where(np.isin(np.arange(len(names)), drop), 0, articles[n].numbers[kind]))) for n in articles if part[n] == at and len(articles[n].rows[kind]))
        total = lambda some, keep: sum((counts(articles[n], kind, [r for r, k in zip(articles[n].rows[kind], keep(n)) if k]) for n in some), np.zeros(3, int))
        best = names.index("mean")
        sure = lambda n, t: articles[n].numbers[kind][:, best] > math.log(t / (1 - t))
        near = [n for n in judged if like(n)]
        grid = np.arange(0.2, 0.8, 0.025)
        threshold = max(grid, key=lambda t: f1(total(near, lambda n: judged[n] >= t)))
        # flat tops: the middle of what is within a thousandth of the best
        top = f1(total(near, lambda n: judged[n] >= threshold))
        flat = [t for t in grid if f1(total(near, lambda n: judged[n] >= t)) > top - 0.0015]
        threshold = float(np.median(flat))
        first = lambda n: [row[2] for row in articles[n].rows[kind]]
        for title, some in (("dev2, dev4", near), ("all", list(judged))):
            weighed = total(some, lambda n: judged[n] >= threshold)
            one = total(some, first)
            each = [(counts(articles[n], kind, [r for r, k in zip(articles[n].rows[kind], judged[n] >= threshold) if k]), counts(articles[n], kind, [r for r in articles[n].rows[kind] if r[2]])) for n in some]
            draw, gains = np.random.default_rng(0), []
            for _ in range(2000):
                pick = draw.integers(0, len(each), len(each))
                gains.append(f1(sum(each[i][0] for i in pick)) - f1(sum(each[i][1] for i in pick)))
            low, high = np.percentile(gains, [2.5, 97.5])
            print(f"{kind:11} {title:10} {len(some):3} first {told(one)} | weighed {told(weighed)} from {threshold:.3f}, gain {f1(weighed) - f1(one):+.3f} [{low:+.3f}, {high:+.3f}] | encoder alone", told(total(some, lambda n: sure(n, 0.5))))
        p = np.concatenate([judged[n] for n in near])
        y = np.concatenate([labels(articles[n], kind) for n in near])
        p, y = p[y >= 0], y[y >= 0]
        bins = [(p[(p * 10).astype(int).clip(0, 9) == b], y[(p * 10).astype(int).clip(0, 9) == b]) for b in range(10)]
        kept = p >= threshold
        error = lambda some: sum(len(a) * abs(a.mean() - b.mean()) for a, b in some if len(a)) / sum(len(a) for a, _ in some)
        print(f"{kind:11} calibration: error {error(bins):.3f};", " ".join(f"{a.mean():.2f}:{b.mean():.2f}({len(a)})" for a, b in bins if len(a)), f"| kept: said {p[kept].mean():.3f}, right {y[kept].mean():.3f}")
        tables[kind] = learn(articles, list(articles), kind, drop), threshold
    if out:
        with open(out[0], "w", encoding="utf-8") as file:
            file.write("# Made by weigh.py: what speaks for a mark, and its weight for stakeholders and for issues.\n")
            row = lambda name, of: file.write(name + "".join(f"\t{of(tables[kind]):.5f}" for kind in KINDS) + "\n")
            row("base", lambda t: t[0][1])
            row("threshold", lambda t: t[1])
            for at, name in enumerate(names):
                if at not in drop:
                    row(name, lambda t: t[0][0][at])


if __name__ == "__main__":
    main()
