// Elements out of values. Children that are strings become text, never markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  fill(made, attributes, children);
  return made;
}
function drawing(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(made, attributes, children);
  return made;
}
function fill(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children.flat()) if (child !== null && child !== undefined) made.append(child);
}
// Puts children in the place of those that are there; what is null is left out.
const show = (place, ...children) => place.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
const byID = (id) => document.getElementById(id);
// Said once typing rests: a screen reader should not be told of every letter.
let announcement = 0;
function announce(text) {
  clearTimeout(announcement);
  announcement = setTimeout(() => { byID("said").textContent = text; }, 400);
}

// Turns pages of a long list: where one is, and buttons to go on.
function pager(place, { page, size, all }, turn) {
  const last = Math.max(0, Math.ceil(all / size) - 1), from = page * size;
  const step = (by, key, end) => element("button", { type: "button", class: "button", disabled: end, onclick: () => turn(page + by) }, say(key));
  show(place, last > 0 ? step(-1, "pages.before", page === 0) : null,
    last > 0 ? element("span", {}, say("pages.of", { from: count(from + 1), to: count(Math.min(from + size, all)), all: count(all) })) : all ? null : element("span", {}, say("none")),
    last > 0 ? step(1, "pages.after", page >= last) : null);
}

// A list to choose one from: pairs of value and text.
function select(id, chosen, options, onchoose) {
  return element("select", { id, onchange: (event) => onchoose(event.target.value) },
    options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
}

// A list of facts; those without a value are left out.
function facts(pairs) {
  const list = element("dl", { class: "facts" });
  for (const [name, value] of pairs) {
    if (value === "" || value === null || value === undefined) continue;
    list.append(element("dt", {}, name), element("dd", {}, value));
  }
  return list;
}
const tag = (group, code) => (code === "" ? "" : element("span", { class: "tag " + code }, word(group, code)));

// A link only where the source is a web address: `javascript:` and the like stay text.
function sourceLink(source) {
  return /^https?:\/\//i.test(source) ? element("a", { href: source, rel: "noopener noreferrer" }, source) : source;
}
