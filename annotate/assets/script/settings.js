// Settings: in the address, which wins, and remembered. `define` one, ask `setting`, `set` it, hear of it by `onSettings`.
const settings = new Map();
const listeners = [];
const query = new URLSearchParams(location.search);
const MEMORY = "annotate";
const memory = (() => {
  try { return Object.assign({}, JSON.parse(localStorage.getItem(MEMORY))); } catch { return {}; }
})();

const define = (name, fallback, { valid = () => true, kept = true } = {}) => {
  const found = [query.get(name), kept ? memory[name] : null].find((each) => typeof each === "string" && valid(each));
  settings.set(name, { value: found ?? fallback, fallback, valid, kept });
};
const setting = (name) => settings.get(name)?.value;

const remember = () => {
  const address = new URL(location.href);
  for (const [name, { value, fallback }] of settings) {
    // the default is written where it was chosen: whoever gets the address may remember something else
    const chosen = value && (memory[name] !== undefined || query.get(name) === value);
    if (value === fallback && !chosen) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  try { history.replaceState(history.state, "", address); } catch { /* a page from a disk may not */ }
  try { localStorage.setItem(MEMORY, JSON.stringify(memory)); } catch { /* a reader may forbid it */ }
};

// What is in use, or else the row at the top of the window, stays where it is, however the page grows or shrinks above it.
const inPlace = (change) => {
  const inUse = document.activeElement?.closest(".an-pop") ? null : document.activeElement;
  const places = [inUse, ...all(".an-row", text ?? document)].filter(Boolean).map((node) => [node, node.getBoundingClientRect()]);
  const inView = places.filter(([node, { top, bottom }]) => node !== document.body && bottom > 100 && top < innerHeight);
  change();
  const [stays, before] = inView.find(([node]) => node.getClientRects().length) ?? [];
  if (stays) scrollBy(0, stays.getBoundingClientRect().top - before.top);
};

const tell = () => { for (const listener of listeners) listener(); };
const set = (name, value) => {
  const entry = settings.get(name);
  if (!entry || entry.value === value || !entry.valid(value)) return;
  entry.value = value;
  if (entry.kept) memory[name] = value;  // only what the reader has set: another story may begin otherwise
  inPlace(tell);
  remember();
};
const onSettings = (listener) => listeners.push(listener);

const inputs = (name) => tools ? all(`input[name="${name}"]`, tools) : [];
for (const name of ["layout", "language", "notes", "source"]) {
  const offered = inputs(name).map((each) => each.value);
  if (offered.length) define(name, offered[0], { valid: (value) => offered.includes(value), kept: name !== "source" });
}
if (tools) define("keys", "on", { valid: (value) => ["on", "off"].includes(value) });
tools?.addEventListener("change", ({ target }) => {
  if (target.type === "radio") set(target.name, target.value);
  if (target.name === "keys") set("keys", target.checked ? "on" : "off");
});
tools?.addEventListener("submit", (event) => event.preventDefault());
onSettings(() => {
  for (const name of ["layout", "language", "notes"]) {
    const { value, fallback } = settings.get(name) ?? {};
    root.toggleAttribute(`data-an-${name}`, value !== fallback);
    if (value !== fallback) root.setAttribute(`data-an-${name}`, value);
  }
  for (const name of ["layout", "language", "notes", "source", "keys"]) {
    for (const each of inputs(name)) each.checked = each.value === setting(name);
  }
});
