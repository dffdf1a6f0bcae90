// The filter: which notes, markers and topics are shown. A source's words stay, but that "only in A" folds other rows.
const FILTERS = ["kind", "weight", "says"];
const FILTERED = "data-an-filtered";
const filterForm = document.querySelector(".an-filter");
const filterNotes = all(".an-note");
const filterTopics = all("[data-topic]");
// What each source does on a topic: only silence makes another the only one that speaks.
const filterStates = new Map(filterTopics.map((row) => [row.dataset.topic,
  Object.fromEntries(all("[data-state]", row).map((cell) => [cell.dataset.source, cell.dataset.state]))]));
const filterOnly = () => /^only-(.+)/.exec(setting("says"))?.[1];
const filterSays = ({ n, sources }) => {
  const only = filterOnly();
  if (!only) return !setting("says") || sources.split(" ").includes(setting("says"));
  const states = filterStates.get(n);
  return Boolean(states) && sources === only
    && Object.entries(states).every(([source, state]) => source === only || state === "silent");
};
const filterWeight = ({ weight }) => !setting("weight") || setting("weight") === (weight ?? "notes")
  || (setting("weight") === "discrepancies" && Boolean(weight));
const filterMatches = (note) => (!setting("kind") || note.kind === setting("kind")) && filterWeight(note) && filterSays(note);
// What a link led to though it is left out, until the filter changes: notes, and the row that it stands in.
let filterGuests = { notes: [], row: null };
const filterGuest = (node, is) => {
  if (is) node.dataset.outside = say("filter-outside");
  else delete node.dataset.outside;
};
const filterRows = (only) => {
  const rows = text ? all(".an-row:not(.an-furniture)", text) : [];
  for (const row of rows) {
    const there = all(".an-cell:not(.an-empty)", row).map((cell) => cell.dataset.source);
    const stays = !only || there.every((source) => source === only) || row.querySelector("mark.an-q:not(.is-out)");
    const guest = !stays && row === filterGuests.row;
    row.classList.toggle("is-out", !stays && !guest);
    filterGuest(row, guest);
  }
  return [rows.filter((row) => row.classList.contains("is-out")).length, rows.length];
};
// The strip beside the text: a bar a row, in their order, of the notes that are shown.
const filterBars = all(".an-strip .an-bars").map((bar) => [bar, ...all("i", bar)].map((node) => [node, node.style.cssText]));
const filterSteps = all(".an-strip a").map((step) => [step, step.getAttribute("aria-label"), step.getAttribute("href")]);
const filterStrip = (active, out) => {
  const rows = new Map(all(".an-row:not(.an-furniture)", text).map((row, at) => [filterBars[at]?.[0][0],
    [row, new Set(all("mark.an-q, .an-ref", row).flatMap(notesOf).filter((name) => !out.has(name)))]]));
  const weight = (name) => document.getElementById(`n-${name}`)?.dataset.weight;
  for (const [[bar], [solid, was], [open, had]] of filterBars) {
    const names = [...rows.get(bar)?.[1] ?? []], major = names.filter((name) => weight(name) === "major").length;
    solid.style.cssText = active ? `--n:${major}` : was;
    open.style.cssText = active ? `--n:${names.length - major}` : had;
  }
  for (const [step, label, href] of filterSteps) {
    const inside = all(".an-bars", step).map((bar) => rows.get(bar)).filter((each) => each?.[1].size);
    const shown = new Set(inside.flatMap(([, names]) => [...names])).size;
    const first = inside[0]?.[0].querySelector(".an-segment > p[id]");
    step.setAttribute("aria-label", active ? `${label} · ${say("filter-step", { shown })}` : label);
    step.setAttribute("href", active && first ? `#${first.id}` : href);
  }
};
const filterSet = (values) => {
  filterGuests = { notes: [], row: null };
  for (const name of FILTERS) if (name in values) set(name, values[name]);
};
const filterClear = () => filterSet({ kind: "", weight: "", says: "" });
const filterCounted = (kind) => setting("kind") === kind && setting("weight") === "discrepancies" && !setting("says");
const filterShow = () => {
  const active = FILTERS.some((name) => setting(name));
  const unlike = new Set(active ? filterNotes.filter((note) => !filterMatches(note.dataset)).map((note) => note.dataset.n) : []);
  const out = new Set([...unlike].filter((name) => !filterGuests.notes.includes(name)));
  for (const note of filterNotes) {
    note.classList.toggle("is-out", out.has(note.dataset.n));
    filterGuest(note, unlike.has(note.dataset.n) && !out.has(note.dataset.n));
  }
  for (const node of all("mark.an-q, .an-ref", text ?? document)) node.classList.toggle("is-out", notesOf(node).every((name) => out.has(name)));
  for (const row of filterTopics) row.classList.toggle("is-out", unlike.has(row.dataset.topic));
  const [hidden, rows] = filterRows(filterOnly());
  const topics = filterTopics.filter((row) => !unlike.has(row.dataset.topic));
  if (active) for (const row of topics) { const folded = row.closest("details"); if (folded) folded.open = true; }
  const told = [say("filter-shown", { shown: filterNotes.length - unlike.size, all: filterNotes.length })];
  if (hidden) told.push(say("filter-rows", { hidden, all: rows }));
  const guests = all(".an-note[data-outside] .an-num").map((each) => each.textContent);
  if (guests.length) told.push(say("filter-guest", { number: guests.join(", ") }));
  else if (text?.querySelector(".an-row[data-outside]")) told.push(say("filter-guest-row"));
  for (const each of all("[data-told]")) each.textContent = active ? told.join(" · ") : "";
  filterStrip(active, unlike);
  root.toggleAttribute(FILTERED, active);
  if (gear) gear.dataset.filtered = active ? say("filter-on") : "";
  for (const part of all(".an-filtered")) part.hidden = !active;
  for (const each of all(".an-topics .an-filtered span")) each.textContent = say("filter-topics", { shown: topics.length, all: filterTopics.length });
  for (const each of all("button.an-kindname")) each.setAttribute("aria-pressed", filterCounted(each.dataset.kind));
  for (const each of all("select", filterForm)) each.value = setting(each.name);
  for (const each of all("input", filterForm)) each.checked = setting(each.name) === each.value;
  root.toggleAttribute("data-an-judge", setting("judge") === "first");
  root.toggleAttribute("data-an-paper", setting("paper") === "filtered");
};
const filterReveal = (target) => {
  if (!target.closest(".is-out")) return;
  filterGuests = { notes: notesOf(target), row: target.closest(".an-row") };
  inPlace(filterShow);
};
// "Judge first": what the author concludes is opened note by note.
const filterFold = () => {
  for (const body of all(".an-note > .an-assessment")) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "an-button an-judge", textContent: say("assessment-show") });
    button.setAttribute("aria-expanded", false);
    body.before(button);
  }
};
if (filterForm) {
  for (const each of all("select", filterForm)) {
    const offered = all("option", each).map((option) => option.value);
    define(each.name, "", { valid: (value) => offered.includes(value), kept: false });
  }
  define("judge", "", { valid: (value) => ["", "first"].includes(value) });
  define("paper", "", { valid: (value) => ["", "filtered"].includes(value), kept: false });
  for (const item of all("[data-filter]")) {
    const name = item.firstElementChild, button = document.createElement("button");
    for (const { name: key, value } of name.attributes) button.setAttribute(key, value);
    button.type = "button";
    button.dataset.kind = item.dataset.filter;
    button.append(...name.childNodes);
    name.replaceWith(button);
  }
  filterFold();
  const notice = document.querySelector(".an-notice");
  notice?.parentElement.append(notice);  // sticks to the lower edge of the window while the text is in it
  filterForm.addEventListener("change", ({ target }) => {
    if (FILTERS.includes(target.name)) filterSet({ [target.name]: target.value });
    else set(target.name, target.checked ? target.value : "");
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("button");
    if (button?.matches("[data-clear]")) filterClear();
    if (button?.matches(".an-kindname")) {
      if (filterCounted(button.dataset.kind)) filterClear();
      else filterSet({ kind: button.dataset.kind, weight: "discrepancies", says: "" });
    }
    if (button?.matches(".an-judge")) button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
    const goal = document.getElementById(target.closest?.("a[href^='#']")?.getAttribute("href").slice(1) ?? "");
    if (goal) filterReveal(goal);
  });
  onSettings(filterShow);
  revealers.push(filterReveal);
}
