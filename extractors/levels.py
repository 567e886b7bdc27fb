"""Levels of a sentence: what a colon, a bracket and `trong đó` open, and what their counts take over."""

from __future__ import annotations

from extractors.clauses import Mark
from extractors.fields import field_in
from extractors.passages import Count, Level, LevelKind
from extractors.trees import NEXT_AGENCY, inherit, leave
from extractors.walk import Walk
from schemas.frames import Features
from schemas.labels import frames

__all__ = ["separate"]


def separate(walk: Walk, mark: Mark, index: int) -> None:
    """Take a separator: open or close the level that it stands for, and begin new words behind it.

    Args:
        index: place of the mark among the passage's marks.
    """
    match mark.kind:
        case "stop":
            _end_sentence(walk, mark)
        case "open":
            parent = None if _of_next_agency(walk, mark) else _anchor(walk, direct=True)
            walk.levels.append(_level(walk, "bracket", parent, mark.end))
            level = walk.levels[-1]
            level.blind = level.parent is None and not walk.clean(walk.passage.start, mark.start).rstrip().endswith("¤")
            level.clause, level.left, level.lead, level.counts = walk.clause, walk.left, walk.lead, len(walk.counts)
            walk.clause = mark.end
        case "close":
            _close(walk, mark)
            return
        case "under":
            parent = _anchor(walk, direct=False)
            _pop(walk, "head", "under", "colon")
            walk.levels.append(_level(walk, "under", parent, mark.end))
        case "colon":
            _colon(walk, mark, index)
        case "semicolon":
            walk.clause = mark.end
        case _:
            pass
    walk.left = mark.end
    if mark.kind not in {"comma", "joint", "slash"}:
        walk.lead = mark.end


def _of_next_agency(walk: Walk, mark: Mark) -> bool:
    """Tell whether a bracket stands behind an agency, as the one before it did: `xã A (52 hồ sơ), xã B (47 hồ sơ)`."""
    latest = walk.latest
    if latest is None or latest.parent is not None:
        return False
    between = walk.clean(latest.number.end, mark.start)
    return NEXT_AGENCY.fullmatch(between) is not None


def _level(walk: Walk, kind: LevelKind, parent: Count | None, start: int) -> Level:
    if parent is None:
        above = walk.levels[-1]
        return Level(kind, above.frame, above.features, None, start=start)
    return Level(kind, parent.frame, parent.features, parent, start=start)


def _anchor(walk: Walk, *, direct: bool) -> Count | None:
    """Return the count that a bracket or `trong đó` opens: the one just read, or the main one of the sentence before."""
    if walk.latest is not None and walk.latest.sentence == walk.sentence:
        return walk.latest if direct or walk.levels[-1].kind == "bracket" else walk.last or walk.latest
    return None if direct else walk.last or walk.main


def _end_sentence(walk: Walk, mark: Mark) -> None:
    walk.main = walk.last or walk.main
    while len(walk.levels) > 1 and walk.levels[-1].kind != "bracket":
        walk.levels.pop()
    if mark.end > mark.start and len(walk.levels) > 1:
        del walk.levels[1:]
    walk.last = walk.latest = None
    walk.sentence = walk.clause = mark.end


def _close(walk: Walk, mark: Mark) -> None:
    """Close a bracket; one without a count leaves the words before it to the number behind it."""
    walk.left = walk.lead = mark.end
    while len(walk.levels) > 1:
        level = walk.levels.pop()
        if level.kind == "bracket":
            walk.clause = level.clause
            if level.counts == len(walk.counts) and not any(
                other.kind == "number" and level.start <= other.start < mark.start for other in walk.passage.marks
            ):
                walk.left, walk.lead = level.left, mark.end if level.parent is not None else level.lead
            if level.parent is not None:
                walk.latest = level.parent
            break


def _pop(walk: Walk, *kinds: LevelKind) -> None:
    while walk.levels[-1].kind in kinds:
        walk.levels.pop()


