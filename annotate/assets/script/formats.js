// A citation in four forms. Each item: `csl` (the work, as CSL-JSON; `described`: its title is ours), `id`, `place` (`at`
// that fragment), `link` (empty where the page has no address that others reach), `quote`, `gloss` (made `by`), `story`.
// A note is a work of the page's own: it has a `topic`, and `readings`, each with the words of its source.
// `fill(key, values)` gives the words of the interface. None of it needs a document.
const there = (list, by) => list.filter(Boolean).join(by);
const isoDate = (date) => date?.["date-parts"][0].map((part, nth) => String(part).padStart(nth ? 2 : 4, "0")).join("-");
const namesOf = ({ author, title, "container-title": site, publisher }) => [author?.[0].literal, title, site ?? publisher];
const quotes = (words) => words && `“${words}”`;
const workOf = ({ csl, described }, fill, shown = String, address = String) => {
  const [author, title, publisher] = namesOf(csl);
  const parts = [author, described ? title : quotes(title), publisher, isoDate(csl.issued)];
  const known = there([...parts.map((part) => part && shown(part)), csl.URL && address(csl.URL)], ", ");
  const more = there([csl.archive_location && fill("cite-archived", { address: address(csl.archive_location) }),
    csl.accessed && fill("cite-retrieved", { date: isoDate(csl.accessed) })], ", ");
  return there([known, more && `(${more})`], " ") + (known || more ? "." : "");
};
const glossed = ({ gloss, by }) => gloss && `[${gloss}]${by ? ` (${by})` : ""}`;
const lineOf = (each) =>
  `${each.place}: ${there([there([quotes(each.quote), glossed(each)], " "), each.value, each.why, each.none], ", ")}`;
const saidIn = (item, quoted = quotes) => [item.topic, ...(item.readings ?? []).map(lineOf), quoted(item.quote), glossed(item)];
const inOneLine = (item) => there(saidIn(item), item.readings ? "; " : " ");
const kept = (words, { link }, fill) => link ? words : `${words} (${fill("cite-saved")})`;
const placeOf = (item, fill, values = item) => {
  if (!item.readings) return kept(fill("cite-in", values), item, fill);
  return item.link ? "" : kept(values.place, item, fill);  // else its address is that of the work
};
const linked = (item, fill) => there([placeOf(item, fill), !item.readings && item.link], ": ");
const asText = (items, fill) => items.map((item) =>
  there([...saidIn(item), there([workOf(item, fill), linked(item, fill)], " ")], "\n")).join("\n\n");

// what Markdown acts on anywhere, and what it acts on at the beginning of a line
const markdown = (words) => there(words.split("\n").map((line) => line.trim().replace(/[\\`*_[\]<>&|~^$]/g, "\\$&")
  .replace(/^[#+=:-]/, "\\$&").replace(/^(\d+)(?=[.)])/, "$1\\")), "\\\n");
const angled = (address) => `<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>`;
const asMarkdown = (items, fill) => items.map((item) => {
  const place = item.link ? `[${markdown(item.place)}](${angled(item.link)})` : markdown(item.place);
  const source = there([workOf(item, fill, markdown, angled), placeOf(item, fill, { story: markdown(item.story), place })], " ");
  return there([...saidIn(item, String).map((words) => words && markdown(words)), source], "\n\n").replace(/^/gm, "> ");
}).join("\n\n");

const TEX = { "\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum" };
const tex = (words) => words.replace(/[ \t\r\n\f\v]+/g, " ").trim()
  .replace(/[\\{}~^%&#_$]/g, (sign) => TEX[sign] ? `\\text${TEX[sign]}{}` : `\\${sign}`)
  .replace(/([-`',<>])(?=\1)|[?!](?=`)/g, "$&{}");  // which TeX would join
const verbatim = (address) => address.replace(/[{}\\]/g, encodeURIComponent);
const asBibtex = (items, fill) => items.map((item) => {
  const { csl, readings } = item, date = isoDate(csl.issued);
  // in braces of its own: no capital is changed, no name taken apart
  const [author, title, howpublished] = namesOf(csl).map((words) => words && `{${tex(words)}}`);
  const archived = csl.archive_location && fill("cite-archived", { address: csl.archive_location });
  const fields = {
    author, title, howpublished: !readings && howpublished, year: date?.slice(0, 4), date,
    url: csl.URL && verbatim(csl.URL), urldate: isoDate(csl.accessed), language: csl.language, annote: tex(inOneLine(item)),
    note: tex(there([readings ? kept(fill("cite-in", item), item, fill) : linked(item, fill), archived], "; ")),
  };
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${readings ? "online" : "misc"}{${item.id},\n${lines.join("")}}`;
}).join("\n\n");

const asCsl = (items, fill) => JSON.stringify(items.map((item) => ({
  ...item.csl, id: item.id, locator: item.place, note: item.link || placeOf(item, fill), annote: inOneLine(item) || undefined,
})), null, 2);
const FORMS = { link: ([{ link, at }]) => link || `#${at}`, text: asText, markdown: asMarkdown, bibtex: asBibtex, csl: asCsl };
