// The search box: nothing of the index is loaded before a reader goes to it.
(() => {
  "use strict";
  const box = document.querySelector(".an-search");
  if (!box) return;
  const at = (name) => box.querySelector(name);
  const [input, panel, told, hint, results, opener] = ["input", ".an-search-panel", ".an-search-told", ".an-search-hint",
    ".an-search-results", ".an-search-open"].map(at);
  const here = document.currentScript.src;
  const top = new URL(box.dataset.top, document.baseURI);
  const say = (key, values = {}) => Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, () => value), box.getAttribute(`data-say-${key}`));
  const WAIT = 150;  // ms without a key before it is asked
  let loaded, asked = 0, timer, from;

  const load = () => loaded ??= import(new URL("find.js", here)).then(async (module) => {
    await module.open(new URL(box.dataset.anIndex, document.baseURI).href, box.dataset.here);
    return module;
  }).catch((error) => {
    loaded = null;
    throw error;
  });

  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...content.filter(Boolean));
    return made;
  };

  const status = (text, more = "") => {
    told.textContent = text;
    hint.textContent = more;
    hint.hidden = !more;
    panel.hidden = false;
  };

  // The text around the first hit, with all hits in it marked.
  const AROUND = 60;
  const excerpt = (text, marks) => {
    const hits = [...marks].sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    let from = Math.max(0, (hits[0]?.[0] ?? 0) - AROUND);
    if (from) from = Math.max(from, text.indexOf(" ", from) + 1 > from && text.indexOf(" ", from) < hits[0][0] ? text.indexOf(" ", from) + 1 : from);
    const nodes = from ? ["… "] : [];
    let last = from;
    for (const [start, end] of hits) {
      if (start < last) continue;
      nodes.push(text.slice(last, start), element("mark", {}, text.slice(start, end)));
      last = end;
    }
    const rest = text.slice(last, last + 6 * AROUND);
    return [...nodes, rest, last + rest.length < text.length ? " …" : ""];
  };

  const LABEL = {
    segment: (of) => `${of.siglum}-${of.number}`, note: (of) => say("note", of),
    story: () => say("story"), page: () => say("page"),
  };
  const item = ({ address, text, gloss, topic, told: of, marks }) => {
    const hue = of.hue && `--an-c:var(--an-${of.hue})`;
    const shown = (words, hits, name, lang, dir) => words && element("span", { class: `an-search-${name}`, lang, dir: dir ?? "auto" },
      ...excerpt(words, hits));
    const body = element("span", {}, topic !== of.in && shown(topic, marks.topic, "topic", of.lang),
      shown(text, marks.text, "text", of.lang, of.dir), shown(gloss, marks.gloss, "gloss", of.glossLang));
    const link = element("a", { href: new URL(address, top).href, style: hue },
      element("span", { class: "an-search-chip", style: hue }, LABEL[of.kind](of)), body);
    return element("li", {}, link);
  };

  const show = ({ results: found, more }, query) => {
    const groups = new Map();
    for (const each of found) {
      const page = each.address.split("#")[0];
      groups.set(page, [...(groups.get(page) ?? []), each]);
    }
    results.replaceChildren(...[...groups].map(([page, list], nth) => {
      const of = list[0].told;
      const name = element("a", { href: new URL(page, top).href, id: `an-search-in-${nth}`, lang: of.inLang, dir: "auto" }, of.in);
      return element("div", { class: "an-search-group" }, name,
        element("ul", { "aria-labelledby": name.id }, ...list.map(item)));
    }));
    if (!found.length) status(say("nothing", { query }), say("hints"));
    else if (more) status(say("first", { count: found.length }));
    else status(found.length === 1 ? say("found-one") : say("found", { count: found.length }));
  };

  const search = async () => {
    const query = input.value.trim();
    const mine = asked += 1;
    if (!query) {
      results.replaceChildren();
      status(say("start"));
      return;
    }
    try {
      const late = setTimeout(() => mine === asked && status(say("loading")), 2 * WAIT);
      const { find } = await load();
      const found = await find(query).finally(() => clearTimeout(late));
      if (mine === asked) show(found, query);
    } catch {
      if (mine !== asked) return;
      results.replaceChildren();
      status(say(location.protocol === "file:" ? "disk" : "failed"));
    }
  };

  const close = (back = false) => {
    panel.hidden = true;
    box.removeAttribute("data-open");
    opener.setAttribute("aria-expanded", "false");
    if (!back) return;
    (opener.getClientRects().length ? opener : from)?.focus({ preventScroll: true });
    if (box.contains(document.activeElement) && document.activeElement !== opener) document.activeElement.blur();
  };
  const open = () => {
    if (!box.hasAttribute("data-open")) {
      box.setAttribute("data-open", "");
      opener.setAttribute("aria-expanded", "true");
      load().catch(() => {});
      search();
    }
  };

  const keysOff = () => {
    try { return JSON.parse(localStorage.getItem("annotate"))?.keys === "off"; } catch { return false; }
  };
  const writes = (node) => node.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
  document.addEventListener("keydown", (event) => {
    if (!["/", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || writes(event.target) || keysOff()) return;
    event.preventDefault();
    open();
    input.focus();
    input.select();
  });
  box.addEventListener("keydown", (event) => {
    const links = [input, ...results.querySelectorAll("li a")];  // a group's title is no hit
    const now = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") close(true);
    else if (step && now >= 0) links[Math.min(Math.max(now + step, 0), links.length - 1)].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("focus", ({ relatedTarget }) => {
    if (!box.contains(relatedTarget)) from = relatedTarget;
    open();
  });
  input.addEventListener("input", () => {
    open();
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });
  at("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    await search();
    results.querySelector("li a")?.click();
  });
  opener.addEventListener("click", () => {
    open();
    input.focus();
  });
  at(".an-search-close").addEventListener("click", () => {
    input.value = "";
    close(true);
  });
  results.addEventListener("click", (event) => event.target.closest("a") && close());
  document.addEventListener("pointerdown", (event) => box.contains(event.target) || close());
  box.addEventListener("focusout", (event) => event.relatedTarget && !box.contains(event.relatedTarget) && close());
  box.hidden = false;
})();
