"""Counts as trees: which indicator each number of a passage means.

`tiếp nhận: 4.098 hồ sơ (trong kỳ: 2.999; kỳ trước chuyển sang: 1.099)` is a total with two parts.  A colon, a bracket
or `trong đó` opens a level; a count that leaves the master dimension of its frame open takes it from the level it
stands in, so `quá hạn` under *đã giải quyết* is another indicator than under *đang giải quyết*.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.clauses import Mark
from extractors.labels import Label, Unit, unit_at
from extractors.negations import Negation
from extractors.numbers import Number
from schemas.catalog import Indicator
from schemas.catalog import indicator as indicator_of
from schemas.labels import Features, Frame, frames, resolve

__all__ = ["Count", "Passage", "read_counts"]

_LINK = re.compile(
    r"\s*(?:là|được|đã|chiếm|đạt|còn|có|và|với|về|thì|đều|cả|tăng|giảm|so với|trong|qua|từ|đang|chưa|của|ở|tại)\b|\s*[,;.:()\[\]/–-]|\s*$"
)
_SHARE = re.compile(
    r"^[\s,:(–-]*(?:(?:và|cũng|đã|mới|hiện)\s+)*(?:chiếm|đạt|bằng|tỷ lệ|tỉ lệ|đạt tỷ lệ|chiếm tỷ lệ|với tỷ lệ|đạt tỉ lệ|tương đương|tương ứng|=)?"
    r"\s*(?:tỷ lệ|tỉ lệ)?\s*[:=]?\s*(?:là|gần|trên|hơn|khoảng|dưới|xấp xỉ)?\s*$",
    re.IGNORECASE,
)
_RATE_WORD = re.compile(r"\b(?:tỷ|tỉ) lệ\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:tăng|giảm)(?: thêm| tới| hơn| khoảng| gần)?\s*$", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|và|với)?\s*")
_FILLER = re.compile(
    r"^[\s:,–¤-]*(?:(?:là|có|gồm|trong đó|được|tổng số|tổng|số|cả|đều|hiện|đã|chỉ|cho|khoảng|gần|trên|hơn|lượng|các|toàn bộ|bình quân)[\s:,–-]*)*$",
    re.IGNORECASE,
)

LevelKind = Literal["root", "head", "colon", "under", "bracket"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with everything found in it.

    Attributes:
        labels: label and unit phrases for each frame.
        borders: offsets where words begin or end.
        surroundings: text of the headings above, for topic words.
        title: of the document.
        frames: those that the passage can speak of; all when empty.
        parent: the count of the list item that the passage stands under.
        clean: the text with names, dates and references overwritten by `¤`; the text itself when empty.
        hint: frame that the heading or the text before speaks of.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    labels: Mapping[str, Sequence[Label]]
    borders: Container[int]
    surroundings: str = ""
    title: str = ""
    hint: str | None = None
    zeros: tuple[Negation, ...] = ()
    frames: tuple[Frame, ...] = ()
    parent: Count | None = None
    clean: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number that was read as a count or a share.

    Attributes:
        start, end: the words that state it.
        indicator: `None` for a count that the catalog does not know but that others stand under.
        rate: it is the share of the indicator.
        change: `difference` or `relative` when the number is an increase or decrease.
        own: its own words say what it is; otherwise it was read from its place in the tree.
        split: dimension and words that make it a part of the indicator's figure.
        depth: how many levels it stands under.
    """

    start: int
    end: int
    number: Number
    frame: str
    features: Features
    indicator: Indicator | None
    rate: bool = False
    change: Literal["difference", "relative"] | None = None
    unit: str | None = None
    own: bool = True
    split: tuple[str, str] | None = None
    sentence: int = 0
    clause: int = 0
    depth: int = 0


@dataclass(slots=True)
class _Level:
    kind: LevelKind
    frame: str | None = None
    features: Features = frozenset()
    parent: Count | None = None
    consumed: bool = False
    start: int = 0
    clause: int = 0
    left: int = 0
    lead: int = 0
    counts: int = 0
    blind: bool = False


