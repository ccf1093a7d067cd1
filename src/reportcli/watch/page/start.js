// The page for those without a terminal: reports, what is done with them, and what came of it.

import { findingOf } from "./finding.js";
import { ask, askData, orderData, post } from "./link.js";
import { known, language, loadWords, make, word } from "./words.js";

const byId = (name) => document.getElementById(name);
const LARGEST = 512 * 1024 * 1024; // bytes of a workbook that is read here at all

// ---- reports

async function showReports() {
  const found = await askData("/api/reports");
  if (!found) return;
  byId("folder").textContent = found.folder;
  byId("none").hidden = found.reports.length > 0;
  byId("reports").replaceChildren(...found.reports.map(entry));
}

function entry(report) {
  return make("li", {},
    make("strong", {}, report.name),
    make("p", { class: "row" },
      does("start-build", () => run("build", report.name), "main"),
      does("start-check", () => run("check", report.name)),
      does("start-show", () => show(report.name)),
      does("start-mark", () => run("mark", report.name)),
      does("start-edit", () => open(report.name))),
    report.pdfs.length || report.marked
      ? make("p", { class: "row" }, ...[...report.pdfs, report.marked].filter(Boolean).map(fileButton))
      : null);
}

function does(name, work, kind = null) {
  const button = make("button", { type: "button", class: kind }, word(name));
  button.addEventListener("click", work);
  return button;
}

function fileButton(name) {
  const button = make("button", { type: "button", class: "where", title: word("open") }, name);
  button.addEventListener("click", () => open(name));
  return button;
}

// ---- what is done

async function busy(work) {
  byId("state").textContent = word("start-busy");
  for (const one of document.querySelectorAll("button")) one.disabled = true;
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    byId("lead").textContent = word("state-lost");
    return { status: 0, data: null };
  } finally {
    byId("state").textContent = "";
    for (const one of document.querySelectorAll("button")) one.disabled = false;
  }
}

async function run(what, name) {
  const { status, data } = await busy(() => orderData(`/api/${what}`, { name }));
  if (data) showResult(data, `${name} · ${word(`start-${what}`)}`, what);
  else failed(status);
  await showReports();
  byId("results").focus();
}

async function open(name) {
  const { status, data } = await orderData("/api/open", { name });
  byId("lead").textContent = data ? word("opened", { file: name }) : word(`open-${status}`);
}

async function show(name) {
  const { status, data } = await busy(() => orderData("/api/show", { name }));
  if (data) location.assign(data.address);
  else failed(status);
}

function showResult(data, title, what) {
  byId("results-head").textContent = title;
  byId("lead").textContent = word(leadOf(data, what), { pages: data.pages });
  byId("lead").classList.toggle("refused", data.refused);
  byId("written").replaceChildren(...data.written.map(fileButton));
  byId("groups").replaceChildren(...data.groups.map((group) =>
    make("section", {}, make("h2", {}, group.title), ...group.findings.map((one) =>
      findingOf(one, false, one.listed ? make("span", { class: "where" }, one.listed) : null)))));
}

function leadOf(data, what) {
  if (data.refused) return what === "build" ? "start-not-built" : "refused";
  if (data.written.length) return what === "build" ? "start-built" : "start-written";
  return data.groups.length ? "delivers" : "none";
}

function failed(status) {
  byId("lead").classList.add("refused");
  byId("lead").textContent = word(`start-${status}`);
  byId("written").replaceChildren();
  byId("groups").replaceChildren();
}

// ---- workbooks that are dropped, new reports

async function take(file, replace = false) {
  if (!file) return;
  if (file.size > LARGEST) return failed(413);
  const way = `/api/drop?name=${encodeURIComponent(file.name)}${replace ? "&replace=1" : ""}`;
  const answer = await busy(() => post(way, file));
  if (answer.status === 409 && !replace) {
    if (confirm(word("start-replace", { name: file.name }))) await take(file, true);
    return;
  }
  if (!answer.ok) return failed(answer.status);
  await showReports();
  await run("check", file.name);
}

const drop = byId("drop");
for (const name of ["dragenter", "dragover"])
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  take(event.dataTransfer.files[0]);
});
for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault()); // else the page leaves
byId("file").addEventListener("change", (event) => {
  take(event.target.files[0]);
  event.target.value = "";
});

byId("new").addEventListener("submit", async (event) => {
  event.preventDefault();
  const asked = { name: byId("name").value.trim(), lang: byId("lang").value, design: byId("design").value };
  const { status, data } = await busy(() => orderData("/api/new", asked));
  if (data) showResult(data, `${asked.name} · ${word("start-new")}`, "new");
  else failed(status);
  if (data && !data.refused) event.target.reset();
  await showReports();
});

function choices(select, names, text, value) {
  select.replaceChildren(...names.map((one) => make("option", { value: one, selected: one === value }, text(one))));
}

async function begin() {
  const answer = await ask("/api/reports").catch(() => null);
  if (answer?.status === 401) {
    await loadWords();
    byId("lead").textContent = word("state-refused-link");
    return;
  }
  await loadWords();
  const named = new Intl.DisplayNames([language], { type: "language" });
  choices(byId("lang"), known.languages, (one) => named.of(one), language);
  choices(byId("design"), known.designs, (one) => word(`start-${one}`), "plain");
  await showReports();
}

begin();
