// The panel beside the pages: findings, and what is known of a figure, a block, a page or a search.

import { findingOf, keyOf } from "./finding.js";
import { controls } from "./hand.js";
import { order } from "./link.js";
import { goTo, pages, shown } from "./pages.js";
import { make, word } from "./words.js";

const detail = document.getElementById("detail");
const answer = document.getElementById("answer");
const tabs = ["findings", "detail"];

/** Shows one of the two panes. */
export function showPane(name, focus = false) {
  for (const one of tabs) {
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute("aria-selected", String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
    document.getElementById(one).hidden = one !== name;
  }
  if (focus) document.getElementById(name).focus();
}

for (const name of tabs) {
  const tab = document.getElementById(`tab-${name}`);
  tab.addEventListener("click", () => showPane(name));
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = tabs.find((one) => one !== name);
    showPane(other);
    document.getElementById(`tab-${other}`).focus();
  });
}

/** A button that opens a place: a file at its line, a workbook; plain text where it is neither. */
export function opener(place) {
  if (!place) return null;
  if (!place.file) return make("span", { class: "where" }, place.text);
  const button = make("button", { type: "button", class: "where", title: word("open") }, place.text);
  button.addEventListener("click", async () => {
    answer.textContent = "";
    const status = await order("/api/open", { file: place.file, line: place.line ?? 1, column: place.column ?? 1 });
    answer.textContent = status === 200 ? word("opened", { file: place.file }) : word(`open-${status}`);
  });
  return button;
}

/** A button that goes to a place on a page. */
export function goer(place, text) {
  const button = make("button", { type: "button", class: "go" }, text ?? word("page", { folio: place.folio }));
  button.addEventListener("click", () => goTo(place));
  return button;
}

function line(name, ...values) {
  const held = values.flat().filter((value) => value !== null && value !== undefined && value !== "");
  if (!held.length) return [];
  return [make("dt", {}, word(name)), make("dd", {}, ...held)];
}

function show(...children) {
  answer.textContent = "";
  delete detail.dataset.block;
  detail.replaceChildren(...children.filter(Boolean));
  detail.scrollTop = 0;
  showPane("detail");
}

/** A figure: where it comes from, where else it stands, what was found about its cells. */
export function showFigure(figure, findings) {
  const cells = new Set(figure.cells.map((cell) => cell.text));
  const about = findings.filter((one) => one.where && cells.has(one.where.text));
  show(
    make("p", { class: "kind" }, word("figure")),
    make("h2", { class: "number" }, figure.printed),
    make("dl", {},
      ...line("value", `${figure.value} ${figure.unit}`.trim()),
      ...line("cell", figure.cells.map(opener)),
      ...line("formula", figure.formula ? make("code", {}, figure.formula) : null),
      ...line("derivation", figure.derivation.length ? make("pre", {}, figure.derivation.join("\n")) : null),
      ...line("expression", opener(figure.expression)),
      ...line("declared", figure.declared.map(opener)),
      ...line("block", make("span", { class: "path" }, figure.block)),
      ...line("places", figure.places.map((place) => goer(place))),
      ...line("same", figure.same.map((place) => goer(place, `${place.printed} · ${word("page", place)}`))),
      ...line("checks", about.map((one) => make("p", { class: `mark ${one.severity}` }, one.message))),
    ),
  );
}

/** A block: what it is and where it is written. */
export function showBlock(block) {
  show(
    make("p", { class: "kind" }, word("block")),
    make("h2", {}, [block.component, block.kind].filter(Boolean).join(" · ") || block.block),
    block.words ? make("p", { class: "words" }, block.words) : null,
    controls(block),
    make("dl", {},
      ...line("line", opener(block.where)),
      ...line("used", opener(block.used)),
      ...line("component", block.component),
      ...line("style", block.style),
      ...line("sources", block.sources.map(opener)),
      ...line("path", make("span", { class: "path" }, block.block)),
    ),
  );
  detail.dataset.block = block.block;
}