def merge(base: Features, top: Features) -> Features:
    """Return `base` with the dimensions that `top` says overwritten."""
    said = {dimension for dimension, _ in top}
    return top | {pair for pair in base if pair[0] not in said}


@dataclass(slots=True)
class _Reader:
    passage: Passage
    counts: list[Count] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=lambda: [_Level("root")])
    last: Count | None = None
    latest: Count | None = None
    main: Count | None = None
    left: int = 0
    lead: int = 0
    sentence: int = 0
    clause: int = 0
    numbered: bool = False

    @property
    def frames(self) -> Sequence[Frame]:
        """Return the frames that the passage can speak of."""
        return self.passage.frames or tuple(frames().values())

    def run(self) -> list[Count]:
        passage = self.passage
        if passage.parent is not None:
            self.levels[0] = _Level("root", passage.parent.frame, passage.parent.features, passage.parent)
        self.left = self.lead = self.sentence = self.clause = passage.start
        for index, mark in enumerate(passage.marks):
            if mark.kind == "number" and mark.number is not None:
                right = passage.marks[index + 1].start if index + 1 < len(passage.marks) else passage.end
                self._number(mark.number, right, index)
                self.numbered = True
            elif mark.kind == "zero":
                self._zero(next(zero for zero in passage.zeros if zero.start == mark.start))
            else:
                self.numbered = False
                self._separator(mark, index)
        return self.counts

    # -- separators ---------------------------------------------------------------------------------------------

    def _separator(self, mark: Mark, index: int) -> None:
        match mark.kind:
            case "stop":
                self._end_sentence(mark)
            case "open":
                self.levels.append(self._level("bracket", self._anchor(direct=True), mark.end))
                level = self.levels[-1]
                level.blind = level.parent is None and not self._clean(self.passage.start, mark.start).rstrip().endswith("¤")
                level.clause, level.left, level.lead, level.counts = self.clause, self.left, self.lead, len(self.counts)
                self.clause = mark.end
            case "close":
                self._close(mark)
                return
            case "under":
                parent = self._anchor(direct=False)
                self._pop("head", "under", "colon")
                self.levels.append(self._level("under", parent, mark.end))
            case "colon":
                self._colon(mark, index)
            case "semicolon":
                self.clause = mark.end
            case _:
                pass
        self.left = mark.end
        if mark.kind not in {"comma", "joint", "slash"}:
            self.lead = mark.end

    def _level(self, kind: LevelKind, parent: Count | None, start: int) -> _Level:
        if parent is None:
            above = self.levels[-1]
            return _Level(kind, above.frame, above.features, None, start=start)
        return _Level(kind, parent.frame, parent.features, parent, start=start)

    def _anchor(self, *, direct: bool) -> Count | None:
        """Return the count that a bracket or `trong đó` opens: the one just read, or the main one of the sentence before."""
        if self.latest is not None and self.latest.sentence == self.sentence:
            return self.latest if direct or self.levels[-1].kind == "bracket" else self.last or self.latest
        return None if direct else self.main

    def _end_sentence(self, mark: Mark) -> None:
        self.main = self.last or self.main
        while len(self.levels) > 1 and self.levels[-1].kind != "bracket":
            self.levels.pop()
        if mark.end > mark.start and len(self.levels) > 1:
            del self.levels[1:]
        self.last = self.latest = None
        self.sentence = self.clause = mark.end

    def _close(self, mark: Mark) -> None:
        """Close a bracket; one without a count leaves the words before it to the number behind it."""
        self.left = self.lead = mark.end
        while len(self.levels) > 1:
            level = self.levels.pop()
            if level.kind == "bracket":
                self.clause = level.clause
                if level.counts == len(self.counts) and not any(
                    other.kind == "number" and level.start <= other.start < mark.start for other in self.passage.marks
                ):
                    self.left, self.lead = level.left, level.lead
                if level.parent is not None:
                    self.latest = level.parent
                break

    def _pop(self, *kinds: LevelKind) -> None:
        while self.levels[-1].kind in kinds:
            self.levels.pop()

    def _colon(self, mark: Mark, index: int) -> None:
        """A colon after a count opens its parts; after mere words it opens a level that they name."""
        before = self.passage.marks[index - 1] if index else None
        if before is not None and before.kind == "under" and not self.passage.text[before.end : mark.start].strip():
            return
        if before is not None and before.kind == "number" and self.latest is not None and self.latest.number is before.number:
            self.levels.append(self._level("colon", self.latest, mark.end))
            return
        if self.levels[-1].kind == "head" and self.levels[-1].consumed:
            self.levels.pop()
        frame, features = self._head_words(self.lead, mark.start)
        above = self.levels[-1]
        if frame is None:
            frame, base = above.frame, above.features
        else:
            explicit = any(dimension == frames()[frame].master for dimension, _ in features)
            base = self._inherit(frames()[frame], features, explicit=explicit)
        self.levels.append(_Level("head", frame, base, above.parent, start=mark.end))

    def _head_words(self, start: int, end: int) -> tuple[str | None, Features]:
        """Return the frame that the words before a colon speak of, and what they say in it."""
        best: tuple[float, str | None, Features] = (0, None, frozenset())
        text = self.passage.text[start:end]
        for frame in self.frames:
            labels = self._labels(frame.name, start, end)
            topic = frame.topic.search(text)
            if frame.blockers.search(text) or not (labels or topic):
                continue
            if not self._topical(frame):
                continue
            said = self._said([label for label in labels if label.role == "label"], frame)
            nearest = self.levels[-1].frame or (self.last.frame if self.last else None) or self.passage.hint
            score = 1.5 * len(said) + (1.5 if said else 0.5) * (nearest == frame.name) + (len(topic[0]) / 8 if topic else 0)
            score += sum(0.5 for label in labels if label.role == "unit")
            if score > best[0]:
                best = (score, frame.name, said)
        return best[1], best[2]

    # -- numbers ------------------------------------------------------------------------------------------------

    def _number(self, number: Number, right: int, index: int) -> None:
        near = self.passage.text[self.left : number.start]
        if number.percent:
            self._rate(number, right, near)
        else:
            count = self._best(number, right)
            if count is not None:
                self._accept(count)
            else:
                self.latest = None
        self.left = self.lead = self._boundary(number, right, index)

    def _boundary(self, number: Number, right: int, index: int) -> int:
        """Return where the words of the next number may begin when no separator stands between the two."""
        after = self.passage.marks[index + 1] if index + 1 < len(self.passage.marks) else None
        if after is None or after.kind != "number":
            return right
        return self._territory(number, right)

    def _territory(self, number: Number, right: int) -> int:
        """Return the end of the number's own words before another number that no separator parts from it."""
        for frame in self.frames:
            unit = unit_at(self.passage.text, frame, number.end, right, self.passage.borders)
            if unit:
                return unit.end
        return number.end

    def _best(self, number: Number, right: int) -> Count | None:
        reach = right
        after = next((mark for mark in self.passage.marks if mark.start >= right), None)
        if after is not None and after.kind == "number":
            right = max(self._territory(number, right), number.end)
        found = [pair for frame in self.frames if (pair := self._candidate(frame, number, right, reach))]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _candidate(self, frame: Frame, number: Number, right: int, reach: int) -> tuple[float, Count] | None:
        passage = self.passage
        unit = unit_at(passage.text, frame, number.end, right, passage.borders)
        if unit is not None and unit.foreign:
            return None
        window = passage.text[self.left : reach]
        if frame.blockers.search(window) or not self._topical(frame):
            return None
        tail = unit.end if unit else number.end
        right_labels = self._labels(frame.name, number.end, right)
        if unit is None and not self._bare(tail, right_labels):
            return None
        own = self._own(frame, number, right_labels)
        own_said = merge(unit.says, own) if unit else own
        if self.levels[-1].blind and not own:
            return None
        level = self._frame_level()
        last = self.last
        if unit is None and not own and not (level and level.frame == frame.name):
            return None
        features, from_tree = self._complete(frame, own_said, number)
        if features is None:
            return None
        features = self._derive(frame, features)
        if features & frame.leans and not own and not self._leaning(frame, unit):
            return None
        if unit is None and {dimension for dimension, _ in own} <= frame.splits and not self._spoken_of(frame):
            return None
        if number.whole is not None and not any(dimension == frame.master for dimension, _ in features):
            return None
        indicator = resolve(frame, features)
        nearest = (level.frame if level and level.frame else None) or (last.frame if last else None) or passage.hint
        score = 2.0 * (unit is not None) + 1.5 * (indicator is not None) + 1.0 * bool(own) + 1.5 * (nearest == frame.name)
        score += 0.5 * any(d == frame.master for d, _ in own_said) + 0.4 * frame.topical(passage.text[self.sentence : right])
        change: Literal["difference"] | None = "difference" if self._changes(number) else None
        count = Count(
            self._evidence_start(number), self._evidence_end(tail, right_labels), number, frame.name, features, indicator,
            unit=passage.text[unit.start : unit.end] if unit else None, own=not from_tree, change=change,
            split=self._split(frame, features, indicator), sentence=self.sentence, clause=self.clause,
            depth=sum(1 for entry in self.levels[1:] if entry.parent is not None),
        )  # fmt: skip
        return score, count

    def _bare(self, tail: int, labels: Sequence[Label]) -> bool:
        """Tell whether no foreign noun follows the number: its unit is left out."""
        text = self.passage.text
        if any(label.start >= tail and not text[tail : label.start].strip() for label in labels):
            return True
        return _LINK.match(text, tail, self.passage.end) is not None

    def _own(self, frame: Frame, number: Number, right_labels: Sequence[Label]) -> Features:
        left = self._said(self._labels(frame.name, self.left, number.start), frame)
        right = self._said(right_labels, frame)
        own = merge(right, left)
        if not any(dimension == frame.master for dimension, _ in own):
            own = merge(self._said(self._labels(frame.name, self.lead, self.left), frame), own)
        return own

    def _complete(self, frame: Frame, own: Features, number: Number) -> tuple[Features | None, bool]:
        """Return the features with those of the tree, and whether the tree was needed; `None` when the words do not allow it."""
        if any(dimension == frame.master for dimension, _ in own):
            self._leave(frame, own)
            return self._inherit(frame, own, explicit=True), False
        level = self._frame_level()
        if not own:
            clear = _FILLER.match(self._clean(self.left, number.start)) is not None
            if level is not None and level.frame == frame.name and level.features and clear and level.kind in {"head", "colon"}:
                return level.features, True
            return (own, False) if level is None and clear else (None, False)
        base = self._inherit(frame, own, explicit=False)
        if not any(dimension == frame.master for dimension, _ in base) and self.last and self.last.frame == frame.name:
            base = merge(frozenset(pair for pair in self.last.features if pair[0] == frame.master), base)
        if not any(dimension == frame.master for dimension, _ in base):
            for when, says in frame.implies:
                if when <= base:
                    base = merge(says, base)
        return base, True

    def _inherit(self, frame: Frame, own: Features, *, explicit: bool) -> Features:
        """Return own features on top of those of the level; a master of its own cuts off the level's, but for a heading's."""
        level = self._frame_level()
        if level is None or level.frame != frame.name:
            return own
        if not explicit:
            return merge(level.features, own)
        if level.parent is not None and dict(level.features).get(frame.master) == dict(own).get(frame.master):
            return merge(level.features, own)
        if level.kind == "head" and level.parent is None:
            return merge(frozenset(p for p in level.features if p[0] not in {frame.master, "origin", "channel"}), own)
        return own

    def _leave(self, frame: Frame, own: Features) -> None:
        """A count with another master than the one it stands under ends the levels that no bracket closes."""
        while self.levels[-1].kind in {"under", "colon"} or (self.levels[-1].kind == "head" and self.levels[-1].consumed):
            level = self.levels[-1]
            if level.frame == frame.name and dict(level.features).get(frame.master) == dict(own).get(frame.master):
                return
            self.levels.pop()

    def _changes(self, number: Number) -> bool:
        """Tell whether the number is an increase or decrease: its word stands before it, or before the one it goes on from."""
        near = self.passage.text[self.left : number.start]
        if _CHANGE.search(near):
            return True
        before = self.counts[-1] if self.counts else None
        return before is not None and before.change is not None and before.clause == self.clause and _JOINED.fullmatch(near) is not None

    def _spoken_of(self, frame: Frame) -> bool:
        """Tell whether the sentence or its heading speaks of the frame already."""
        level = self._frame_level()
        return frame.name in {level.frame if level else None, self.last.frame if self.last else None, self.passage.hint}

    def _leaning(self, frame: Frame, unit: Unit | None) -> bool:
        """Tell whether a count of the frame stands before in the sentence, or a label of it in the clause."""
        if unit is not None and frame.topical(self.passage.text[unit.start : unit.end]):
            return True
        if any(count.sentence == self.sentence and count.frame == frame.name for count in self.counts[-4:]):
            return True
        if self.passage.hint == frame.name and frame.topical(self.passage.surroundings):
            return True
        labels = self._labels(frame.name, self.left, self.passage.end)
        start = next((label.start for label in labels if label.role == "label"), None)
        return start is not None and start < self.left + 60 and not self.passage.text[self.left : start].count(";")

    def _derive(self, frame: Frame, features: Features) -> Features:
        before = self.latest
        for rule in frame.derived:
            near = before is not None and before.sentence == self.sentence and before.clause in {self.clause, self._outer()}
            if before is not None and near and before.frame == frame.name and rule.own <= features and rule.under <= before.features:
                return merge(features, rule.says)
        return features

    def _outer(self) -> int:
        """Return the clause round the bracket that stands open."""
        level = next((entry for entry in reversed(self.levels) if entry.kind == "bracket"), None)
        return level.clause if level else self.clause

    def _split(self, frame: Frame, features: Features, indicator: Indicator | None) -> tuple[str, str] | None:
        if indicator is None:
            return None
        left = sorted(pair for pair in features - set(indicator.meaning) if pair[0] in frame.splits)
        return left[0] if left else None

    def _accept(self, count: Count) -> None:
        self._label_after(count)
        self.counts += self._each(count)
        level = self.levels[-1]
        if level.kind == "head" and "¤" not in self._clean(self.left, count.number.start):
            level.consumed = True
        if count.change is None:
            self.latest = count
            if level.kind in {"root", "head"} and not any(entry.kind == "bracket" for entry in self.levels):
                self.last = count

    def _label_after(self, count: Count) -> None:
        """Give what the last count of a row says to those before it (`7 vụ khiếu nại, 12 vụ tố cáo đúng`)."""
        frame = frames()[count.frame]
        extra = frozenset(pair for pair in count.features if pair[0] not in frame.splits | {frame.master})
        for index in range(len(self.counts) - 1, -1, -1):
            before = self.counts[index]
            kept = frozenset(pair for pair in before.features if pair[0] in frame.splits)
            if before.clause != count.clause or before.frame != count.frame or before.unit is None or before.rate:
                return
            if not extra or not kept or before.features != kept or before.sentence != count.sentence:
                return
            features = merge(before.features, extra)
            meant = resolve(frame, features)
            if meant is None:
                return
            self.counts[index] = replace(before, features=features, indicator=meant, split=self._split(frame, features, meant))

    def _each(self, count: Count) -> list[Count]:
        """Return one count for each value of a joint one (`tiếp nhận và xử lý 70`)."""
        frame = frames()[count.frame]
        joint = dict(frame.each).get(dict(count.features).get(frame.master, ""))
        if joint is None:
            return [count, *self._whole(count)]
        each = [merge(count.features, frozenset({(frame.master, value)})) for value in joint]
        return [replace(count, features=features, indicator=resolve(frame, features)) for features in each]

    def _whole(self, count: Count) -> list[Count]:
        """Return the count that `b` of `a/b` states."""
        number, code = count.number, count.indicator.whole if count.indicator else None
        if code is None or number.whole is None or number.whole_start is None:
            return []
        whole = indicator_of(code)
        digits = Number(number.whole_start, number.end, number.whole)
        return [replace(count, number=digits, indicator=whole, features=frozenset(whole.meaning), own=False)]

    def _rate(self, number: Number, right: int, near: str) -> None:
        lead = self.passage.text[self.lead : number.start]
        change: Literal["relative"] | None = "relative" if _CHANGE.search(near) else None
        if self.latest is not None and not frames()[self.latest.frame].rates:
            return
        if _SHARE.match(near) and not _RATE_WORD.search(lead) and self.latest is not None and self.latest.sentence == self.sentence:
            before = self.latest
            self.counts.append(
                Count(before.start, number.end, number, before.frame, before.features, before.indicator, rate=True, own=before.own,
                      split=before.split, sentence=self.sentence, clause=self.clause, depth=before.depth, change=change)
            )  # fmt: skip
            return
        count = self._own_rate(number, right)
        if count is not None:
            self.counts.append(count)

    def _own_rate(self, number: Number, right: int) -> Count | None:
        best: tuple[float, Count] | None = None
        for frame in self.frames:
            text = self.passage.text[self.lead : right]
            if not frame.rates or frame.blockers.search(text) or not self._topical(frame):
                continue
            left = self._said(self._labels(frame.name, self.lead, number.start), frame)
            unit = unit_at(self.passage.text, frame, number.end, right, self.passage.borders)
            own = left or self._adjacent(frame, number, right, unit)
            if not own and self.levels[-1].kind == "head" and self.levels[-1].frame == frame.name:
                head = self.levels[-1]
                own = head.features if _RATE_WORD.search(self.passage.text[self.sentence : head.start]) else own
            if not own:
                continue
            features, _ = self._complete(frame, own, number)
            indicator = resolve(frame, features) if features else None
            if features is None or indicator is None:
                continue
            score = len(indicator.meaning) + 3 * (unit is not None) + 2 * (self.last is not None and self.last.frame == frame.name)
            score += 0.5 * frame.topical(text)
            if best is None or score > best[0]:
                count = Count(self._evidence_start(number), right, number, frame.name, features, indicator, rate=True,
                              split=self._split(frame, features, indicator), sentence=self.sentence, clause=self.clause)  # fmt: skip
                best = (score, count)
        return best[1] if best else None

    def _adjacent(self, frame: Frame, number: Number, right: int, unit: Unit | None) -> Features:
        """Return what the words right behind a share say (`99,79% hồ sơ được trả trước và đúng hạn`)."""
        if unit is not None and unit.foreign:
            return frozenset()
        labels = self._labels(frame.name, number.end, right)
        begins = unit is not None or any(not self.passage.text[number.end : label.start].strip() for label in labels)
        return self._said(labels, frame) if begins else frozenset()

    # -- statements of nothing ----------------------------------------------------------------------------------

    def _zero(self, zero: Negation) -> None:
        """Read `không phát sinh đơn khiếu nại, tố cáo`; a number before it in its clause is another subject's."""
        if self.numbered:
            return
        best: tuple[float, Frame, list[Features]] | None = None
        level = self._frame_level()
        nearest = (level.frame if level else None) or (self.last.frame if self.last else None) or self.passage.hint
        for frame in self.frames:
            said = self._nothing(frame, zero, hinted=nearest == frame.name)
            if not said or not self._topical(frame):
                continue
            words = self.passage.text[zero.end : zero.reach]
            topic = frame.topic.search(words)
            score = len(said) + 2.0 * (nearest == frame.name) + (len(topic[0]) / 15 if topic else 0)
            score += 1.5 * self._begins(frame, zero)
            if best is None or score > best[0]:
                best = (score, frame, said)
        if best is None:
            return
        number = Number(zero.start, zero.end, 0, word=True)
        for said in best[2]:
            features = said
            if self.last is not None and self.last.frame == best[1].name and not any(d == best[1].master for d, _ in said):
                features = merge(frozenset(pair for pair in self.last.features if pair[0] == best[1].master), said)
            indicator = resolve(best[1], features) or resolve(best[1], said)
            if indicator is not None:
                split = self._split(best[1], features, indicator)
                self.counts.append(
                    Count(zero.start, max(zero.reach, zero.end), number, best[1].name, features, indicator, split=split,
                          sentence=self.sentence, clause=self.clause)
                )  # fmt: skip

    def _begins(self, frame: Frame, zero: Negation) -> bool:
        """Tell whether a unit noun of the frame stands right behind the negation."""
        labels = self._labels(frame.name, zero.end, zero.reach)
        return bool(labels) and labels[0].role == "unit" and not self.passage.text[zero.end : labels[0].start].strip()

    def _nothing(self, frame: Frame, zero: Negation, *, hinted: bool) -> list[Features]:
        """Return what the words behind a negation say is missing, one entry for each indicator."""
        labels = self._labels(frame.name, zero.end, zero.reach)
        words = self.passage.text[zero.end : zero.reach]
        if frame.blockers.search(words):
            return []
        if not labels:
            bare = re.match(r"\s*(?:trường hợp|vụ việc|nội dung|đơn vị)?(?:\s*nào)?\s*$", words) is not None
            level = self._frame_level()
            if bare and level is not None and level.kind == "head" and level.frame == frame.name and resolve(frame, level.features):
                return [level.features]
            return [frame.nil] if bare and hinted and frame.nil else []
        said: list[Features] = []
        joint = dict(frame.expand)
        if frame.nil and any(label.role == "unit" and not label.says for label in labels) and not any(
            label.says for label in labels
        ):
            said.append(frame.nil)
        own: Features = frozenset()
        for label in labels:
            for dimension, value in label.says:
                for each in joint.get(value, (value,)):
                    if dimension in frame.splits or dimension == frame.master:
                        said.append(frozenset({(dimension, each)}))
                    else:
                        own |= {(dimension, each)}
        if own:
            said = [merge(own, entry) for entry in said] or [own]
        return self._with_whole(frame, said)

    def _with_whole(self, frame: Frame, said: list[Features]) -> list[Features]:
        values = {value for entry in said for _, value in entry}
        if frame.nil and any(set(parts) <= values for parts in frame.nil_parts):
            said = [*said, frame.nil]
        return list(dict.fromkeys(said))

    # -- words --------------------------------------------------------------------------------------------------

    def _frame_level(self) -> _Level | None:
        for level in reversed(self.levels):
            if level.kind == "head" and level.consumed:
                continue
            if level.frame is not None:
                return level
            if level.kind == "bracket":
                return level
        return None

    def _clean(self, start: int, end: int) -> str:
        return (self.passage.clean or self.passage.text)[start:end]

    def _labels(self, frame: str, start: int, end: int) -> list[Label]:
        return [label for label in self.passage.labels.get(frame, ()) if start <= label.start and label.end <= end]

    def _said(self, labels: Sequence[Label], frame: Frame) -> Features:
        said: Features = frozenset()
        under = any(level.parent is not None and level.frame == frame.name for level in self.levels)
        for label in labels:
            if label.role != "label" or (label.weak and not under):
                continue
            kept = dict(said).get(frame.master) in frame.keeps
            said = merge(label.says, said) if kept else merge(said, label.says)
        return said

    def _topical(self, frame: Frame) -> bool:
        if frame.needs_topic == "nowhere" or self.passage.hint == frame.name or frame.topical(self.passage.text[self.passage.start : self.passage.end]):
            return True
        return frame.topical(self.passage.surroundings) or (frame.needs_topic == "title" and frame.topical(self.passage.title))

    def _evidence_start(self, number: Number) -> int:
        text = self.passage.text
        start = self.lead if self.lead <= number.start else number.start
        head = self.levels[-1]
        if not text[start : number.start].strip() and head.kind == "head" and head.start == start:
            start = max(self.sentence, text.rfind("\n", 0, start) + 1, self.clause)
        while start < number.start and text[start] in " \n,;:-–.":
            start += 1
        return start

    def _evidence_end(self, tail: int, labels: Sequence[Label]) -> int:
        return max([tail, *(label.end for label in labels)])


def read_counts(passage: Passage) -> list[Count]:
    """Return the counts and shares of a passage in the order of the text."""
    return _Reader(passage).run()
