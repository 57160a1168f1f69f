// What is embedded, put into a form that the views use. Every text of a page goes through `textContent`: nothing of it
// can become markup.
const embedded = (id) => JSON.parse(document.getElementById("data-" + id).textContent);
const head = embedded("head");
const strings = embedded("strings");

const columnPlace = new Map(head.statistic_columns.map((name, place) => [name, place]));
const documentPlace = new Map(head.document_columns.map((name, place) => [name, place]));
const indicators = new Map(head.indicators.map(([code, zh, en, definition]) => [code, { code, zh, en, definition }]));
const units = new Map(head.units.map(([code, zh, en]) => [code, { code, zh, en }]));
const regions = new Map(head.regions.map(([code, name]) => [code, name]));

const documents = embedded("documents").map((cells, index) => ({ index, cells, rows: [], text: null }));
const documentCell = (entry, column) => entry.cells[documentPlace.get(column)] ?? "";

const statistics = embedded("statistics").map((cells, index) => ({ index, cells }));
const cell = (row, column) => row.cells[columnPlace.get(column)] ?? "";
const documentOf = (row) => documents[row.cells[0]];
for (const row of statistics) documentOf(row).rows.push(row);
const rowsByID = new Map(statistics.map((row) => [cell(row, "statistic_id"), row]));

for (const [place, text, mentions, repairs] of embedded("texts")) documents[place].text = { text, mentions, repairs };

// What a language changes, and what it does not, is worked out once and kept: `kept(name, make)`.
const keptValues = new Map();
function kept(name, make) {
  if (!keptValues.has(name)) keptValues.set(name, make());
  return keptValues.get(name);
}

// Offsets count Unicode scalars; a JavaScript string counts UTF-16 units.
function unitOffsets(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const offsets = [0];
  for (const scalar of text) offsets.push(offsets[offsets.length - 1] + scalar.length);
  return (offset) => offsets[Math.min(offset, offsets.length - 1)];
}

// A number for drawing and sorting only: what is shown is always the exact text.
const approximate = (text) => (text === "" ? NaN : Number(text));
const yearOf = (row) => (cell(row, "period_end") || cell(row, "period_start") || "").slice(0, 4);
// A region's code with those of the prefecture and the province that it lies in.
const regionsOf = (row) => {
  const code = cell(row, "region_code");
  return code ? [code, code.slice(0, 4) + "00", code.slice(0, 2) + "0000"] : [];
};
