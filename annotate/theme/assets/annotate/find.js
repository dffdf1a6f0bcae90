// From a query to results: what the words are, where the index has them, what of a text is marked. No part of the page.
// The splitting and folding is that of annotate/search/fold.py, which wrote the index.
const BLANK = "\u2423";
const STOP = "\u241e";
const NAME = "\u16a0";
const PLACE = "\u16a2";
const MOST = 30;  // results that are looked into: each is a file of its own
const FEW = [8, 4];  // of them from the page at hand, if that is no story's, and from others like it, where stories have the words
const PARTED = "[\\u2e80-\\u2fdf\\u3005\\u3007\\u3041-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u9fff"
  + "\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff]\\p{M}*";
const NUMBER = "\\p{Nd}{1,3}(?:[.,'’\\u00a0\\u202f]\\p{Nd}{3})+(?!\\p{Nd})";
const TOKEN = new RegExp(`${NUMBER}|(?:(?!${PARTED})[\\p{L}\\p{N}\\p{M}])+|(${PARTED})`, "gu");
const GROUPS = /(?<=[0-9])[.,'’\u00a0\u202f](?=[0-9]{3})/g;
const NAMED = /^[a-z][a-z0-9]{0,7}-?[1-9][0-9]{0,6}$/i;
const MARKS = new RegExp("[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640"
  + "\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed]", "g");
const LETTERS = new Map(Object.entries({
  đ: "d", ð: "d", ø: "o", ł: "l", ı: "i", ħ: "h", ŧ: "t", æ: "ae", œ: "oe", ß: "ss", þ: "th",
  أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ئ: "ي", ؤ: "و", ة: "ه", ک: "ك",
  ך: "כ", ם: "מ", ן: "נ", ף: "פ", ץ: "צ",
}));
// the zeros of the scripts that have digits of their own
const DIGITS = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810, 0x1946, 0x19d0];
const ARABIC = /^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل])(?=[\u0620-\u064a]{3})/u;
const HEBREW = /^ו?[הבלכמש]?ה?(?=[א-ת]{3})/u;
const BETWEEN = /[\s#№.:‐-]+/g;

const digit = (each) => {
  const zero = DIGITS.find((first) => each.codePointAt() >= first && each.codePointAt() < first + 10);
  return zero ? String(each.codePointAt() - zero) : each;
};
export const fold = (word) => [...word.normalize("NFKC").toLowerCase().normalize("NFD").replace(MARKS, "")]
  .map((each) => LETTERS.get(each) ?? digit(each)).join("").replace(GROUPS, "").replace(MARKS, "").normalize("NFC");
export const called = (query) => fold(query).replace(BETWEEN, "");
export const variants = (word) => {
  const folded = fold(word);
  return [...new Set([folded, folded.replace(ARABIC, ""), folded.replace(HEBREW, "")])].filter(Boolean);
};
export const tokens = (text) => [...text.matchAll(TOKEN)].map((found) => ({
  at: found.index, end: found.index + found[0].length, word: found[0], fold: fold(found[0]), parted: Boolean(found[1]),
}));

// What is looked for: words in quotation marks and characters of scripts without blanks as a row; others one by one.
export const parts = (query) => {
  const found = [];
  for (const [, quoted, chunk] of query.normalize("NFC").matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s"“”„«»]+)/gu)) {
    const inside = tokens(quoted ?? chunk);
    if (!quoted && NAMED.test(chunk)) found.push({ name: chunk.replace("-", "").toLowerCase(), inside });
    else if (inside.length && (quoted || inside.some((each) => each.parted))) found.push({ row: inside });
    else found.push(...inside.map((each) => ({ word: each })));
  }
  return found;
};

let engine, site;
// `here` is the word that all records of the page at hand have.
export const open = async (address, here) => {
  engine ??= await import(address);
  await engine.init();
  site ??= { here: here ? await exactly(here) : new Map(), pages: await exactly(`${PLACE}page`) };
};

// By record: its score, and the words of it that are hits, by their place; the engine knows their stems, so `sure` ones are
// hits whatever they look like. Without quotation marks it takes beginnings of words, too, and in the end other words.
const ask = async (term) => new Map((await engine.search(term)).results.map((each) => [each.id, { ...each, sure: new Set() }]));
const exactly = async (words) => {
  const found = await ask(`"${words}"`);
  for (const each of found.values()) each.sure = new Set(each.words);
  return found;
};
const word = async (asked) => {
  const [found, sure] = await Promise.all([ask(asked), exactly(asked)]);
  for (const [id, each] of sure) found.set(id, { ...each, ...found.get(id), sure: each.sure });
  return found;
};
const row = (inside) => exactly(inside.map((each) => each.word).join(" "));
const both = (one, other) => new Map([...one].filter(([id]) => other.has(id)).map(([id, each]) => (
  [id, { ...each, score: each.score + other.get(id).score }])));
const every = (found) => found.reduce((one, other) => (one ? both(one, other) : other), null) ?? new Map();
const first = async (asks) => {
  for (const each of asks) {
    const found = await each();
    if (found.size) return found;
  }
  return new Map();
};

// Chinese is typed without blanks: what is no row may be several words.
const several = ({ row: inside }, text) => {
  if (!Intl.Segmenter || !inside.every((each) => each.parted)) return [];
  const words = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map((each) => tokens(each.segment));
  return words.filter((each) => each.length).map((each) => ({ row: each }));
};
const look = async (part) => {
  if (part.name) {
    return first([() => exactly(part.name), async () => every(await Promise.all(part.inside.map((each) => word(each.word))))]);
  }
  if (part.word) return first([part.word.word, ...variants(part.word.word)].map((each) => () => word(each)));
  return row(part.row);
};
const search = async (wanted) => {
  const looked = await Promise.all(wanted.map(look));
  return { wanted: wanted.map((part, nth) => ({ ...part, found: looked[nth] })), found: every(looked) };
};

// A part of a record as it was: blanks between parted characters taken out, its own put back. Its tokens know the place of
// their word in the record, and whether they are all of it.
const HAS_PARTED = new RegExp(PARTED, "u");
const read = (part, from) => {
  const glue = HAS_PARTED.test(part) ? "" : " ";
  const words = part.split(" ").filter(Boolean).map((each) => each.replaceAll(BLANK, " "));
  const text = words.join(glue);
  let nth = 0, end = words[0]?.length;
  const inside = tokens(text).map((token) => {
    while (token.at >= end) end += glue.length + words[nth += 1].length;
    return { ...token, nth: from + nth, alone: fold(words[nth].replace(/[^\p{L}\p{N}\p{M}]/gu, "")) === token.fold };
  });
  return { text, inside, next: from + words.length + 1 };
};
const sections = (content) => content.split(STOP).reduce((all, part) => [...all, read(part, all.at(-1)?.next ?? 0)], []);

// Where a part of the query stands in a text.
const alike = (one, other) => {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same >= 3 && same > .6 * Math.max(one.length, other.length);
};
const meets = (token, wanted, hit) => {
  const [forms, asked] = [variants(token.word), variants(wanted.word)];
  if (asked.some((each) => forms.some((form) => form.startsWith(each)))) return true;
  if (hit?.sure.has(token.nth) && token.alone) return true;
  return !wanted.parted && Boolean(hit?.words.includes(token.nth)) && asked.some((each) => forms.some((form) => alike(form, each)));
};
const rows = (inside, wanted, hit) => inside.flatMap((token, from) => (
  wanted.every((each, nth) => inside[from + nth] && (inside[from + nth].fold === each.fold
    || (!each.parted && hit?.sure.has(inside[from + nth].nth))))
    ? [[token.at, inside[from + wanted.length - 1].end]] : []));
const places = ({ inside }, part, id) => {
  const hit = part.found.get(id);
  if (part.row) return rows(inside, part.row, hit);
  if (part.name) return rows(inside, part.inside).concat(inside.filter((each) => each.fold === part.name).map((each) => [each.at, each.end]));
  return inside.filter((each) => !each.parted && meets(each, part.word, hit)).map((each) => [each.at, each.end]);
};

// A result as the panel shows it, or null where the engine was too generous.
const result = async (found, { wanted, query }) => {
  const { raw_url: place, content } = await found.data();
  const [address, told] = [place.slice(0, place.indexOf(" ")), JSON.parse(place.slice(place.indexOf(" ")))];
  const [text, gloss, more, forms] = sections(content);
  const marks = new Map([text, gloss, more].map((each) => [each, wanted.map((part) => places(each, part, found.id))]));
  const there = found.named || wanted.every((part, nth) => [...marks.values()].some((each) => each[nth].length)
    || forms.text.split(" ").includes(part.name));
  if (!there) return null;
  const shown = marks.get(text).flat().length + marks.get(gloss).flat().length;
  const typed = query.trim().toLowerCase();
  const exact = [text, gloss, more].some((each) => each.text.toLowerCase().includes(typed)) ? 2 : 0;
  const named = wanted.some((part) => part.name && called(more.text) === part.name)
    || (told.kind === "story" && called(told.in) === called(query)) ? 50 : 0;
  const often = shown / Math.sqrt(20 + text.inside.length);
  const only = told.kind === "story" && !shown;  // a headline or a name: what is found is shown
  const [first, topic] = [only ? more : text, told.topic ?? ""];
  const marked = (each) => marks.get(each).flat();
  return {
    address, told, text: first.text, gloss: gloss.text, topic,
    marks: { text: marked(first), gloss: marked(gloss), topic: marked(more).filter(([, end]) => end <= topic.length) },
    tier: found.tier, score: found.score + exact + named + often + (FIRST[told.kind] ?? 0),
  };
};

// What bears the name that was typed; what is at hand; other stories; other pages.
const tier = (id, named) => (named.has(id) ? 0 : 2) + (site.here.has(id) ? 0 : 1 + (site.pages.has(id) ? 1 : 0));
const before = (one, other) => one.address.localeCompare(other.address, "en", { numeric: true });
const FIRST = { segment: .5, note: .25 };  // at the same words
const weight = ({ score, words }) => score + Math.min(words.length, 20) / 100;  // rows are all of one score
const matter = async (query) => {
  const wanted = parts(query);
  const asked = await search(wanted);
  if (asked.found.size || !wanted.some((part) => part.row)) return asked;
  return search(wanted.flatMap((part) => (part.row ? several(part, part.row.map((each) => each.word).join("")) : [part])));
};
// `more`: there are results that are not looked into.
export const find = async (query) => {
  const name = called(query);
  const named = name && /^\D{0,20}\d{1,7}$/u.test(name) ? await exactly(NAME + name) : new Map();
  const inside = tokens(query);
  const { wanted, found } = await (named.size && inside.length > 1 ? search([{ name, inside }]) : matter(query));
  const all = [...new Map([...named, ...found])].map(([id, each]) => ({ ...each, named: named.has(id), tier: tier(id, named) }));
  all.sort((one, other) => one.tier - other.tier || weight(other) - weight(one) || (one.id < other.id ? -1 : 1));
  const opened = async (list, most) => (await Promise.all(list.slice(0, most).map((each) => result(each, { wanted, query }))))
    .filter(Boolean);
  const on = (page, here) => all.filter(({ id }) => site.pages.has(id) === page && (!page || site.here.has(id) === here));
  const [stories, ...pages] = [on(false), on(true, true), on(true, false)];
  const told = await opened(stories, MOST);
  const most = FEW.map((few) => (told.length ? few : MOST));
  const results = [told, ...await Promise.all(pages.map((list, nth) => opened(list, most[nth])))].flat();
  results.sort((one, other) => one.tier - other.tier || other.score - one.score || before(one, other));
  return { results, more: [stories, ...pages].some((list, nth) => list.length > [MOST, ...most][nth]) };
};
