// The pages: spreads in their order, each page a canvas that is drawn anew only when it looks otherwise.

import { ask, order } from "./link.js";
import { paint } from "./picture.js";
import { make, word } from "./words.js";

const desk = document.getElementById("desk");
const list = document.getElementById("spreads");
const FLASH = 2200; // milliseconds
const STEPS = [0.15, 0.25, 0.35, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 2.5, 3, 4, 6, 8]; // pixels a point
const KEPT = 24; // pictures of pages, each of some megabytes
const GAP = 56; // pixels around a spread that is fitted

export const pages = new Map(); // number -> {number, id, folio, figure, sheet, canvas, layer, drawn, wanted}
export let shown = null; // the last event of pages
let zoom = 1;
let fitted = true;
let look = "screen"; // how inks are shown, of LOOKS in workshop.py
let before = null; // of the contact sheet: zoom and fitted
const visible = new Set();
const waiting = new Set();
const drawn = new Set(); // pages in the order in which they were drawn
let coming = new Set(); // pages whose pictures come by themselves
let fetching = 0;
const hooks = { shown: [], near: [], far: [] };

/** Calls a function when pages are shown (`shown`), when one comes near the window (`near`) or leaves it (`far`). */
export function on(name, hook) {
  hooks[name].push(hook);
}

const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const number = Number(entry.target.dataset.number);
      if (entry.isIntersecting) {
        visible.add(number);
        for (const hook of hooks.near) hook(pages.get(number));
      } else {
        visible.delete(number);
        if (pages.has(number)) for (const hook of hooks.far) hook(pages.get(number));
      }
    }
    drawVisible();
  },
  { root: desk, rootMargin: "400px 200px" },
);

/** Shows the pages of an event; what has not changed stays as it is. pictures: of `event.pictures`. */
export function showPages(event, pictures) {
  const first = shown === null;
  const same = shown && sameShape(shown, event);
  shown = event;
  const { width, height, edge, bleed } = event.format;
  for (const [name, value] of Object.entries({ width, height, edge, bleed }))
    list.style.setProperty(`--${name}`, value);
  if (!same) arrange(event);
  event.pages.forEach((page, index) => renew(pages.get(index + 1), page));
  if (first || (!same && fitted)) fit();
  coming = new Set(event.coming);
  take(event.pictures, pictures);
  drawVisible();
  for (const hook of hooks.shown) hook(event);
  for (const change of event.changed) flash(change);
}

/** Shows pictures that have come by themselves; what of these is missing is asked for. */
export function showPictures(event, pictures) {
  coming.clear();
  take(event.pictures, pictures);
  drawVisible();
}

function take(named, pictures) {
  named.forEach((one, index) => {
    const page = pages.get(one.page);
    const key = `${one.id} ${one.scale} ${one.look}`;
    if (page && key === keyOf(page, scale())) put(page, key, pictures[index].buffer);
  });
}

function sameShape(old, now) {
  return (
    old.pages.length === now.pages.length &&
    old.facing === now.facing &&
    old.pages.every((page, index) => page.side === now.pages[index].side)
  );
}

/** Puts pages into spreads: left and right together, any other alone. Kept pages keep their canvas. */
function arrange(event) {
  const spreads = [];
  event.pages.forEach((page, index) => {
    const last = spreads[spreads.length - 1];
    if (event.facing && page.side === "right" && last?.length === 1 && last[0].page.side === "left")
      last.push({ page, number: index + 1 });
    else spreads.push([{ page, number: index + 1 }]);
  });
  for (const number of [...pages.keys()]) if (number > event.pages.length) drop(number);
  list.replaceChildren(
    ...spreads.map((spread) =>
      make("li", { class: spread.length === 1 ? `spread ${spread[0].page.side}` : "spread pair" },
        ...spread.map(({ number }) => (pages.get(number) ?? add(number)).figure)),
    ),
  );
}

function add(number) {
  const canvas = make("canvas", { role: "img" });
  const layer = make("div", { class: "layer" });
  const sheet = make("div", { class: "sheet" }, canvas, layer);
  const caption = make("figcaption", { "aria-hidden": "true" });
  const figure = make("figure", { class: "page", "data-number": number, tabindex: "-1" }, sheet, caption);
  const page = { number, id: "", folio: "", figure, sheet, canvas, layer, caption, drawn: "", places: null };
  pages.set(number, page);
  watcher.observe(figure);
  return page;
}

function drop(number) {
  watcher.unobserve(pages.get(number).figure);
  pages.delete(number);
  visible.delete(number);
}

