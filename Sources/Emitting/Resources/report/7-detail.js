// One row, or one number that is no statistic: its sentence in place, what was read, and why.
function openRow(row) {
  const entry = documentOf(row);
  const indicator = cell(row, "indicator");
  const label = (name) => say("field." + name);
  const damaged = cell(row, "status") === "damaged";
  openDetail(cell(row, "measure") || say("field.value"), [
    element("p", { class: "big" }, valueText(row), " ", unitText(row)),
    sentenceInPlace(row),
    cell(row, "source_text") ? element("blockquote", {}, element("small", {}, say("detail.source_text")), element("br"), cell(row, "source_text")) : null,
    element("h3", {}, say("detail.reading")),
    facts([
      [label("number_text"), cell(row, "number_text")], [label("modifier"), cell(row, "modifier") === "exact" ? "" : word("modifier", cell(row, "modifier"))],
      [label("bounds"), damaged || cell(row, "lower") === cell(row, "upper") ? "" : (cell(row, "lower") ? grouped(cell(row, "lower")) : "…") + " – " + (cell(row, "upper") ? grouped(cell(row, "upper")) : "…")],
      [label("indicator"), indicator ? indicatorName(indicator) + " · " + indicator : say("detail.no_indicator")],
      [label("period"), [periodText(row), cell(row, "period_text"), word("basis", cell(row, "period_basis"))].filter(Boolean).join(" · ")],
      [label("region"), [cell(row, "region_name"), cell(row, "region_code"), cell(row, "place_text")].filter(Boolean).join(" · ")],
      [label("organization"), cell(row, "organization")], [label("kind"), word("kind", cell(row, "kind"))],
      [label("compared_with"), word("compared", cell(row, "compared_with"))],
      [label("modality"), cell(row, "modality") === "actual" ? "" : word("modality", cell(row, "modality"))],
      [label("part_of"), rowLink(cell(row, "part_of"))], [label("repeat_of"), rowLink(cell(row, "repeat_of"))],
      [label("check"), tag("status", cell(row, "check"))], [label("status"), tag("status", cell(row, "status"))],
      [label("rule"), ruleOf(row)], [label("section"), cell(row, "section")], [label("page"), cell(row, "page")],
      ...head.own_columns.map((name) => [name, cell(row, name)]), [label("statistic_id"), cell(row, "statistic_id")],
    ]),
    documentFacts(entry),
    entry.text ? element("button", { type: "button", class: "button", onclick: () => { byID("detail").close(); openDocument(entry, cell(row, "statistic_id")); } }, say("detail.open")) : null,
  ]);
}

function openMention(entry, mention) {
  const [start, end, mentionClass, id, rule] = mention;
  if (id && rowsByID.has(id)) return openRow(rowsByID.get(id));
  const at = unitOffsets(entry.text.text);
  const text = entry.text.text.slice(at(start), at(end));
  openDetail(text || say("class.damaged"), [
    element("p", {}, tag("class", mentionClass), " ", say("why." + mentionClass)),
    facts([[say("field.rule"), ruleText(rule)], [say("field.place"), start + "–" + end]]), documentFacts(entry)]);
}

const ruleText = (rule) => rule.replace(/^lexicon:/, say("rule.lexicon") + " ").replace(/^rule:/, say("rule.rule") + " ");
function ruleOf(row) {
  const text = documentOf(row).text;
  const mention = text && text.mentions.find((each) => each[3] === cell(row, "statistic_id"));
  return mention ? ruleText(mention[4]) : "";
}
function rowLink(id) {
  if (id === "") return "";
  const row = rowsByID.get(id);
  return row ? element("button", { type: "button", class: "link", onclick: () => openRow(row) }, cell(row, "measure") + " " + valueText(row)) : id;
}
function documentFacts(entry) {
  const value = (name) => documentCell(entry, name);
  return element("div", {}, element("h3", {}, say("detail.document")), facts([
    [say("field.title"), value("title")], [say("field.published_on"), value("published_on")], [say("field.publisher"), value("publisher")],
    [say("field.source"), sourceLink(value("source"))]]));
}

// The sentence with its number marked. The text tells where; without it the number's first like is marked.
function sentenceInPlace(row) {
  const sentence = cell(row, "sentence"), number = cell(row, "number_text");
  const entry = documentOf(row);
  const isRead = entry.text && number;
  let from = -1;
  if (isRead) {
    const at = unitOffsets(entry.text.text);
    const start = at(Number(cell(row, "start")));
    for (let found = sentence.indexOf(number); found >= 0; found = sentence.indexOf(number, found + 1)) {
      if (entry.text.text.startsWith(sentence, start - found)) { from = found; break; }
    }
  }
  // A cell's sentence is put together of heading and row, and is nowhere in the text: its number stands last.
  if (from < 0 && number) from = isRead ? sentence.lastIndexOf(number) : sentence.indexOf(number);
  if (from < 0) return element("blockquote", {}, sentence);
  return element("blockquote", {}, sentence.slice(0, from), element("mark", { class: cell(row, "status") }, number), sentence.slice(from + number.length));
}

function openDetail(title, content) {
  const dialog = byID("detail");
  const opener = dialog.open ? dialog.opener : document.activeElement;
  show(dialog, element("button", { type: "button", class: "button close", autofocus: true, onclick: () => dialog.close() }, say("detail.close")),
    element("h2", { id: "detail-heading" }, title), content);
  dialog.opener = opener;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}
