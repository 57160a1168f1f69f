// One indicator over time or across regions, each value with the bounds that its wording implies. More values than can be
// told apart are drawn as the least, the middle and the greatest of each year or region.
const mostPoints = 300;
const seriesState = { indicator: "", by: "time", region: "", year: "" };

// The rows that can be drawn, by indicator; a fact told again is drawn once.
const seriesRows = () => kept("series", () => {
  const byIndicator = new Map();
  for (const row of statistics) {
    const code = cell(row, "indicator");
    if (code === "" || cell(row, "value") === "" || cell(row, "repeat_of") !== "") continue;
    if (!byIndicator.has(code)) byIndicator.set(code, []);
    byIndicator.get(code).push(row);
  }
  return new Map([...byIndicator].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)));
});

function seriesPanel() {
  const choices = [...seriesRows()].map(([code, rows]) => [code, rows.length]);
  const panel = element("div", { id: "series" });
  if (!choices.length) return panel;
  if (!choices.some(([code]) => code === seriesState.indicator)) seriesState.indicator = choices[0][0];
  const narrowing = element("label", {});
  const place = element("div", { id: "series-plot" });
  // Along the years the values may be of one region, across regions of one year.
  const draw = () => {
    const key = seriesState.by === "time" ? "region" : "year";
    const codes = new Map();
    for (const row of seriesRows().get(seriesState.indicator)) {
      for (const code of new Set(filters[key].of(row))) if (code) codes.set(code, (codes.get(code) || 0) + 1);
    }
    if (!codes.has(seriesState[key])) seriesState[key] = "";
    show(narrowing, say("field." + key), select("series-" + key, seriesState[key], [["", say("filter.all")],
      ...[...codes].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([code, number]) => [code, filters[key].name(code) + " (" + count(number) + ")"])],
      (value) => { seriesState[key] = value; drawSeries(); }));
    drawSeries();
  };
  const drawSeries = () => place.replaceChildren(seriesPlot());
  panel.append(element("h3", {}, say("series.title")),
    element("div", { class: "controls" },
      element("label", {}, say("field.indicator"), select("series-indicator", seriesState.indicator,
        choices.map(([code, number]) => [code, indicatorName(code) + " (" + count(number) + ")"]), (value) => { seriesState.indicator = value; draw(); })),
      element("label", {}, say("series.by"), select("series-by", seriesState.by,
        ["time", "region"].map((key) => [key, say("series." + key)]), (value) => { seriesState.by = value; draw(); })), narrowing), place);
  draw();
  return panel;
}

// The plot is drawn for the width that there is, so that its words can be read on a phone.
const plotWidth = () => Math.max(280, Math.min(byID("main").clientWidth - 76, 1270));

function seriesPlot() {
  const across = seriesState.by === "region";
  const definition = (indicators.get(seriesState.indicator) || {}).definition;
  const rows = seriesRows().get(seriesState.indicator).filter((row) => (across
    ? cell(row, "region_code") && (!seriesState.year || yearOf(row) === seriesState.year)
    : yearOf(row) && (!seriesState.region || regionsOf(row).includes(seriesState.region))));
  if (!rows.length) return element("p", {}, say("series.none"));
  // Values of different units do not stand on one axis: the unit that most rows have is drawn.
  const byUnit = new Map();
  for (const row of rows) byUnit.set(unitText(row), [...(byUnit.get(unitText(row)) || []), row]);
  const [unit, drawn] = [...byUnit].sort((a, b) => b[1].length - a[1].length)[0];
  const key = across ? (row) => cell(row, "region_name") : yearOf;
  const most = new Map();
  for (const row of drawn) most.set(key(row), Math.max(most.get(key(row)) ?? -Infinity, approximate(cell(row, "value"))));
  // Regions by their largest value, years in order; as many as there is room for.
  const room = Math.max(4, Math.floor((plotWidth() - 90) / (across ? 20 : 30)));
  const years = [...most.keys()].sort();
  const span = across ? 0 : Number(years[years.length - 1]) - Number(years[0]) + 1;
  // Years keep their distance where all between the first and the last have room.
  const keys = !across && span <= room ? Array.from({ length: span }, (_, turn) => String(Number(years[0]) + turn)) : across ? [...most].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name).slice(0, room) : years.slice(-room);
  const points = drawn.filter((row) => keys.includes(key(row)));
  const left = rows.length - points.length;
  const note = [definition, say(points.length > mostPoints ? "series.summary" : "series.note", { unit: unit || say("none"), number: count(points.length) }), left ? say("series.left", { left: count(left) }) : ""];
  return element("div", {}, plot(points, keys, key, unit), note.map((text) => (text ? element("p", { class: "count" }, text) : null)));
}