function renew(page, now) {
  if (page.id !== now.id) page.places = null;
  Object.assign(page, { width: null, height: null }, now);
  sized(page);
  page.caption.textContent = now.folio;
  page.canvas.setAttribute("aria-label", word("page", { folio: now.folio }));
}

/** A page whose trim is not the report's is as wide and as high as its own. */
function sized(page) {
  const { style } = page.figure;
  for (const side of ["width", "height"]) {
    if (page[side] === null) {
      style.removeProperty(`--${side}`);
      style.removeProperty(`--${side[0]}`);
    } else {
      style.setProperty(`--${side}`, page[side]);
      style.setProperty(`--${side[0]}`, `calc(${page[side]} * var(--zoom) * 1px)`);
    }
  }
}

/** The trim of a page in points. */
export function trimOf(page) {
  return { width: page.width ?? shown.format.width, height: page.height ?? shown.format.height };
}

// ---- drawing

/** Pixels a point at the present zoom, on this screen. */
export function scale() {
  return Math.round(zoom * (window.devicePixelRatio || 1) * 1000) / 1000;
}

function keyOf(page, wanted) {
  return `${page.id} ${wanted} ${look}`;
}

/** Shows inks otherwise: as pdfium does (`screen`), as in print (`proof`), or a single plate. */
export function showAs(wanted) {
  look = wanted;
  drawVisible();
}

function drawVisible() {
  const wanted = scale();
  for (const page of pages.values()) if (page.stop && page.asked !== keyOf(page, wanted)) page.stop.abort();
  for (const number of inOrder()) {
    const page = pages.get(number);
    if (page && !coming.has(number) && page.drawn !== keyOf(page, wanted)) waiting.add(number);
  }
  pump();
  tell();
}

function inOrder() {
  const middle = current()?.number ?? 1;
  return [...visible].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
}

function pump() {
  for (const number of waiting) {
    if (fetching >= 3) return;
    waiting.delete(number);
    const page = pages.get(number);
    if (page && visible.has(number)) draw(page, scale());
  }
}

async function draw(page, wanted) {
  const id = page.id;
  const key = keyOf(page, wanted);
  if (page.drawn === key || page.asked === key) return;
  page.asked = key;
  page.stop = new AbortController();
  fetching += 1;
  try {
    const answer = await ask(`/api/page/${page.number}/${id}?scale=${wanted}&look=${look}`, { signal: page.stop.signal });
    if (answer.status !== 200) return;
    const picture = await answer.arrayBuffer();
    if (key === keyOf(page, scale()) && page.drawn !== key) put(page, key, picture);
  } catch (problem) {
    if (!(problem instanceof TypeError) && problem.name !== "AbortError") throw problem;
  } finally {
    if (page.asked === key) [page.asked, page.stop] = ["", null];
    fetching -= 1;
    pump();
  }
}

function put(page, key, picture) {
  paint(page.canvas, picture);
  page.drawn = key;
  release(page);
  page.figure.dataset.drawn = page.id;
  page.figure.dataset.view = shown.view;
}

/** Gives back the pictures of pages that were drawn longest ago and are not in the window. */
function release(page) {
  drawn.delete(page);
  drawn.add(page);
  for (const one of drawn) {
    if (drawn.size <= KEPT) return;
    if (visible.has(one.number)) continue;
    drawn.delete(one);
    one.drawn = "";
    one.canvas.width = one.canvas.height = 0;
    delete one.figure.dataset.drawn;
  }
}

/** Whether every page in or near the window is drawn as it is now. */
export function isDrawn() {
  return visible.size > 0 && [...visible].every((one) => pages.get(one).drawn === keyOf(pages.get(one), scale()));
}

let telling = 0;
/** Says to the server what is looked at, so that it draws that first. */
function tell() {
  clearTimeout(telling);
  telling = setTimeout(() => {
    if (shown) order("/api/looking", { pages: inOrder().slice(0, 8), scale: scale(), look }).catch(() => {});
  }, 120);
}

// ---- zoom and place

/** The page in the middle of the window. */
export function current() {
  const frame = desk.getBoundingClientRect();
  const middle = frame.top + frame.height / 2;
  let best = null;
  let least = Infinity;
  for (const number of visible) {
    const page = pages.get(number);
    const box = page.figure.getBoundingClientRect();
    const away = box.top > middle ? box.top - middle : Math.max(0, middle - box.bottom);
    if (away < least || (away === least && best && number < best.number)) [best, least] = [page, away];
  }
  return best;
}

