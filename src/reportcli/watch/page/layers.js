// What is drawn over the pages: findings, trim and bleed, frames, columns and baselines.

import { askData } from "./link.js";
import { boxOn, on, pages, shown, trimOf } from "./pages.js";
import { findingsOn } from "./panel.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const menu = document.getElementById("layers");
const list = document.getElementById("spreads");
const TOLD = ["reading", "contrast"];
const near = new Set();

function chosen() {
  return new Set([...menu.querySelectorAll("input:checked")].map((one) => one.value));
}

/** What stands on a page, fetched once for each look of it. */
export async function placesOf(page) {
  if (page.places?.view === shown.view) return page.places;
  page.places = await askData(`/api/places/${page.number}`);
  return page.places;
}

/** Draws the chosen layers anew. */
export function redraw() {
  list.classList.toggle("bleeds", chosen().has("bleed"));
  for (const number of near) drawOn(pages.get(number));
}

async function drawOn(page) {
  if (!page) return;
  const round = (page.round ?? 0) + 1;
  page.round = round;
  const layers = chosen();
  const plan = ["frames", "columns", "baselines", "bleed"].some((one) => layers.has(one));
  const places = plan ? await placesOf(page) : null;
  const told = await Promise.all(TOLD.map((one) => (layers.has(one) ? toldOf(page, one) : null)));
  if (page.round !== round) return; // an answer that comes late: other layers have been chosen since
  clear(page);
  if (layers.has("findings"))
    for (const one of findingsOn(page.number))
      if (one.target.box) boxOn(page, one.target.box, `finding-box ${one.severity}`);
  if (places) page.layer.append(drawing(page, places, layers));
  told.forEach((items, index) => items && page.layer.append(DRAWN[TOLD[index]](page, items)));
}

function clear(page) {
  for (const old of page.layer.querySelectorAll(".finding-box, svg")) old.remove();
}

/** What is known of a page for readers: `reading` or `contrast`, fetched once for each look of it. */
export async function toldOf(page, name) {
  const known = (page.told ??= {});
  if (known[name]?.view !== shown.view) known[name] = await askData(`/api/${name}/${page.number}`);
  return known[name]?.items ?? [];
}

function shape(name, values, kind) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
  made.setAttribute("class", kind);
  return made;
}

function sheet(page) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  const { width, height } = trimOf(page);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

function label(text, x, y, kind) {
  const made = shape("text", { x, y }, kind);
  made.textContent = text;
  return made;
}

function readingOrder(page, items) {
  const svg = sheet(page);
  items.forEach(({ tag, box, hidden }, index) => {
    const [x, y, width, height] = box;
    svg.append(shape("rect", { x, y, width, height }, hidden ? "stop spoken" : "stop"));
    svg.append(label(`${index + 1} ${tag}`, Math.max(x, 0), Math.max(y, 8) - 1, "stop-name"));
  });
  return svg;
}

function contrasts(page, items) {
  const svg = sheet(page);
  for (const { ratio, enough, box } of items) {
    const [x, y, width, height] = box;
    svg.append(shape("rect", { x, y, width, height }, enough ? "contrast" : "contrast low"));
    svg.append(label(`${ratio}`, Math.max(x, 0), Math.max(y, 8) - 1, enough ? "contrast-name" : "contrast-name low"));
  }
  return svg;
}

const DRAWN = { reading: readingOrder, contrast: contrasts };

function drawing(page, places, layers) {
  const { width, height } = trimOf(page);
  const { bleed } = shown.format;
  const svg = sheet(page);
  if (layers.has("columns")) {
    for (let at = 0; at + 1 < places.edges.length; at += 2) {
      const x = places.edges[at];
      svg.append(shape("rect", { x, y: 0, width: Math.max(places.edges[at + 1] - x, 0), height }, "column"));
    }
  }
  if (layers.has("baselines") && places.baseline.length) {
    const [first, step] = places.baseline;
    for (let y = first; step > 1 && y < height; y += step)
      svg.append(shape("line", { x1: 0, x2: width, y1: y, y2: y }, "baseline"));
  }
  if (layers.has("frames")) {
    for (const { name, box } of places.frames) {
      const [x, y, w, h] = box;
      svg.append(shape("rect", { x, y, width: w, height: h }, "frame"));
      svg.append(label(name, x + 2, y - 2, "frame-name"));
    }
  }
  if (layers.has("bleed")) {
    svg.append(shape("rect", { x: 0, y: 0, width, height }, "trim"));
    if (bleed)
      svg.append(shape("rect", { x: -bleed, y: -bleed, width: width + 2 * bleed, height: height + 2 * bleed }, "bleed"));
  }
  return svg;
}

menu.addEventListener("change", redraw);
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  }
});
document.addEventListener("pointerdown", (event) => {
  if (menu.open && !menu.contains(event.target)) menu.open = false;
});
on("near", (page) => {
  near.add(page.number);
  drawOn(page);
});
on("far", (page) => {
  near.delete(page.number);
  page.round = (page.round ?? 0) + 1;
  clear(page);
});
on("shown", redraw);