/** All that can be picked on a page, in reading order, for whoever has no pointer. */
export function showPage(page, places, pickFigure, pickBlock) {
  const figures = places.figures.map((one) =>
    make("button", { type: "button", class: "go", onclick: () => pickFigure(one) }, one.printed));
  const blocks = places.blocks.filter((one) => one.words.trim()).map((one) =>
    make("li", {}, make("button", { type: "button", class: "plain", onclick: () => pickBlock(one) }, one.words)));
  show(
    make("p", { class: "kind" }, word("on-page")),
    make("h2", {}, word("page", { folio: page.folio })),
    make("dl", {}, ...line("figures", figures)),
    make("h3", {}, word("texts")),
    make("ol", { class: "results" }, ...blocks),
  );
}

/** What a screen reader says of a page, stop by stop. */
export function showReading(page, items) {
  const stops = items.map((one) =>
    make("li", {}, make("button", { type: "button", class: "plain", onclick: () => goTo({ page: page.number, box: one.box }) },
      make("b", {}, one.tag), make("span", one.lang ? { lang: one.lang } : {}, one.reads || "–"))));
  show(
    make("p", { class: "kind" }, word("layer-reading")),
    make("h2", {}, word("page", { folio: page.folio })),
    make("ol", { class: "reading" }, ...stops),
  );
}

/** What a search has found. */
export function showResults(text, results) {
  const entries = results.map((one) =>
    make("li", {}, make("button", { type: "button", class: "plain", onclick: () => goTo(one) },
      make("span", {}, one.text), make("small", {}, word("page", one)))));
  show(
    make("p", { class: "kind" }, word("search")),
    make("h2", {}, text),
    make("p", { class: "small" }, word(results.length ? "found" : "found-none", { count: results.length })),
    make("ol", { class: "results" }, ...entries),
  );
  if (results.length) goTo(results[0]);
  detail.querySelector("button")?.focus({ preventScroll: true });
}

/** What a sheet prints, page by page. */
export function showSheet(name, places, go) {
  const byPage = new Map(places.map((one) => [one.page, places.filter((other) => other.page === one.page)]));
  const entries = [...byPage.values()].map((own) =>
    make("section", {}, make("h3", {}, word("page", own[0])),
      make("ol", { class: "results" }, ...own.map((one) =>
        make("li", {}, make("button", { type: "button", class: "plain", onclick: () => go(one) },
          make("span", {}, one.text || "–"), make("small", {}, one.cell.replace(`${name}!`, "").replace(`'${name}'!`, ""))))))));
  const said = places.length ? word("sheet-places", { count: places.length, pages: byPage.size }) : word("sheet-nowhere");
  show(
    make("p", { class: "kind" }, word("sheet-went")),
    make("h2", {}, name),
    make("p", { class: "small" }, said),
    ...entries,
  );
}

// ---- findings

const pane = document.getElementById("findings");
export let findings = [];

/** The findings of an event, by who mends them. */
export function showFindings(event) {
  findings = event.groups.flatMap((group) => group.findings);
  const { error, warning, note } = event.counts;
  const tab = document.getElementById("tab-findings");
  tab.replaceChildren(word("findings"), " ", make("span", { class: `count ${error ? "error" : warning ? "warning" : ""}` },
    String(error + warning + note)));
  const open = new Set([...pane.querySelectorAll("details.finding[open]")].map((one) => one.dataset.key));
  const lead = event.refused ? word("refused") : findings.length ? word("delivers") : word("none");
  pane.replaceChildren(
    make("p", { class: event.refused ? "lead refused" : "lead" }, lead),
    ...event.groups.map((group) =>
      make("section", {}, make("h2", {}, group.title), ...group.findings.map((one) => entry(one, open)))),
    event.waived ? make("p", { class: "small" }, word("waived", { count: event.waived })) : "",
  );
}

function entry(one, open) {
  const made = findingOf(one, open.has(keyOf(one)),
    one.target ? goer(one.target) : null,
    one.where ? opener({ ...one.where, text: one.listed || one.where.text }) : null);
  made.querySelector("summary").addEventListener("click", () => {
    if (one.target && !made.open) goTo(one.target);
  });
  return made;
}

/** The findings of a page that have a place on it. */
export function findingsOn(number) {
  return findings.filter((one) => one.target?.page === number);
}

export { pages, shown };