def _colon(walk: Walk, mark: Mark, index: int) -> None:
    """A colon after a count opens its parts; after mere words it opens a level that they name."""
    before = walk.passage.marks[index - 1] if index else None
    if before is not None and before.kind == "under" and not walk.passage.text[before.end : mark.start].strip():
        return
    if before is not None and before.kind == "number" and walk.latest is not None and walk.latest.number is before.number:
        walk.levels.append(_level(walk, "colon", walk.latest, mark.end))
        return
    if walk.levels[-1].kind == "head" and walk.levels[-1].consumed:
        walk.levels.pop()
    frame, features = _head_words(walk, walk.lead, _before_slash(walk, mark, index))
    if frame is not None and any(dimension == frames()[frame].master for dimension, _ in features):
        leave(walk, frames()[frame], features)
    above = walk.levels[-1]
    if frame is None and (divided := _divided(walk, mark)) is not None:
        frame, features = divided
    if frame is None:
        frame, base = above.frame, above.features
    else:
        master = frames()[frame].master
        explicit = any(dimension == master for dimension, _ in features)
        base = inherit(walk, frames()[frame], features, explicit=explicit)
        if frames()[frame].stays and not explicit:
            base = frozenset(pair for pair in base if pair[0] != master)
    if frame is not None and above.kind == "root" and above.parent is None and _heads_all(walk, frame, base, index):
        walk.levels[0] = Level("root", frame, base)
    walk.levels.append(Level("head", frame, base, above.parent, start=mark.end, left=walk.lead))


def _before_slash(walk: Walk, mark: Mark, index: int) -> int:
    """Return where the words before a colon end that name the part where `a/b` follows (`đã giải quyết/tiếp nhận: 60/71`)."""
    marks = walk.passage.marks
    number = marks[index + 1].number if index + 1 < len(marks) else None
    slash = walk.passage.text.rfind("/", walk.lead, mark.start)
    return slash if number is not None and number.whole is not None and slash >= 0 else mark.start


def _heads_all(walk: Walk, frame: str, features: Features, index: int) -> bool:
    """Tell whether the words before a colon say of what all figures of the passage are: `a) Khiếu nại: ...`.

    They do not where a later colon says another value (`Tiếp thường xuyên: 88 lượt; Tiếp định kỳ: 24 lượt`).
    """
    first = walk.sentence == walk.passage.start and not walk.counts
    return (
        first
        and bool(features)
        and {dimension for dimension, _ in features} <= frames()[frame].splits - {frames()[frame].divided_by}
        and not any(_heads(walk, frame, place) for place in range(index + 1, len(walk.passage.marks)))
    )


def _heads(walk: Walk, frame: str, index: int) -> bool:
    """Tell whether a mark is a colon behind words that divide the counts of the frame."""
    marks = walk.passage.marks
    if marks[index].kind != "colon":
        return False
    start = next(
        (mark.end for mark in reversed(marks[:index]) if mark.kind in {"stop", "semicolon", "colon"}), walk.passage.start
    )
    said = {dimension for label in walk.labels(frame, start, marks[index].start) for dimension, _ in label.says}
    return bool(said & (frames()[frame].splits - {frames()[frame].divided_by}))


def _divided(walk: Walk, mark: Mark) -> tuple[str, Features] | None:
    """Return the frame that is spoken of and the field that stands alone before a colon (`Hộ tịch: 410 hồ sơ`)."""
    frame = frames().get(walk.nearest or "")
    name = field_in(walk.passage.text[walk.lead : mark.start])
    return (frame.name, frozenset({(frame.divided_by, name)})) if frame and frame.divided_by and name else None


def _head_words(walk: Walk, start: int, end: int) -> tuple[str | None, Features]:
    """Return the frame that the words before a colon speak of, and what they say in it."""
    best: tuple[float, str | None, Features] = (0, None, frozenset())
    text = walk.passage.text[start:end]
    for frame in walk.frames:
        labels = walk.labels(frame.name, start, end)
        topic = frame.topic.search(text)
        if any(frame.blocking(text, 0, len(text))) or not (labels or topic):
            continue
        if not walk.topical(frame):
            continue
        said = walk.said([label for label in labels if label.role == "label"], frame)
        nearest = walk.levels[-1].frame or (walk.last.frame if walk.last else None) or walk.passage.hint
        score = 1.5 * len(said) + (1.5 if said else 0.5) * (nearest == frame.name) + (len(topic[0]) / 8 if topic else 0)
        score += sum(0.5 for label in labels if label.role == "unit")
        if score > best[0]:
            best = (score, frame.name, said)
    return best[1], best[2]
