// All that is wrong with where things stand on the page, as sentences; an empty list on a page that is laid out well.
async () => {
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  const found = new Set();
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const all = (where, root = document) => [...root.querySelectorAll(where)].filter(shown);
  const name = (node) => {
    const near = node.id ? node : node.querySelector?.("[id]") ?? node.closest("[id]");
    const own = `${node.localName}.${[...node.classList].join(".")}`;
    return `${own} (${near ? `#${near.id}` : (node.textContent ?? "").slice(0, 30)})`;
  };
  const box = (node) => node.getBoundingClientRect();
  const words = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  const beside = (inner, outer) => inner.left < outer.left - 1 || inner.right > outer.right + 1;
  // Blanks may hang over the end of a line; words may not.
  const leaves = (node, outer) => {
    if (!beside(words(node), outer)) return false;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/\S+/gu)) {
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        if (beside(range.getBoundingClientRect(), outer)) return true;
      }
    }
    return false;
  };
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const same = (numbers) => Math.max(...numbers) - Math.min(...numbers) <= 1;

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const wide = all("body *").filter((node) => (box(node).right > clientWidth + 1 || box(node).left < -1) &&
      !node.closest(".md-sidebar, .md-search, .md-skip, pre, svg") && getComputedStyle(node).position !== "fixed");
    const inner = wide.filter((node) => !wide.some((other) => other !== node && node.contains(other)));
    const most = all("body *").sort((a, b) => box(b).right - box(a).right);
    const named = [...inner.slice(0, 3), ...most.slice(0, 1)].map(name).join(", ");
    found.add(`sideways scroll by ${scrollWidth - clientWidth} px: ${named}`);
  }

  for (const node of all(".an *")) {
    const style = getComputedStyle(node);
    const hides = ["hidden", "clip"].includes(style.overflowX) && node.clientWidth > 2;
    if (hides && node.scrollWidth > node.clientWidth + 1 && style.textOverflow !== "ellipsis" && node.innerText?.trim()) {
      found.add(`words cut off: ${name(node)}`);
    }
  }

  for (const node of all(".is-away")) found.add(`shown, though the reader put it away: ${name(node)}`);

  const heads = all(".an-columns .an-column").map(box);
  const texts = [];
  for (const cells of all(".an-cells")) {
    const row = box(cells);
    const inRow = all(":scope > .an-cell", cells);
    const boxes = inRow.map(box);
    inRow.forEach((cell, at) => {
      if (beside(boxes[at], row)) found.add(`cell outside its row: ${name(cell)}`);
      if (boxes.slice(0, at).some((other) => meet(other, boxes[at]))) found.add(`cells overlap: ${name(cell)}`);
      for (const part of all(".an-text, .an-gloss, .an-see, .an-none, .an-empty > span", cell)) {
        if (leaves(part, boxes[at])) found.add(`words outside their cell: ${name(part)}`);
      }
      texts.push(...all(".an-text, .an-gloss", cell).map((part) => [part, box(part)]));
    });
    const lines = Map.groupBy(inRow.keys(), (at) => Math.round(boxes[at].top));
    for (const line of lines.values()) {
      const side = line.length > 1;
      if (side && heads.length && line.length === inRow.length && !cells.closest(".an-furniture")) {
        line.forEach((at, nth) => {
          if (heads[nth] && Math.abs(heads[nth].left - boxes[at].left) > 1.5) {
            found.add(`cell not under its column: ${name(inRow[at])}`);
          }
        });
      }
      const each = side ? line.map((at) => inRow[at]) : [];
      for (const part of [".an-text", ".an-gloss"]) {
        const all_ = each.map((cell) => [...cell.querySelectorAll(".an-segment")].map((segment) => all(part, segment)[0]));
        const most = cells.matches(".an-even") ? Math.max(0, ...all_.map(({ length }) => length)) : part === ".an-text" ? 1 : 0;
        for (let nth = 0; nth < most; nth += 1) {
          const there = all_.map((parts) => parts[nth]).filter(Boolean);
          if (there.length > 1 && !same(there.map((node) => box(node).top))) {
            found.add(`not at one height: ${there.map(name).join(", ")} at ${there.map((node) => Math.round(box(node).top))}`);
          }
        }
      }
    }
  }

  const notes = all(".an-note:not(.an-pop .an-note, [popover] .an-note)").map((note) => [note, box(note)]);
  notes.forEach(([note, here], at) => {
    for (const [other, there] of notes.slice(0, at)) {
      if (meet(here, there)) found.add(`notes overlap: ${name(note)} and ${name(other)}`);
    }
    for (const [text, there] of texts) {
      if (meet(here, there)) found.add(`a note over a text: ${name(note)} and ${name(text)}`);
    }
    for (const part of all(".an-quote, .an-body, .an-topic, .an-back", note)) {
      if (leaves(part, here)) found.add(`words outside their note: ${name(part)} of ${note.id}`);
    }
  });
  return [...found].slice(0, 12);
}
