// A selection that is dragged in one column stays in it, and what is copied of it are the source's characters alone.
const TEXTS = ".an-text, .an-gloss";
const kindOf = (node) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest(TEXTS);
const columnOf = (part) => {
  const source = part.closest("[data-source]").dataset.source;
  return all(`.an-cell[data-source="${source}"] .an-${part.classList.contains("an-text") ? "text" : "gloss"}`, text);
};
const charactersOf = (range, part) => {
  const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let found = "";
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!range.intersectsNode(node) || node.parentElement.closest("[role=doc-noteref]")) continue;
    found += node.data.slice(node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : undefined);
  }
  return found;
};
let picked = null, pressed = false, released;
const pick = (part) => {
  if (part === picked) return;
  for (const node of all(".is-picked")) node.classList.remove("is-picked");
  picked = part;
  root.toggleAttribute("data-an-picking", Boolean(part));
  for (const node of part ? columnOf(part) : []) node.classList.add("is-picked");
};
if (text) {
  document.addEventListener("pointerdown", ({ button, shiftKey, target }) => {
    clearTimeout(released);  // of the press before: it would end this one halfway
    pressed = button === 0;
    if (!pressed || shiftKey || !picked || target.closest(".is-picked, button")) return;
    getSelection().removeAllRanges();  // it reaches over other columns: there, a press would drag it instead of beginning anew
    pick(null);
  }, true);
  document.addEventListener("click", ({ detail, target }) => {  // browsers take a paragraph as far as the next marker
    const part = kindOf(target);
    if (detail === 3 && part && text.contains(part)) getSelection().selectAllChildren(part);
  });
  // what a third click selects is told when it is over
  for (const event of ["pointerup", "pointercancel"]) document.addEventListener(event, () => { released = setTimeout(() => { pressed = false; }, 99); }, true);
  document.addEventListener("keydown", () => { pressed = false; }, true);
  document.addEventListener("selectstart", () => { if (!pressed) pick(null); });  // with the keyboard: all of the page, as ever
  document.addEventListener("selectionchange", () => {
    const { isCollapsed, anchorNode } = getSelection();
    if (isCollapsed) pick(null);
    else if (pressed) pick(kindOf(anchorNode) ?? null);
  });
  document.addEventListener("copy", (event) => {
    const now = getSelection();
    const part = picked ?? (kindOf(now.anchorNode) === kindOf(now.focusNode) && kindOf(now.anchorNode));
    if (event.target.matches?.("textarea, input") || !part || now.isCollapsed || !text.contains(part)) return;
    const range = now.getRangeAt(0);
    const column = columnOf(part).filter((each) => range.intersectsNode(each));
    event.clipboardData.setData("text/plain", column.map((each) => charactersOf(range, each)).filter(Boolean).join("\n\n"));
    event.preventDefault();
  });
}
