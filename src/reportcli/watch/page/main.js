// The page: what happens on the server is shown, what is clicked or typed is answered.

import { aimed, undo } from "./hand.js";
import { askData, listen, order } from "./link.js";
import { compare } from "./compare.js";
import { placesOf, redraw, toldOf } from "./layers.js";
import { boxOn, contact, current, fit, goTo, pages, pointOf, showAs, showPages, showPictures, shown, step, turn } from "./pages.js";
import { findings, showBlock, showFigure, showFindings, showPage, showPane, showReading, showResults } from "./panel.js";
import { follow } from "./sheets.js";
import { language, loadWords, make, profiles, word } from "./words.js";

const LOOKS = ["screen", "proof", "cyan", "magenta", "yellow", "black"];
const byId = (name) => document.getElementById(name);
const desk = byId("desk");
const state = { busy: true, stale: false, refused: false, link: "lost" };
let latest = []; // places of the last change
let picked = null; // {page, block, data}: what the panel shows, where it is a block

// ---- what happens

const heard = {
  work(event) {
    state.busy = event.busy;
    if (event.took) byId("state").title = word("took", { time: (event.took.whole / 1000).toFixed(2) });
  },
  pages(event, pictures) {
    byId("waiting").hidden = true;
    byId("title").textContent = event.title || event.workbook;
    byId("workbook").textContent = event.workbook;
    document.title = event.title || event.workbook;
    choose(byId("profile"), profiles.map((one) => [one, word(`profile-${one}`)]), event.profile);
    choose(byId("edition"), event.editions.map((one) => [one, one]), event.edition);
    byId("editions").hidden = !event.editions.length;
    byId("draft").checked = event.draft;
    byId("waivers").checked = event.waivers;
    const looks = event.condition ? LOOKS : LOOKS.slice(0, 1);
    choose(byId("look"), looks.map((one) => [one, word(`look-${one}`, event)]), looks.includes(byId("look").value) ? byId("look").value : "screen");
    byId("look").disabled = looks.length === 1;
    showAs(byId("look").value);
    showPages(event, pictures);
    if (event.changed.length) offer(event.changed);
    pickAgain();
  },
  pictures: showPictures,
  findings(event) {
    state.stale = event.stale;
    state.refused = event.refused;
    showFindings(event);
    showStale(event);
    redraw();
  },
};

function showStale(event) {
  const first = findings.find((one) => one.severity === "error");
  const bare = event.stale && shown === null;
  byId("stale").hidden = !event.stale;
  byId("stale-head").textContent = event.stale ? word(bare ? "no-pages" : "stale") : "";
  const place = first?.listed ? `${first.listed}: ` : "";
  byId("stale-text").textContent = event.stale && first ? place + first.message : "";
  byId("spreads").classList.toggle("old", event.stale);
  byId("waiting").hidden = bare ? true : shown !== null;
}

function offer(changed) {
  latest = changed.map((one) => ({ page: one.page, box: one.boxes[0] }));
  const folios = latest.slice(0, 4).map((one) => pages.get(one.page)?.folio).join(", ");
  byId("go").textContent = word("go", { pages: folios + (latest.length > 4 ? " …" : "") });
  byId("go").hidden = false;
}

function showState() {
  const name =
    state.link === "refused" ? "refused-link"
    : state.link === "lost" ? "lost"
    : state.busy ? "busy"
    : state.stale ? "is-stale"
    : state.refused ? "has-errors"
    : "ready";
  byId("state").dataset.state = name;
  byId("state-text").textContent = word(`state-${name}`);
  if (state.link === "refused") byId("waiting").textContent = word("state-refused-link");
}

function choose(select, choices, value) {
  const wanted = choices.map(([name]) => name).join(" ");
  if (select.dataset.choices !== wanted) {
    select.replaceChildren(...choices.map(([name, text]) => make("option", { value: name }, text)));
    select.dataset.choices = wanted;
  }
  select.value = value;
}

async function onEvent(event, bytes) {
  if (event.lang && event.lang !== language) await loadWords();
  heard[event.kind]?.(event, bytes);
  showState();
}

async function onLink(link) {
  const first = state.link !== "open" && link === "open";
  state.link = link;
  if (first) await loadWords();
  byId("waiting").textContent = word("waiting");
  showState();
}

// ---- picking

async function pick(page, event) {
  const places = await placesOf(page);
  if (!places) return;
  const hit = hitOn(places, pointOf(page, event));
  if (hit?.figure) await pickFigure(hit.figure, page);
  else if (hit?.block) await pickBlock(hit.block, page);
}

function hitOn(places, [x, y]) {
  const inside = (box, by) => x >= box[0] - by && x <= box[0] + box[2] + by && y >= box[1] - by && y <= box[1] + box[3] + by;
  const area = (one) => one.box[2] * one.box[3];
  const figure = places.figures.filter((one) => inside(one.box, 1)).sort((a, b) => area(a) - area(b))[0];
  const block = places.blocks.filter((one) => inside(one.box, 0)).sort((a, b) => area(a) - area(b))[0];
  return { figure, block };
}

async function pickFigure(one, page) {
  picked = null;
  mark(page, one.box, "figure");
  const figure = await askData(`/api/figure/${one.id}`);
  if (figure) showFigure(figure, findings);
}

