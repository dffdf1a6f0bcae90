// Cite: a button at each segment and note opens one popover, from which a link or a quotation with its source is copied.
const citing = document.getElementById("an-cite");
const works = new Map();
for (const card of all("[data-cite]")) {
  try {  // a site's own template may have made it
    const work = JSON.parse(card.dataset.cite);
    works.set(work.csl.id.split("-").at(-1), work);
  } catch { /* then this source is not cited */ }
}
const fill = (key, values = {}) => citing.getAttribute(`data-say-${key}`).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const wordsIn = (node) => {
  if (!node) return "";
  const copy = node.cloneNode(true);
  for (const marker of all("[role=doc-noteref]", copy)) marker.remove();
  for (const block of all(":is(p, ul, ol, pre, blockquote) + *, li + li", copy)) block.before("\n");
  return copy.textContent;
};
// A path on a disk leads nobody else anywhere, and is nobody's business: a saved page has the address that it names, or none.
const published = [location.origin + location.pathname, document.querySelector("link[rel=canonical]")?.href]
  .find((address) => /^https?:/.test(address));
const linkTo = (at) => ({ at, link: published ? Object.assign(new URL(published), { hash: at }).href : "" });
const story = () => wordsIn(document.querySelector("[data-text=title]"));
const quoted = (siglum, id, place, quote, gloss) => {
  const { csl, described } = works.get(siglum);
  return { csl, described, id: csl.id.slice(0, -siglum.length) + id, place, ...linkTo(id), quote, gloss, story: story() };
};
const segmentOf = (segment) => {
  const id = segment.querySelector(".an-no").hash.slice(1), siglum = id.split("-")[0];
  const item = quoted(siglum, id, id, wordsIn(segment.querySelector(".an-text")), wordsIn(segment.querySelector(".an-gloss")));
  return { ...item, by: works.get(siglum).gloss };
};
const placeOfNote = (back) => {
  const [id, said] = [back.hash.slice(1), back.parentElement];
  const place = back.lastChild.textContent;
  return quoted(place.split("-")[0], id, place, wordsIn(said.querySelector(".an-quote")), wordsIn(said.querySelector(".an-quotegloss")));
};
const readingOf = (part) => {
  const [quote, gloss, value, why, none, chip] = ["quote", "quotegloss", "value", "why", "none", "chip"]
    .map((name) => wordsIn(part.querySelector(`.an-${name}`)));
  return { place: part.querySelector(".an-back")?.lastChild.textContent ?? chip, quote, gloss, value, why, none };
};
const noteItem = (note) => {
  const [[siglum, { csl: { id } }]] = works, here = linkTo(note.id), now = new Date();
  const [topic, kind, number, quote] = [".an-topic", ".an-kind", ".an-num", "[data-text$='.text']"]
    .map((each) => wordsIn(note.querySelector(each)));
  const csl = {
    type: "webpage", title: fill("cite-note-title", { number, topic: topic || kind }), "container-title": story(),
    author: note.dataset.by && [{ literal: note.dataset.by }], language: document.querySelector("[data-text=title]").lang,
  };
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  if (here.link) Object.assign(csl, { URL: here.link, accessed: { "date-parts": [today] } });
  const readings = all(".an-readings > li", note).map(readingOf);
  return { csl, id: id.slice(0, -siglum.length) + note.id, place: note.id, ...here, topic, readings, quote, story: story() };
};

// Of a button: what can be cited there, the first first; each with a label.
const offers = (button, selected) => {
  const note = button.closest(".an-note");
  if (note) {
    const places = all(".an-back", note).map(placeOfNote);
    return [[fill("cite-note"), [noteItem(note)]], ...places.map((item) => [`${item.place}: ${item.quote}`, [item]])];
  }
  const segment = button.closest(".an-segment"), row = button.closest(".an-row");
  const item = segmentOf(segment), found = [[item.place, [item]]];
  const some = selected?.toString().trim() && segment.querySelector(".an-text")?.contains(selected.commonAncestorContainer);
  if (some) found.unshift([fill("cite-selection"), [{ ...item, quote: charactersOf(selected, segment.querySelector(".an-text")), gloss: "" }]]);
  const items = all(".an-segment", row).map(segmentOf);
  if (row.id) for (const each of items) Object.assign(each, linkTo(row.id));
  const label = row.id ? fill("cite-passage") : fill("cite-first", items[0]);
  if (items.length > 1 || row.id) found.push([`${label}: ${items.map(({ place }) => place).join(", ")}`, items]);
  return found;
};

if (citing && text && works.size) {
  const choice = citing.querySelector("select"), field = citing.querySelector("textarea"), said = citing.querySelector("output");
  let offered = [], selected = null;
  for (const home of all(".an-segment, .an-notehead")) {
    const button = document.createElement("button");
    const name = home.querySelector(".an-no")?.hash.slice(1) ?? say("pop-label", { number: home.querySelector(".an-num").textContent });
    Object.assign(button, { type: "button", className: "an-cite", textContent: fill("cite") });
    button.setAttribute("aria-label", `${fill("cite")} ${name}`);
    button.setAttribute("aria-haspopup", "dialog");
    button.dataset.opens = "an-cite";
    home.append(button);
  }
  const chosen = () => offered[choice.selectedIndex]?.[1];
  const show = () => { field.value = chosen() ? FORMS.link(chosen()) : ""; said.textContent = ""; };
  const selection = () => { const now = getSelection(); return now.rangeCount && !now.isCollapsed ? now.getRangeAt(0).cloneRange() : null; };
  // a click may take the selection away before it is heard of
  document.addEventListener("pointerdown", ({ target }) => { if (target.closest(".an-cite")) selected = selection(); }, true);
  document.addEventListener("click", ({ target, detail }) => {
    const button = target.closest(".an-cite");
    if (!button) return;
    offered = offers(button, detail ? selected : selection());
    choice.replaceChildren(...offered.map(([label]) => new Option(label.length > 60 ? `${label.slice(0, 59)}…` : label)));
    show();
  }, true);
  choice.addEventListener("change", show);
  const byHand = (words) => {
    const link = field.value;
    field.value = words;
    field.select();
    const done = document.execCommand("copy");
    if (done) field.value = link;
    return done;
  };
  citing.addEventListener("click", async ({ target }) => {
    const form = target.dataset.form;
    if (!form || !chosen()) return;
    const words = FORMS[form](chosen(), fill);
    said.textContent = "";
    const done = await (navigator.clipboard?.writeText(words).then(() => true, () => byHand(words)) ?? byHand(words));
    said.textContent = fill(done ? "copied" : "copy-by-hand");
    if (done) target.focus();
  });
}
