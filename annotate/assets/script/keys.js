// n and p: notes; j and k: passages; ?: what the keys do. One switch turns all of them off.
const visible = (node) => node.getClientRects().length > 0;
const LINE = 140;  // under the header and the heads of the columns
const below = (node) => node.getBoundingClientRect().top > LINE;
const above = (node) => node.getBoundingClientRect().top < LINE - 40;
const rowOf = (note) => homes.get(note)?.closest(".an-row");
const reading = (rows) => {  // the passage that has the focus, or whose note has it, or that is being read
  const here = document.activeElement;
  return here.matches(".an-row") ? here : rowOf(here) ?? rows.find((row) => row.getBoundingClientRect().bottom > LINE);
};
const toNote = (way) => {
  const notes = all(".an-note").filter((node) => !node.closest(".an-pop") && visible(node));
  const at = notes.indexOf(document.activeElement);
  if (at >= 0) return notes[at + way];
  const rows = all(".an-row", text);
  if (setting("notes") !== "end" && !document.activeElement.matches(".an-row")) return way > 0 ? notes.find(below) : notes.findLast(above);
  const now = rows.indexOf(reading(rows));
  return way > 0 ? notes.find((note) => rows.indexOf(rowOf(note)) >= now) : notes.findLast((note) => rows.indexOf(rowOf(note)) < now);
};
const toPassage = (way) => {
  const rows = all(".an-row", text).filter(visible);
  const here = document.activeElement;
  if (here.matches(".an-row")) return rows[rows.indexOf(here) + way];
  const home = rowOf(here);
  if (home) return way > 0 ? rows[rows.indexOf(home) + 1] : home;
  return way > 0 ? rows.find(below) : rows.findLast(above);
};
const move = (goal) => {
  if (!goal) return;
  goal.tabIndex = -1;
  goal.scrollIntoView();
  goal.focus({ preventScroll: true });
};
const KEYS = { n: () => move(toNote(1)), p: () => move(toNote(-1)), j: () => move(toPassage(1)), k: () => move(toPassage(-1)), "?": () => {
  const help = document.getElementById("an-help");
  const middle = { left: (root.clientWidth - help.offsetWidth) / 2, top: LINE, bottom: LINE };
  if (isOpen(help)) shut(true);
  else open(help, document.activeElement, middle);
} };
const writes = (node) => node.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
document.addEventListener("keydown", (event) => {
  if (!tools || setting("keys") === "off" || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
  const does = KEYS[event.shiftKey ? event.key : event.key.toLowerCase()];  // with Caps Lock, too
  if (!does) return;
  if (event.key !== "?") shut(false);
  does();
  event.preventDefault();
  event.stopPropagation();  // the theme has uses of its own for n and p
}, true);
