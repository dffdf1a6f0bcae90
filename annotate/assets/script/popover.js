// A note beside its marker: on click, tap or Enter; Esc, a click elsewhere or the same marker again closes it.
const pops = all(".an-pop");
const supported = "showPopover" in HTMLElement.prototype;
for (const pop of pops) {
  pop.tabIndex = -1;
  if (supported) pop.hidden = false;
  else pop.removeAttribute("popover");
}
let opener = null;
const whenOpen = [], whenShut = [];
const isOpen = (pop) => supported ? pop.matches(":popover-open") : !pop.hidden;
const shut = (back) => {
  for (const pop of pops.filter(isOpen)) {
    if (supported) pop.hidePopover();
    else pop.hidden = true;
  }
  for (const then of whenShut) then();
  opener?.removeAttribute("aria-expanded");
  if (back) opener?.focus({ preventScroll: true });
  opener = null;
};
const GAP = 8, LEAST_TALL = 160;
// Under the marker, or over it where there is more room; it never covers the words it is about.
const opened = () => pops.find(isOpen);
const place = (node) => node.getClientRects()[0] ?? node.getBoundingClientRect();
const stand = (pop, at) => {
  pop.style.maxHeight = "";
  const { width, height } = pop.getBoundingClientRect();
  const under = innerHeight - at.bottom - 2 * GAP, over = at.top - 2 * GAP;
  const below = height <= under || under >= over;
  const tall = Math.min(height, Math.max(below ? under : over, LEAST_TALL));
  pop.style.maxHeight = `${tall}px`;
  pop.style.left = `${Math.max(GAP, Math.min(at.left, root.clientWidth - width - GAP))}px`;
  pop.style.top = `${Math.max(GAP, below ? Math.min(at.bottom + GAP, innerHeight - tall - GAP) : at.top - GAP - tall)}px`;
};
const open = (pop, by, at = place(by)) => {
  shut(false);
  for (const then of whenOpen) then(pop);
  if (supported) pop.showPopover();
  else pop.hidden = false;
  opener = by;
  if (by.matches("a, button")) by.setAttribute("aria-expanded", "true");
  stand(pop, at);
  pop.scrollTop = 0;
  pop.focus({ preventScroll: true });
};

const notePop = document.getElementById("an-note");
const copyOf = (id) => {
  const note = document.getElementById(`n-${id}`);
  const copy = note.cloneNode(true);
  copy.classList.remove("is-lit", "is-out");
  copy.removeAttribute("role");
  for (const node of [copy, ...all("[id],[data-text]", copy)]) { node.removeAttribute("id"); node.removeAttribute("data-text"); }
  for (const node of all("button:not(.an-judge)", copy)) node.remove();
  for (const node of all("[role]", copy)) node.removeAttribute("role");
  const way = document.createElement("a");
  way.href = `#n-${id}`;
  way.className = "an-button";
  way.textContent = say("to-note");
  copy.append(way);
  return copy;
};
const isOut = (id) => document.getElementById(`n-${id}`).classList.contains("is-out");
const showNotes = (wanted, by) => {
  const ids = wanted.every(isOut) ? wanted : wanted.filter((id) => !isOut(id));
  const close = document.createElement("button");
  close.type = "button";
  close.className = "an-button an-close";
  close.dataset.close = "";
  close.setAttribute("aria-label", say("close"));
  close.textContent = "×";
  notePop.replaceChildren(close, ...ids.map(copyOf));
  const numbers = all(".an-num", notePop).map((each) => each.textContent).join(", ");
  notePop.setAttribute("aria-label", say("pop-label", { number: numbers }));
  open(notePop, by);
};

const plainClick = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
document.addEventListener("click", (event) => {
  const { target } = event;
  if (target.closest("[data-close]")) return shut(true);
  const button = target.closest("[data-opens]");
  const marker = target.closest(".an-ref, mark.an-q");
  const by = button ?? marker;
  if (by && by === opener) { event.preventDefault(); return shut(true); }
  if (button) return open(document.getElementById(button.dataset.opens), button);
  if (marker && notePop && text?.contains(marker) && plainClick(event) && String(getSelection()) === "") {
    event.preventDefault();
    return showNotes(notesOf(marker), marker);
  }
  if (!target.closest(".an-pop") || target.closest(".an-pop a[href]")) shut(false);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !pops.some(isOpen)) return;
  event.stopPropagation();
  shut(true);
}, true);
// It goes with its words, and away with them; a phone's keyboard only makes it smaller.
const follow = () => {
  const pop = opened();
  if (!pop || !opener) return;
  const at = place(opener);
  if (pop === notePop && (at.bottom < 0 || at.top > innerHeight)) shut(false);
  else if (pop === notePop) stand(pop, at);
};
addEventListener("resize", follow);
addEventListener("scroll", follow, { passive: true });
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
for (const pop of pops) {
  pop.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !pop.contains(relatedTarget) && relatedTarget !== opener) shut(false);
  });
  // Tab leaves it for what follows the marker, not for what happens to stand behind it in the page
  pop.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const within = all(STOPS, pop).filter((node) => node.tabIndex >= 0 && node.getClientRects().length);
    const last = event.shiftKey ? [pop, within[0]] : [within.at(-1)];
    if (!last.includes(document.activeElement)) return;
    if (event.shiftKey) event.preventDefault();
    shut(true);
  });
}