/** Makes a spread as wide as the window, or one page where there are no spreads. */
export function fit() {
  fitted = true;
  if (!shown) return;
  const { width, height } = shown.format;
  const across = shown.facing && shown.pages.length > 1 ? 2 : 1;
  const wide = (desk.clientWidth - GAP) / (width * across);
  const high = (desk.clientHeight - GAP) / height;
  setZoom(Math.max(Math.min(wide, 2), Math.min(high, wide, 1)), true);
}

/** The next step of zoom, larger or smaller. */
export function step(by) {
  const next = by > 0 ? STEPS.find((one) => one > zoom * 1.02) : STEPS.findLast((one) => one < zoom * 0.98);
  if (next) setZoom(next, false);
}

function setZoom(to, fits) {
  const page = current();
  const frame = desk.getBoundingClientRect();
  const box = page?.figure.getBoundingClientRect();
  const share = box ? (frame.top + frame.height / 2 - box.top) / box.height : 0;
  zoom = to;
  fitted = fits;
  list.style.setProperty("--zoom", zoom);
  document.getElementById("fit").textContent = `${Math.round(zoom * 75)} %`;
  if (box) {
    const now = page.figure.getBoundingClientRect();
    desk.scrollTop += now.top + now.height * share - (frame.top + frame.height / 2);
  }
  drawVisible();
}

let resizing = 0;
new ResizeObserver(() => {
  clearTimeout(resizing);
  resizing = setTimeout(() => (fitted && !list.classList.contains("contact") ? fit() : drawVisible()), 80);
}).observe(desk);

/** All spreads small, or back. */
export function contact(wanted = !list.classList.contains("contact")) {
  if (!shown || wanted === list.classList.contains("contact")) return;
  const page = current();
  list.classList.toggle("contact", wanted);
  document.getElementById("contact").setAttribute("aria-pressed", String(wanted));
  if (wanted) {
    before = { zoom, fitted };
    setZoom(120 / shown.format.width, true);
  } else if (before.fitted) fit();
  else setZoom(before.zoom, false);
  if (page) goTo({ page: page.number }, false);
}

/** Brings a place into the middle of the window. place: {page, box}, the box in points. */
export function goTo(place, marks = true) {
  const page = pages.get(place.page);
  if (!page) return;
  if (marks && list.classList.contains("contact")) contact(false);
  const sheet = page.sheet.getBoundingClientRect();
  const frame = desk.getBoundingClientRect();
  const trim = trimOf(page);
  const [x, y, width, height] = place.box ?? [0, 0, trim.width, Math.min(trim.height, 80)];
  const tall = place.box ? height * zoom : sheet.height;
  const left = sheet.left + (x + width / 2) * zoom - frame.left - frame.width / 2;
  const top = sheet.top + y * zoom + tall / 2 - frame.top - frame.height / 2;
  desk.scrollTo({ left: desk.scrollLeft + left, top: desk.scrollTop + top, behavior: "instant" });
  if (marks) flash({ page: place.page, boxes: place.box ? [place.box] : [] }, "found");
}

/** Turns by one spread. */
export function turn(by) {
  const spread = current()?.figure.parentElement;
  const next = by > 0 ? spread?.nextElementSibling : spread?.previousElementSibling;
  const figure = next?.querySelector(".page");
  if (figure) {
    goTo({ page: Number(figure.dataset.number) }, false);
    if (document.activeElement?.matches(".page")) figure.focus({ preventScroll: true });
  }
}

/** A box on a page, in points from the trim's top left. */
export function boxOn(page, [x, y, width, height], name) {
  const box = make("div", { class: name, "aria-hidden": "true" });
  Object.entries({ x, y, w: width, h: height }).forEach(([key, value]) => box.style.setProperty(`--${key}`, value));
  page.layer.append(box);
  return box;
}

/** Shows for a moment where something is new. */
function flash(change, name = "new") {
  const page = pages.get(change.page);
  if (!page) return;
  const { width, height } = shown.format;
  const boxes = change.boxes.length ? change.boxes : [[0, 0, width, height]];
  const made = boxes.map((box) => boxOn(page, box, `flash ${name}`));
  setTimeout(() => made.forEach((box) => box.remove()), FLASH);
}

/** The point of the page under the pointer, from the trim's top left. */
export function pointOf(page, event) {
  const sheet = page.sheet.getBoundingClientRect();
  return [(event.clientX - sheet.left) / zoom, (event.clientY - sheet.top) / zoom];
}
