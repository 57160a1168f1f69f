// Each document with its text: every number a button, marked by class and status.
const documentState = { entry: null, current: "", search: "", page: 0 };

function openDocument(entry, statisticID = "") {
  documentState.entry = entry;
  documentState.current = statisticID;
  const target = "#document=" + documentCell(entry, "document_id") + (statisticID ? "&" + statisticID : "");
  if (location.hash === target) route(); else location.hash = target;
}

const documentTexts = () => kept("document-search", () => documents.map((entry) => ["title", "source", "publisher", "organization", "published_on"].map((name) => documentCell(entry, name)).join("\n").toLowerCase()));

function drawDocuments() {
  const view = byID("view-documents");
  documentState.entry ??= documents.find((entry) => entry.text) || documents[0] || null;
  if (view.dataset.language !== language) {
    view.dataset.language = language;
    const search = element("input", { type: "search", id: "document-search", autocomplete: "off", value: documentState.search, oninput: (event) => { documentState.search = event.target.value; documentState.page = 0; drawList(); } });
    const list = element("div", { class: "docs" }, element("label", { class: "search" }, say("documents.search"), search),
      element("ul", { class: "doclist", id: "doclist", "aria-label": say("view.documents") }), element("div", { class: "pages", id: "doc-pages" }));
    show(view, element("h2", { id: "heading-documents" }, say("view.documents")), leftOut(),
      documents.length ? element("div", { class: "split" }, list, element("article", { class: "panel", id: "document" })) : element("p", {}, say("none")));
  }
  if (!documentState.entry) return;
  // The list shows the page that the document is on, where the search finds it.
  const place = foundDocuments().indexOf(documentState.entry);
  if (place >= 0) documentState.page = Math.floor(place / pageSize);
  drawList();
  drawDocument(documentState.entry);
}

function foundDocuments() {
  const words = documentState.search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length ? documents.filter((entry) => words.every((part) => documentTexts()[entry.index].includes(part))) : documents;
}

function drawList() {
  const found = foundDocuments(), { page } = documentState;
  byID("doclist").replaceChildren(...found.slice(page * pageSize, (page + 1) * pageSize).map((entry) => {
    const value = (name) => documentCell(entry, name);
    return element("li", {}, element("button", { type: "button", "aria-current": entry === documentState.entry ? "true" : null, onclick: () => openDocument(entry) },
      value("title") || value("source"),
      element("small", {}, [value("published_on"), value("publisher") || value("organization"), say("documents.rows", { number: count(value("statistics")) })].filter(Boolean).join(" · ")),
      value("status") === "ok" ? null : tag("document", value("status"))));
  }));
  const list = byID("doclist"), current = list.querySelector("[aria-current]");
  if (current) list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 3;
  pager(byID("doc-pages"), { page, size: pageSize, all: found.length }, (turned) => { documentState.page = turned; drawList(); });
  announce(say("documents.found", { number: count(found.length) }));
}

function drawDocument(entry) {
  const value = (name) => documentCell(entry, name);
  const content = [element("h2", {}, value("title") || value("source")), facts([
    [say("field.source"), sourceLink(value("source"))], [say("field.publisher"), value("publisher")], [say("field.site"), value("site")],
    [say("field.author"), value("author")], [say("field.published_on"), value("published_on")], [say("field.organization"), value("organization")],
    [say("field.region"), value("region_name")], [say("field.charset"), value("charset")],
    [say("field.status"), value("status") === "ok" ? "" : tag("document", value("status"))], [say("field.duplicate_of"), value("duplicate_of")], [say("field.error"), value("error")],
    [say("field.sha256"), value("sha256")]])];
  if (entry.text) content.push(legend(), markedText(entry), repairs(entry));
  else content.push(element("p", { class: "notice" }, say("documents.no_text")), rowList(entry));
  show(byID("document"), content);
  const current = byID("document").querySelector("[aria-current]");
  if (current) { current.scrollIntoView({ block: "center" }); current.focus({ preventScroll: true }); }
}

function legend() {
  const classes = ["statistic", "repaired", "damaged", "date", "duration", "ordinal", "name", "reference", "threshold", "indefinite"];
  return element("ul", { class: "legend", "aria-label": say("documents.legend") },
    classes.map((name) => element("li", {}, element("span", { class: "mark " + name }, word(name === "repaired" ? "status" : "class", name)))));
}

function markedText(entry) {
  const { text, mentions } = entry.text;
  const at = unitOffsets(text);
  const made = element("div", { class: "text", lang: "zh-CN" });
  let done = 0;
  for (const mention of mentions) {
    const [start, end, mentionClass, id] = mention;
    const from = at(start), to = at(end);
    if (from < done) continue;
    const row = id ? rowsByID.get(id) : undefined;
    const status = row ? cell(row, "status") : "";
    const name = word("class", mentionClass) + (row ? " " + cell(row, "measure") + " " + valueText(row) : "");
    made.append(text.slice(done, from), element("button", {
      type: "button", class: "mark " + (status === "repaired" ? "repaired" : mentionClass), "data-id": id || null,
      title: name, "aria-label": text.slice(from, to) + " · " + name, "aria-current": id && id === documentState.current ? "true" : null,
      onclick: () => openMention(entry, mention),
    }, text.slice(from, to) || "▯"));
    done = to;
  }
  made.append(text.slice(done));
  return made;
}

function repairs(entry) {
  if (!entry.text.repairs.length) return null;
  return element("details", {}, element("summary", {}, say("documents.repairs", { number: count(entry.text.repairs.length) })),
    element("ul", {}, entry.text.repairs.map(([before, after, rule, certainty]) => element("li", {}, `${before} → ${after} · ${rule} · `, tag("certainty", certainty)))));
}

const rowList = (entry) => element("ul", {}, entry.rows.map((row) => element("li", {}, element("button", { type: "button", class: "link", onclick: () => openRow(row) }, cell(row, "measure") + " " + valueText(row) + " " + unitText(row)))));
