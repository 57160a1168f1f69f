// The first view: the figures that matter, and what there is of what.
function drawOverview() {
  const view = byID("view-overview");
  const figures = head.figures;
  const share = (part) => (figures.statistics ? Math.round((1000 * part) / figures.statistics) / 10 + " %" : "–");
  const cards = [
    [count(figures.documents), say("card.documents")], [count(figures.statistics), say("card.statistics")],
    [share(figures.with_indicator), say("card.coded")], [count(figures.damaged), say("card.damaged")],
    [count(figures.indicators), say("card.indicators")], [count(figures.regions), say("card.regions")],
    [[...new Set([figures.first_year, figures.last_year])].filter(Boolean).join("–") || "–", say("card.period")],
    [count(figures.failed), say("card.failed")],
  ];
  show(view,
    element("h2", { id: "heading-overview" }, say("view.overview")),
    element("p", {}, head.dataset.description || ""), leftOut(),
    element("ul", { class: "cards" }, cards.map(([value, name]) => element("li", {}, element("b", {}, value), element("span", {}, name)))),
    element("div", { class: "charts" },
      bars(say("chart.indicators"), head.counts.indicator, indicatorName, (code) => ({ indicator: code })),
      bars(say("chart.regions"), head.counts.region, (code) => regions.get(code) || code, (code) => ({ region: code })),
      bars(say("chart.years"), head.counts.year, (year) => year, (year) => ({ year }), false),
      element("div", { class: "panel wide" }, seriesPanel())));
}

// What a large dataset leaves out of this page is said at the top of it.
function leftOut() {
  const out = head.left_out;
  if (!out.statistics && !out.texts) return null;
  return element("p", { class: "notice" }, say("left_out", {
    statistics: count(statistics.length), all: count(statistics.length + out.statistics),
    texts: count(documents.filter((entry) => entry.text).length), documents: count(head.figures.documents),
  }));
}

// Bars that are buttons: each opens the table with its filter. Many are cut to the largest; years stay in order.
function bars(title, counts, name, filter, cuts = true) {
  const shown = cuts ? counts.slice(0, 12) : counts.slice(-12);
  const most = Math.max(1, ...shown.map(([, number]) => number));
  const list = shown.map(([code, number]) => element("li", {}, element("button", {
    type: "button", title: name(code), "aria-label": name(code) + " " + count(number), onclick: () => openTable(filter(code)),
  }, element("span", { class: "name" }, name(code)),
    drawing("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      drawing("rect", { x: 0, y: 0, width: Math.max(0.8, (100 * number) / most), height: 8, rx: 0.6 })),
    element("span", { class: "count" }, count(number)))));
  const rest = counts.length - shown.length;
  return element("div", { class: "panel" }, element("h3", {}, title),
    list.length ? element("ul", { class: "bars" }, list) : element("p", {}, say("none")),
    rest > 0 ? element("p", { class: "count" }, say("chart.rest", { rest: count(rest) })) : null);
}
