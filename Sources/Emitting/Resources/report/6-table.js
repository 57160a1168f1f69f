// The table: search, filter, sort; a hundred rows at a time, so that twenty thousand stay quick.
const pageSize = 100;
const emptyFilter = { search: "", indicator: "", region: "", unit: "", year: "", kind: "", status: "" };
const tableState = { filter: { ...emptyFilter }, sort: "", descending: false, page: 0, rows: [] };

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

// The rows of each code of a filter, in order: a filter is looked up, not worked out again at every letter typed.
const rowsByCode = (key) => kept("filter-" + key, () => {
  const byCode = new Map();
  for (const row of statistics) for (const code of new Set(filters[key].of(row))) {
    if (code === "") continue;
    if (!byCode.has(code)) byCode.set(code, new Set());
    byCode.get(code).add(row);
  }
  return new Map([...byCode].sort((a, b) => (a[0] < b[0] ? -1 : 1)));
});
const searchTexts = () => kept("search", () => statistics.map((row) => [cell(row, "measure"), cell(row, "sentence"), cell(row, "organization"), cell(row, "number_text"), documentCell(documentOf(row), "title")].join("\n").toLowerCase()));

// All rows sorted by a column, kept: a search goes through them in order, and sorts nothing at a letter typed. Rows
// without a key stay last, whichever way the others go; equals stand by their place.
const ordered = ([name, , key], descending) => kept(["order", name, descending, language].join("-"), () => {
  const keys = statistics.map(key), empty = (index) => keys[index] === "" || Number.isNaN(keys[index]);
  const turn = descending ? -1 : 1, order = statistics.map((_, index) => index);
  const full = order.filter((index) => !empty(index)).sort((a, b) => (keys[a] < keys[b] ? -turn : keys[a] > keys[b] ? turn : a - b));
  return [...full, ...order.filter(empty)].map((index) => statistics[index]);
});

function openTable(filter = {}) {
  tableState.filter = { ...emptyFilter, ...filter };
  tableState.page = 0;
  location.hash = "table";
  if (!byID("view-table").hidden) drawTable();
}

// What is asked for changed: the rows are found anew, from the first page on.
function ask(change) {
  Object.assign(tableState, change);
  tableState.page = 0;
  refreshRows();
}

function drawTable() {
  const view = byID("view-table");
  if (view.dataset.language !== language) {
    view.dataset.language = language;
    const search = element("input", { type: "search", id: "filter-search", autocomplete: "off", oninput: (event) => { tableState.filter.search = event.target.value; ask({}); } });
    const sorts = tableColumns.flatMap(([name]) => [[name, say("field." + name) + " ↑"], ["-" + name, say("field." + name) + " ↓"]]);
    show(view, element("h2", { id: "heading-table" }, say("view.table")), leftOut(),
      element("div", { class: "controls" },
        element("label", { class: "search" }, say("filter.search"), search),
        Object.keys(filters).map((key) => element("label", {}, say("field." + key), choice(key))),
        element("label", { class: "sort" }, say("filter.sort"), select("sort", "", [["", "—"], ...sorts], (value) => ask({ sort: value.replace(/^-/, ""), descending: value.startsWith("-") }))),
        element("button", { type: "button", class: "button", onclick: () => { tableState.filter = { ...emptyFilter }; ask({}); showFilter(); byID("filter-search").focus(); } }, say("filter.clear"))),
      element("div", { class: "scroll" }, element("table", { class: "rows", id: "rows", role: "table" })), element("div", { class: "pages", id: "pages" }));
  }
  showFilter();
  refreshRows();
}

function showFilter() {
  byID("filter-search").value = tableState.filter.search;
  for (const key of Object.keys(filters)) byID("filter-" + key).value = tableState.filter[key];
}

const choice = (key) => select("filter-" + key, "", [["", say("filter.all")],
  ...[...rowsByCode(key)].map(([code, rows]) => [code, filters[key].name(code) + " (" + count(rows.size) + ")"])],
  (value) => { tableState.filter[key] = value; ask({}); });

function refreshRows() {
  const filter = tableState.filter;
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const sets = Object.keys(filters).filter((key) => filter[key] !== "").map((key) => rowsByCode(key).get(filter[key]) || new Set());
  const texts = words.length ? searchTexts() : [];
  const column = tableColumns.find(([name]) => name === tableState.sort);
  const rows = (column ? ordered(column, tableState.descending) : statistics).filter((row) => sets.every((set) => set.has(row)) && words.every((part) => texts[row.index].includes(part)));
  tableState.rows = rows;
  byID("sort").value = column ? (tableState.descending ? "-" : "") + column[0] : "";
  drawRows();
  announce(say("table.rows", { number: count(rows.length) }));
}

function drawRows() {
  const { rows, sort, descending } = tableState;
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
  tableState.page = Math.min(tableState.page, last);
  const shown = rows.slice(tableState.page * pageSize, (tableState.page + 1) * pageSize);
  const focused = document.activeElement?.dataset?.sort;
  // Roles are written out: a phone shows rows as cards, and a browser may then no longer take them for a table.
  byID("rows").replaceChildren(
    element("caption", {}, say("table.rows", { number: count(rows.length) })),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, tableColumns.map(([name]) => element("th", { scope: "col", role: "columnheader", "aria-sort": name === sort ? (descending ? "descending" : "ascending") : null },
      element("button", { type: "button", "data-sort": name, onclick: () => ask({ descending: name === sort && !descending, sort: name }) }, say("field." + name)))))),
    element("tbody", { role: "rowgroup" }, shown.map((row) => element("tr", { role: "row", onclick: () => openRow(row) },
      tableColumns.map(([name, show]) => element("td", { role: "cell", class: name === "value" ? "figure" : null, "data-label": say("field." + name) }, show(row)))))));
  // The button that was pressed is a new one now: it keeps the focus.
  if (focused) byID("rows").querySelector(`[data-sort="${focused}"]`).focus();
  pager(byID("pages"), { page: tableState.page, size: pageSize, all: rows.length }, (page) => { tableState.page = page; drawRows(); byID("rows").scrollIntoView(); byID("rows").querySelector("tbody button")?.focus({ preventScroll: true }); });
}