// Marks on an axis at round numbers: 1, 2, 2.5 or 5 and zeros.
function axisMarks(lowest, highest) {
  const rough = (highest - lowest) / 4, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999);
  const marks = [];
  for (let turn = Math.floor(lowest / step); (turn - 1) * step < highest; turn += 1) marks.push(turn * step);
  return marks;
}

function plot(rows, keys, key, unit) {
  const values = rows.flatMap((row) => [approximate(cell(row, "value")), approximate(cell(row, "upper"))]).filter(Number.isFinite);
  const marks = axisMarks(Math.min(0, ...values), Math.max(...values, 1e-9));
  const lowest = marks[0], highest = marks[marks.length - 1];
  const width = plotWidth(), height = width < 600 ? 260 : 340, top = 16, right = 16;
  const left = 24 + 8 * Math.max(...marks.map((value) => axisNumber(value).length));
  const wide = (name) => [...name].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 12 : 7), 0);
  const slot = (width - left - right) / keys.length, longest = Math.max(...keys.map(wide));
  const slant = longest + 6 > slot;
  const bottom = slant ? Math.min(120, 26 + longest * 0.6) : 30;
  const x = (name) => left + (keys.indexOf(name) + 0.5) * slot;
  const y = (value) => height - bottom - ((value - lowest) * (height - top - bottom)) / (highest - lowest);
  const made = drawing("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": indicatorName(seriesState.indicator) });
  for (const value of marks) {
    made.append(drawing("line", { class: "axis", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      drawing("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, axisNumber(value)));
  }
  for (const name of keys) made.append(drawing("text", slant
    ? { x: x(name), y: height - bottom + 16, "text-anchor": "end", transform: `rotate(-35 ${x(name)} ${height - bottom + 16})` }
    : { x: x(name), y: height - bottom + 20, "text-anchor": "middle" }, name));
  if (rows.length > mostPoints) drawSummaries(made, rows, keys, key, unit, x, y);
  else for (const row of rows) {
    const at = x(key(row)), value = approximate(cell(row, "value"));
    const lower = cell(row, "lower"), upper = cell(row, "upper");
    if (lower !== upper && cell(row, "modifier") !== "about") {
      const open = lower === "" || upper === "";
      made.append(drawing("line", { class: open ? "bound open" : "bound", x1: at, x2: at,
        y1: lower === "" ? Math.min(height - bottom, y(value) + 18) : y(approximate(lower)),
        y2: upper === "" ? Math.max(top, y(value) - 18) : y(approximate(upper)) }));
    }
    const name = [key(row), `${cell(row, "measure")} ${valueText(row)} ${unit}`, seriesState.by === "region" ? yearOf(row) : cell(row, "region_name"), cell(row, "organization")].filter(Boolean).join(" · ");
    made.append(point(at, y(value), name, () => openRow(row)));
  }
  return made;
}

const point = (cx, cy, name, open) => drawing("circle", { class: "point", cx, cy, r: 5, tabindex: 0, role: "button", "aria-label": name,
  onclick: open, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
drawing("title", {}, name));

// A line from the least to the greatest value of each key and a point at the middle one, which opens the table with them.
function drawSummaries(made, rows, keys, key, unit, x, y) {
  for (const name of keys) {
    const sorted = rows.filter((row) => key(row) === name).sort((a, b) => approximate(cell(a, "value")) - approximate(cell(b, "value")));
    if (!sorted.length) continue;
    const [least, middle, greatest] = [0, (sorted.length - 1) >> 1, sorted.length - 1].map((place) => sorted[place]);
    const at = x(name), height = (row) => y(approximate(cell(row, "value")));
    const text = name + " · " + say("series.middle", { number: count(sorted.length), least: valueText(least), middle: valueText(middle), greatest: valueText(greatest), unit });
    const filter = { indicator: seriesState.indicator, ...(seriesState.by === "region" ? { region: cell(least, "region_code"), year: seriesState.year } : { year: name, region: seriesState.region }) };
    made.append(drawing("line", { class: "bound", x1: at, x2: at, y1: height(least), y2: height(greatest) }),
      ...[least, greatest].map((row) => drawing("line", { class: "bound", x1: at - 4, x2: at + 4, y1: height(row), y2: height(row) })),
      point(at, height(middle), text, () => openTable(filter)));
  }
}

// A mark on an axis, rounded: 万 and 亿 in Chinese, thousands and millions in English.
function axisNumber(value) {
  const steps = language === "zh" ? [[1e8, "亿"], [1e4, "万"]] : [[1e9, "bn"], [1e6, "m"], [1e3, "k"]];
  for (const [step, name] of steps) if (Math.abs(value) >= step) return String(+(value / step).toPrecision(3)) + name;
  return String(+value.toPrecision(3));
}