async function pickBlock(one, page, wanted = () => true) {
  mark(page, one.box, "block");
  const block = await askData(`/api/block/${page.number}/${one.at}`);
  if (!wanted()) return;
  if (block) showBlock(block);
  picked = block && { page: page.number, block: block.block, data: block };
}

/** The block that is shown, as it is on new pages, when it stands on the same one. */
async function pickAgain() {
  const shows = () => picked !== null && byId("detail").dataset.block === picked.block; // not what was asked for since
  const page = shows() && !byId("detail").hidden ? pages.get(picked.page) : null;
  const places = page && (await placesOf(page));
  if (!places || !shows()) return;
  const one = places.blocks.find((block) => block.block === picked.block);
  if (one && !byId("detail").contains(document.activeElement)) await pickBlock(one, page, shows);
  else if (one) Object.assign(picked.data, { at: one.at, place: { ...picked.data.place, box: one.box } });
}

function mark(page, box, kind) {
  for (const old of document.querySelectorAll(".picked")) old.remove();
  boxOn(page, box, `picked ${kind}`);
}

function pageOf(target) {
  const figure = target.closest?.(".page");
  return figure ? pages.get(Number(figure.dataset.number)) : null;
}

desk.addEventListener("click", (event) => {
  const page = pageOf(event.target);
  if (!page) return;
  if (byId("spreads").classList.contains("contact")) {
    contact(false);
    goTo({ page: page.number }, false);
  } else if (!aimed(page, pointOf(page, event))) pick(page, event);
});

let hovering = 0;
desk.addEventListener("pointermove", (event) => {
  cancelAnimationFrame(hovering);
  hovering = requestAnimationFrame(async () => {
    const page = pageOf(event.target);
    for (const old of document.querySelectorAll(".hovered")) old.remove();
    if (!page || event.pointerType === "touch" || byId("spreads").classList.contains("contact")) return;
    const places = page.places ?? (await placesOf(page));
    const hit = places && hitOn(places, pointOf(page, event));
    const one = hit?.figure ?? hit?.block;
    for (const old of document.querySelectorAll(".hovered")) old.remove();
    if (one) boxOn(page, one.box, `hovered ${hit.figure ? "figure" : "block"}`);
  });
});

async function listPage() {
  const page = pageOf(document.activeElement) ?? current();
  const places = page && (await placesOf(page));
  if (!places) return;
  showPage(page, places, (one) => pickFigure(one, page), (one) => pickBlock(one, page));
  byId("detail").focus();
}

async function readAloud() {
  const page = pageOf(document.activeElement) ?? current();
  if (page) showReading(page, await toldOf(page, "reading"));
}

// ---- controls

byId("search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = byId("sought").value.trim();
  if (!text) return;
  if (text.endsWith("!")) {
    follow(text.slice(0, -1));
    return;
  }
  const found = await askData(`/api/search?q=${encodeURIComponent(text)}`);
  showResults(text, found?.results ?? []);
});
byId("smaller").addEventListener("click", () => step(-1));
byId("larger").addEventListener("click", () => step(1));
byId("fit").addEventListener("click", fit);
byId("contact").addEventListener("click", () => contact());
byId("go").addEventListener("click", goToChange);
byId("profile").addEventListener("change", (event) => order("/api/switch", { profile: event.target.value }));
byId("edition").addEventListener("change", (event) => order("/api/switch", { edition: event.target.value }));
byId("look").addEventListener("change", (event) => showAs(event.target.value));
for (const name of ["draft", "waivers"])
  byId(name).addEventListener("change", (event) => order("/api/switch", { [name]: event.target.checked }));
byId("keys-open").addEventListener("click", showKeys);

function goToChange() {
  if (latest.length) goTo(latest[0]);
  latest.push(latest.shift());
}

const keys = [
  ["→ ←", "key-turn"], ["+ − 0", "key-zoom"], ["/", "key-search"], ["g", "key-go"], ["↵", "key-list"],
  ["f", "key-findings"], ["c", "key-contact"], ["l", "key-layers"], ["a", "key-reading"], ["d", "key-compare"], ["u", "undo"], ["?", "keys"], ["Esc", "key-escape"],
];

function showKeys() {
  byId("keys-list").replaceChildren(
    ...keys.flatMap(([key, name]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, word(name))]));
  byId("keys").showModal();
}

const pressed = {
  ArrowRight: () => turn(1), ArrowLeft: () => turn(-1), "+": () => step(1), "=": () => step(1), "-": () => step(-1),
  0: fit, "/": () => byId("sought").focus(), g: goToChange, u: undo, a: readAloud, d: compare, c: () => contact(), "?": showKeys,
  f: () => showPane("findings", true),
  l: () => {
    byId("layers").open = true;
    byId("layers").querySelector("input").focus();
  },
  Escape: () => {
    desk.focus();
    for (const old of document.querySelectorAll(".picked")) old.remove();
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
  if (event.target.matches("input[type=search], input[type=number], select") && event.key !== "Escape") return;
  if (event.key === "Enter" && event.target === desk) {
    event.preventDefault();
    listPage();
    return;
  }
  if (event.target.matches("[role=tab], input") && event.key.startsWith("Arrow")) return;
  const action = pressed[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

listen(onEvent, onLink);
