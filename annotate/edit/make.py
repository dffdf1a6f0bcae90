"""The smallest edits that make the wanted tree of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from annotate.edit import scalar
from annotate.edit.changes import Wanted, after, comments_below
from annotate.edit.entries import New, put_in, without
from annotate.edit.parsed import Node, Text, parse
from annotate.edit.slots import Slot, behind_last, habits, slot
from annotate.edit.splice import Edit
from annotate.edit.written import Comments, block, flow, is_count, said
from annotate.yaml import Tree

_HEADER: Final = re.compile(r"[|>][-+0-9]*")


def edits_of(text: str, wanted: Wanted) -> list[Edit]:
    """In the order of the text; `Unsafe` where it is written in a way that cannot be edited without guessing."""
    source = Text(text)
    root = parse(source)
    maker = _Maker(source, root)
    maker.change(root, Slot(root.start, 0, flow=root.flow), wanted)
    return sorted((each for each in maker.edits if each[0] < each[1] or each[2]), key=lambda each: each[:2])


@dataclass(slots=True)
class _Maker:
    source: Text
    root: Node
    edits: list[Edit] = field(default_factory=list)

    def change(self, node: Node, where: Slot, wanted: Wanted) -> None:
        if wanted.put is None and not wanted.below:
            return
        comments, value = comments_below(wanted), after(_tree(node), wanted)
        if wanted.put is not None or node.empty or not value or _all_go(node, wanted):
            self._put(node, where, value, comments)
        else:
            self._within(node, wanted)

    def _within(self, node: Node, wanted: Wanted) -> None:
        known = dict(node.names())
        index = {id(child): at for at, child in enumerate(node.items)}
        gone = {index[id(known[key])] for key, each in wanted.below.items() if each.drop}
        added = [(key, each) for key, each in wanted.below.items() if key not in known]
        if node.kind == "list":
            added.sort(key=lambda pair: int(pair[0]))
        new = [New(after(None, each), comments_below(each), str(key)) for key, each in added]
        for key, each in wanted.below.items():
            if key in known and not each.drop:
                self.change(known[key], slot(self.source, node, key), each)
        self.edits += without(self.source, node, gone)
        if new:
            self.edits += put_in(self.source, node, new, gone, habits(self.source, self.root, node))

    def _put(self, node: Node, where: Slot, value: Tree, comments: Comments) -> None:
        one_line = not value or isinstance(value, str) or all(isinstance(each, str) for each in value)
        if _tree(node) == value:
            self._say(node.end, comments)
        elif isinstance(value, str) and node.style in (*">|",) and self._rewritten(node, value, comments):
            pass
        elif where.flow or (one_line and not isinstance(value, dict)) or not value:
            self._inline(node, where, value, comments)
        else:
            self._lines(node, where, value, comments)

    def _rewritten(self, node: Node, value: str, comments: Comments) -> bool:
        """A text in `>` or `|`: header and comment stay, the lines below are new."""
        head = self.source.line_end(node.start)
        below = re.search(r"\n( *)\S", self.source.text[head : node.end])
        if not below:
            return False
        indent = len(below[1])
        block = scalar.block(value, node.style, indent) or scalar.block(value, "|", indent)
        if block:
            self._header(node, block[0])
            self.edits.append((head, node.end, "".join(f"\n{line}" for line in block[1])))
            self._say(node.start, comments)
        return bool(block)

    def _header(self, node: Node, new: str) -> None:
        match = _HEADER.match(self.source.text, node.start)
        if match and match[0] != new:
            self.edits.append((*match.span(), new))

    def _inline(self, node: Node, where: Slot, value: Tree, comments: Comments) -> None:
        """On the line of the key; a text of several lines as a block below it."""
        style = node.style if node.style in (*"'\"",) else ""
        number = node.kind == "scalar" and not style and scalar.looks_like_no_text(node.value)
        below: list[str] = []
        if isinstance(value, str):
            block = None if where.flow or style else scalar.block(value, "|", where.indent + self._step())
            text, below = (
                block
                if block and "\n" in value
                else (scalar.inline(value, style, flow=where.flow, number=number or is_count(value)), [])
            )
        else:
            text = flow(value, inside=where.flow)
        self._instead(node, where, text, below, comments)

    def _lines(self, node: Node, where: Slot, value: Tree, comments: Comments) -> None:
        """A mapping or list in lines of its own."""
        usual = habits(self.source, self.root)
        if where.item:
            lines = block(value, where.indent + 2, usual, comments)
            self._instead(node, where, lines[0].lstrip(" "), lines[1:], {})
            return
        indent = where.indent + (usual.step if isinstance(value, dict) else usual.lists)
        lines = block(value, indent, usual, {path: text for path, text in comments.items() if path})
        self._instead(node, where, "", lines, {path: text for path, text in comments.items() if not path})

    def _instead(self, node: Node, where: Slot, text: str, below: list[str], comments: Comments) -> None:
        """Takes the old value out; `text` stands behind the key or hyphen, then comments; `below` under that line."""
        source, behind = self.source, f" {text}" if text else ""
        if node.kind != "scalar" and not node.flow:
            end = behind_last(source, node.end, where.indent)
            line = source.line_end(where.at)
            self.edits.append((where.at, end if node.start < line else where.at, behind))
            rest = end if node.start < line else line
        else:
            header = _HEADER.match(source.text, node.start) if node.style in (*">|",) else None
            head = header.end() if header else node.end
            inside = (text and head > node.start) or (where.flow and where.item)
            self.edits.append((node.start, head, text) if inside else (where.at, max(where.at, head), behind))
            rest, end = source.line_end(head), node.end
        words = self._words(rest, comments)
        self.edits.append((rest, max(rest, end), words + "".join(f"\n{line}" for line in below)))

    def _say(self, at: int, comments: Comments) -> None:
        """Comments go to the end of the line, behind one that is there."""
        end = self.source.line_end(at)
        self.edits.append((end, end, self._words(end, comments)))

    def _words(self, at: int, comments: Comments) -> str:
        words = said(comments)
        return "" if self.source.line(at).endswith(words.strip()) else words

    def _step(self) -> int:
        return habits(self.source, self.root).step


def _tree(node: Node) -> Tree:
    if node.kind == "scalar":
        return node.value
    if node.kind == "list":
        return [_tree(each) for each in node.items]
    return {str(key): _tree(each) for key, each in node.names()}


def _all_go(node: Node, wanted: Wanted) -> bool:
    names = [key for key, _ in node.names()]
    return len(names) == len(node.items) and all(key in wanted.below and wanted.below[key].drop for key in names)
