// Where a sheet of the workbook has gone: all that it prints is outlined, and listed page by page.

import { askData } from "./link.js";
import { boxOn, goTo, on, pages } from "./pages.js";
import { showSheet } from "./panel.js";
import { make, word } from "./words.js";

const choice = document.getElementById("sheet");
const near = new Set();
let held = []; // places of the chosen sheet

/** Fills the choice of sheets when it is about to be used: what prints may have changed. */
async function fill() {
  const found = await askData("/api/sheets");
  if (!found) return;
  const chosen = choice.value;
  choice.replaceChildren(
    make("option", { value: "" }, word("sheet-none")),
    ...found.sheets.map((one) => make("option", { value: one.name }, `${one.name} (${one.count})`)),
  );
  choice.value = found.sheets.some((one) => one.name === chosen) ? chosen : "";
}

async function ask() {
  const found = choice.value ? await askData(`/api/sheet?name=${encodeURIComponent(choice.value)}`) : null;
  held = found?.places ?? [];
  for (const number of near) draw(pages.get(number));
}

function draw(page) {
  if (!page) return;
  for (const old of page.layer.querySelectorAll(".of-sheet")) old.remove();
  for (const one of held) if (one.page === page.number) boxOn(page, one.box, "of-sheet");
}

/** Shows where a sheet has gone; "" for none. */
export async function follow(name) {
  await fill();
  choice.value = name;
  await ask();
  if (name) showSheet(name, held, (place) => goTo(place));
}

document.getElementById("layers").addEventListener("toggle", (event) => event.target.open && fill());
choice.addEventListener("change", () => follow(choice.value));
on("near", (page) => {
  near.add(page.number);
  draw(page);
});
on("far", (page) => near.delete(page.number));
on("shown", () => choice.value && ask());
