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
const announce = (text) => { byID("said").textContent = text; };

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
