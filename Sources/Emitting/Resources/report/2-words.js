// Words of the page in Chinese and English, and how values are written.
function stored(key) {
  try { return localStorage.getItem("tongji-" + key); } catch { return null; }
}
function store(key, value) {
  try { localStorage.setItem("tongji-" + key, value); } catch { /* a page opened from disk may have no storage */ }
}

let language = stored("language") || ((navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en");

// A string by key, `{name}` replaced; a missing key shows itself, so that it is seen.
function say(key, values = {}) {
  const text = strings[key] ? strings[key][language === "zh" ? 0 : 1] : key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
const word = (group, code) => (code === "" ? "" : strings[group + "." + code] ? say(group + "." + code) : code);

const indicatorName = (code) => (code === "" ? "" : indicators.has(code) ? indicators.get(code)[language] || code : code);
const unitName = (code) => (code === "" ? "" : units.has(code) ? units.get(code)[language] || code : code);
const grouped = (value) => {
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(value) || [null, "", value, ""];
  return (sign ? "−" : "") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + rest;
};
const count = (number) => grouped(String(number));

// The value as a reader wants it: `≥ 1,300`, `25 – 110`.
function valueText(row) {
  if (cell(row, "status") === "damaged") return say("value.damaged");
  const value = cell(row, "value");
  if (cell(row, "modifier") === "range" && cell(row, "upper")) return grouped(value) + " – " + grouped(cell(row, "upper"));
  const sign = { more_than: "> ", at_least: "≥ ", at_most: "≤ ", nearly: "≲ ", about: "≈ " }[cell(row, "modifier")] || "";
  return sign + grouped(value);
}
function unitText(row) {
  const unit = unitName(cell(row, "unit")) || cell(row, "unit_text");
  const per = cell(row, "per");
  return per ? unit + " / " + unitName(per) : unit;
}
function periodText(row) {
  const start = cell(row, "period_start"), end = cell(row, "period_end");
  if (!start && !end) return "";
  if (/-01-01$/.test(start) && end === start.slice(0, 4) + "-12-31") return start.slice(0, 4);
  if (start === end) return start;
  return (start || "…") + " – " + (end || "…");
}
