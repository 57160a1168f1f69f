// One indicator over time or across regions, each value with the bounds that its wording implies.
const seriesState = { indicator: "", by: "time" };

function seriesChoices() {
  const choices = new Map();
  for (const row of statistics) {
    const code = cell(row, "indicator");
    if (code === "" || cell(row, "value") === "" || cell(row, "repeat_of") !== "") continue;
    choices.set(code, (choices.get(code) || 0) + 1);
  }
  return [...choices].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function seriesPanel() {
  const choices = seriesChoices();
  const panel = element("div");
  if (!choices.length) return panel;
  if (!choices.some(([code]) => code === seriesState.indicator)) seriesState.indicator = choices[0][0];
  const indicator = element("select", { id: "series-indicator", onchange: (event) => { seriesState.indicator = event.target.value; draw(); } },
    choices.map(([code, number]) => element("option", { value: code, selected: code === seriesState.indicator }, indicatorName(code) + " (" + count(number) + ")")));
  const by = element("select", { id: "series-by", onchange: (event) => { seriesState.by = event.target.value; draw(); } },
    ["time", "region"].map((key) => element("option", { value: key, selected: key === seriesState.by }, say("series." + key))));
  const place = element("div");
  const draw = () => place.replaceChildren(seriesPlot());
  panel.append(element("h3", {}, say("series.title")),
    element("div", { class: "controls" }, element("label", {}, say("field.indicator"), indicator), element("label", {}, say("series.by"), by)), place);
  draw();
  return panel;
}

function seriesPlot() {
  const definition = (indicators.get(seriesState.indicator) || {}).definition;
  const rows = statistics.filter((row) => cell(row, "indicator") === seriesState.indicator && cell(row, "value") !== ""
    && cell(row, "repeat_of") === "" && (seriesState.by === "region" ? cell(row, "region_code") : yearOf(row)));
  if (!rows.length) return element("p", {}, say("series.none"));
  // Values of different units do not stand on one axis: the unit that most rows have is drawn.
  const byUnit = Map.groupBy ? Map.groupBy(rows, unitText) : rows.reduce((groups, row) => groups.set(unitText(row), [...(groups.get(unitText(row)) || []), row]), new Map());
  const [unit, drawn] = [...byUnit].sort((a, b) => b[1].length - a[1].length)[0];
  const key = seriesState.by === "region" ? (row) => cell(row, "region_name") : yearOf;
  const keys = [...new Set(drawn.map(key))].sort().slice(seriesState.by === "region" ? 0 : -30).slice(0, 30);
  const points = drawn.filter((row) => keys.includes(key(row)));
  const note = [definition, say("series.note", { unit, number: count(points.length), left: count(rows.length - points.length) })];
  return element("div", {}, plot(points, keys, key, unit), note.map((text) => element("p", { class: "count" }, text || "")));
}

function plot(rows, keys, key, unit) {
  const width = 900, height = 320, left = 90, bottom = 70, top = 16, right = 16;
  const values = rows.flatMap((row) => [approximate(cell(row, "value")), approximate(cell(row, "upper"))]).filter(Number.isFinite);
  const lowest = Math.min(0, ...values), highest = Math.max(...values, lowest + 1e-9);
  const x = (name) => left + ((keys.indexOf(name) + 0.5) * (width - left - right)) / keys.length;
  const y = (value) => height - bottom - ((value - lowest) * (height - top - bottom)) / (highest - lowest);
  const made = drawing("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": indicatorName(seriesState.indicator) });
  for (const part of [0, 0.25, 0.5, 0.75, 1]) {
    const value = lowest + part * (highest - lowest);
    made.append(drawing("line", { class: "axis", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      drawing("text", { x: left - 8, y: y(value) + 4, "text-anchor": "end" }, axisNumber(value)));
  }
  const slant = keys.length > 9 || seriesState.by === "region";
  for (const name of keys) made.append(drawing("text", slant
    ? { x: x(name), y: height - bottom + 16, "text-anchor": "end", transform: `rotate(-35 ${x(name)} ${height - bottom + 16})` }
    : { x: x(name), y: height - bottom + 20, "text-anchor": "middle" }, name));
  for (const row of rows) {
    const at = x(key(row)), value = approximate(cell(row, "value"));
    const lower = cell(row, "lower"), upper = cell(row, "upper");
    if (lower !== upper && cell(row, "modifier") !== "about") {
      const open = lower === "" || upper === "";
      made.append(drawing("line", { class: open ? "bound open" : "bound", x1: at, x2: at,
        y1: lower === "" ? Math.min(height - bottom, y(value) + 18) : y(approximate(lower)),
        y2: upper === "" ? Math.max(top, y(value) - 18) : y(approximate(upper)) }));
    }
    const name = `${key(row)} · ${cell(row, "measure")} ${valueText(row)} ${unit} · ${cell(row, "region_name")}`;
    made.append(drawing("circle", { class: "point", cx: at, cy: y(value), r: 5, tabindex: 0, role: "button", "aria-label": name,
      onclick: () => openRow(row), onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); openRow(row); } } },
      drawing("title", {}, name)));
  }
  return made;
}

// A mark on an axis, rounded: 万 and 亿 in Chinese, thousands and millions in English.
function axisNumber(value) {
  const steps = language === "zh" ? [[1e8, "亿"], [1e4, "万"]] : [[1e9, "bn"], [1e6, "m"], [1e3, "k"]];
  for (const [step, name] of steps) if (Math.abs(value) >= step) return String(+(value / step).toPrecision(3)) + name;
  return String(+value.toPrecision(3));
}
