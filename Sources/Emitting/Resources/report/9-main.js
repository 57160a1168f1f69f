// What is shown follows the address behind `#`, so that a place in the report can be linked to.
const views = { overview: drawOverview, table: drawTable, documents: drawDocuments, about: drawAbout };

function drawAbout() {
  const { dataset } = head;
  const licence = dataset.licence || {};
  byID("view-about").replaceChildren(element("h2", { id: "heading-about" }, say("view.about")),
    ["about.row", "about.bounds", "about.damaged", "about.page"].map((key) => element("p", {}, say(key))),
    facts([[say("about.name"), dataset.name], [say("about.version"), dataset.version],
      [say("about.licence"), licence.path ? sourceLink(licence.path) : licence.title || licence.name || say("about.no_licence")],
      [say("about.cite"), `${dataset.title}, ${say("about.version")} ${dataset.version}. ${dataset.homepage || ""}`]]));
}

function route() {
  const hash = decodeURIComponent(location.hash.slice(1));
  let name = hash.split("=")[0];
  if (name === "main") return byID("main").focus();
  if (name === "document") {
    const [id, statisticID] = hash.slice("document=".length).split("&");
    const entry = documents.find((each) => documentCell(each, "document_id") === id);
    if (entry) { documentState.entry = entry; documentState.current = statisticID || ""; }
    name = "documents";
  }
  if (!(name in views)) name = "overview";
  for (const key of Object.keys(views)) byID("view-" + key).hidden = key !== name;
  for (const link of byID("views").children) {
    if (link.hash === "#" + name) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
  views[name]();
}

function drawFrame() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  byID("dataset-title").textContent = head.dataset.title;
  byID("dataset-version").textContent = say("version", { version: head.dataset.version });
  for (const each of document.querySelectorAll("[data-string]")) each.textContent = say(each.dataset.string);
  byID("views").setAttribute("aria-label", say("views"));
  byID("views").replaceChildren(...Object.keys(views).map((name) => element("a", { href: "#" + name }, say("view." + name))));
  byID("language").textContent = language === "zh" ? "English" : "中文";
  drawTheme();
}

const themes = ["auto", "light", "dark"];
function drawTheme() {
  const theme = document.documentElement.dataset.theme;
  byID("theme").textContent = say("theme." + theme);
}

document.documentElement.dataset.theme = themes.includes(stored("theme")) ? stored("theme") : "auto";
byID("theme").addEventListener("click", () => {
  const next = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
  document.documentElement.dataset.theme = next;
  store("theme", next);
  drawTheme();
});
byID("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  store("language", language);
  if (byID("detail").open) byID("detail").close();
  drawFrame();
  route();
});
byID("detail").addEventListener("close", (event) => { const { opener } = event.target; if (opener && opener.isConnected) opener.focus(); });
byID("detail").addEventListener("click", (event) => { if (event.target === event.currentTarget) event.target.close(); });
window.addEventListener("hashchange", route);
// A plot is drawn for its width: a phone turned round, or a window made smaller, draws it again.
let shownWidth = 0;
window.addEventListener("resize", () => {
  if (shownWidth === document.documentElement.clientWidth || byID("view-overview").hidden) return;
  shownWidth = document.documentElement.clientWidth;
  if (byID("series-plot")) byID("series-plot").replaceChildren(seriesPlot());
});
drawFrame();
route();
// What searches, filters and sorting need is made ready in small steps while nothing else is to be done.
const chores = [searchTexts, ...Object.keys(filters).map((key) => () => rowsByCode(key)), ...tableColumns.map((column) => () => ordered(column, false))];
function doChore() {
  if (!chores.length) return;
  chores.shift()();
  setTimeout(doChore, 30);
}
setTimeout(doChore, 300);
