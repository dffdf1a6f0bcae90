// What all parts of the script use. The page is whole without any of it.
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const notesOf = (node) => (node?.closest?.("[data-n]")?.dataset.n ?? "").split(" ").filter(Boolean);
const tools = document.querySelector(".an-tools");
const text = document.querySelector(".an-text-part");
// The words of the interface stand in the page, in its language: data-say-… of the tools.
const say = (key, values = {}) => Object.entries(values).reduce(
  (words, [name, value]) => words.replaceAll(`{${name}}`, () => value), tools?.getAttribute(`data-say-${key}`) ?? key);
// Each is asked, with the element that a link leads to, to show it if it has hidden it.
const revealers = [];
