// The table: search, filter, sort; a hundred rows at a time, so that twenty thousand stay quick.
const pageSize = 100;
const emptyFilter = { search: "", indicator: "", region: "", unit: "", year: "", kind: "", status: "" };
const tableState = { filter: { ...emptyFilter }, sort: "", descending: false, page: 0, rows: [] };
let searchTexts = null;

const tableColumns = [
  ["measure", (row) => element("button", { type: "button", class: "link", onclick: (event) => { event.stopPropagation(); openRow(row); } }, cell(row, "measure") || "—"), (row) => cell(row, "measure")],
  ["value", (row) => [valueText(row), " ", element("small", {}, unitText(row))], (row) => approximate(cell(row, "value"))],
  ["indicator", (row) => indicatorName(cell(row, "indicator")), (row) => indicatorName(cell(row, "indicator"))],
  ["period", periodText, (row) => cell(row, "period_end") || cell(row, "period_start")],
  ["region", (row) => cell(row, "region_name") + (cell(row, "place_text") ? " · " + cell(row, "place_text") : ""), (row) => cell(row, "region_code")],
  ["organization", (row) => cell(row, "organization"), (row) => cell(row, "organization")],
  ["status", (row) => (cell(row, "status") === "ok" ? "" : tag("status", cell(row, "status"))), (row) => cell(row, "status")],
];

const filters = {
  indicator: { of: (row) => [cell(row, "indicator"), ...parents(cell(row, "indicator"))], name: indicatorName },
  region: { of: (row) => regionsOf(row), name: (code) => regions.get(code) || code },
  unit: { of: (row) => [cell(row, "unit")], name: unitName },
  year: { of: (row) => [yearOf(row)], name: (year) => year },
  kind: { of: (row) => [cell(row, "kind")], name: (code) => word("kind", code) },
  status: { of: (row) => [cell(row, "status"), cell(row, "check")], name: (code) => word("status", code) },
};
function parents(code) {
  const parts = code.split(".");
  return parts.length > 1 ? [parts[0]] : [];
}

function openTable(filter = {}) {
  tableState.filter = { ...emptyFilter, ...filter };
  tableState.page = 0;
  location.hash = "table";
  if (!byID("view-table").hidden) drawTable();
}

function drawTable() {
  const view = byID("view-table");
  const search = element("input", { type: "search", id: "filter-search", value: tableState.filter.search,
    oninput: (event) => { tableState.filter.search = event.target.value; tableState.page = 0; refreshRows(); } });
  show(view, element("h2", { id: "heading-table" }, say("view.table")), leftOut(),
    element("div", { class: "controls" },
      element("label", { class: "search" }, say("filter.search"), search),
      Object.keys(filters).map((key) => element("label", {}, say("field." + key), choice(key))),
      element("button", { type: "button", class: "button", onclick: () => { tableState.filter = { ...emptyFilter }; tableState.page = 0; drawTable(); } }, say("filter.clear"))),
    element("div", { class: "scroll" }, element("table", { class: "rows", id: "rows" })), element("div", { class: "pages", id: "pages" }));
  refreshRows();
}

function choice(key) {
  const numbers = new Map();
  for (const row of statistics) for (const code of new Set(filters[key].of(row))) if (code) numbers.set(code, (numbers.get(code) || 0) + 1);
  const codes = [...numbers.keys()].sort((a, b) => (a < b ? -1 : 1));
  return element("select", { id: "filter-" + key, onchange: (event) => { tableState.filter[key] = event.target.value; tableState.page = 0; refreshRows(); } },
    element("option", { value: "" }, say("filter.all")),
    codes.map((code) => element("option", { value: code, selected: code === tableState.filter[key] }, filters[key].name(code) + " (" + count(numbers.get(code)) + ")")));
}

function refreshRows() {
  searchTexts ??= statistics.map((row) => [cell(row, "measure"), cell(row, "sentence"), cell(row, "organization"), cell(row, "number_text"), documentCell(documentOf(row), "title")].join("\n").toLowerCase());
  const filter = tableState.filter;
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const set = Object.keys(filters).filter((key) => filter[key] !== "");
  let rows = statistics.filter((row) => set.every((key) => filters[key].of(row).includes(filter[key])) && words.every((part) => searchTexts[row.index].includes(part)));
  const column = tableColumns.find(([name]) => name === tableState.sort);
  if (column) rows = sorted(rows, column[2], tableState.descending);
  tableState.rows = rows;
  drawRows();
  announce(say("table.rows", { number: count(rows.length) }));
}

// Rows without a key stay last, whichever way the others go.
function sorted(rows, key, descending) {
  const keyed = rows.map((row) => [key(row), row]);
  const empty = ([value]) => value === "" || Number.isNaN(value);
  const turn = descending ? -1 : 1;
  const full = keyed.filter((pair) => !empty(pair));
  full.sort((a, b) => (a[0] < b[0] ? -turn : a[0] > b[0] ? turn : a[1].index - b[1].index));
  return [...full, ...keyed.filter(empty)].map(([, row]) => row);
}

function drawRows() {
  const { rows, sort, descending } = tableState;
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
  tableState.page = Math.min(tableState.page, last);
  const from = tableState.page * pageSize;
  const shown = rows.slice(from, from + pageSize);
  byID("rows").replaceChildren(
    element("caption", {}, say("table.rows", { number: count(rows.length) })),
    element("thead", {}, element("tr", {}, tableColumns.map(([name]) => element("th", { scope: "col", "aria-sort": name === sort ? (descending ? "descending" : "ascending") : null },
      element("button", { type: "button", onclick: () => { tableState.descending = name === sort && !descending; tableState.sort = name; tableState.page = 0; refreshRows(); } }, say("field." + name)))))),
    element("tbody", {}, shown.map((row) => element("tr", { onclick: () => openRow(row) },
      tableColumns.map(([name, show]) => element("td", { class: name === "value" ? "figure" : null, "data-label": say("field." + name) }, show(row)))))));
  const turn = (by) => () => { tableState.page += by; drawRows(); byID("rows").scrollIntoView(); };
  byID("pages").replaceChildren(
    element("button", { type: "button", class: "button", disabled: tableState.page === 0, onclick: turn(-1) }, say("pages.before")),
    element("span", {}, rows.length ? say("pages.of", { from: count(from + 1), to: count(from + shown.length), all: count(rows.length) }) : say("none")),
    element("button", { type: "button", class: "button", disabled: tableState.page >= last, onclick: turn(1) }, say("pages.after")));
}
