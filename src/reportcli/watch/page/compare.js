// The PDF that was delivered last, laid over the pages up to a line that is moved.

import { ask } from "./link.js";
import { on, pages, scale } from "./pages.js";
import { paint } from "./picture.js";
import { make, word } from "./words.js";

const chosen = document.getElementById("compare");
const slider = document.getElementById("slider");
const line = document.getElementById("old");
const list = document.getElementById("spreads");
const answer = document.getElementById("answer");
const near = new Set();

async function lay(page) {
  if (!page) return;
  const wanted = `${scale()}`;
  if (page.old?.dataset.scale === wanted) return;
  const found = await ask(`/api/delivered/${page.number}?scale=${wanted}`);
  if (!chosen.checked) return;
  if (found.status !== 200) {
    answer.textContent = word("compare-none");
    return;
  }
  const picture = await found.arrayBuffer();
  if (!chosen.checked) return;
  page.old ??= page.sheet.insertBefore(make("canvas", { class: "old", "aria-hidden": "true" }), page.layer);
  page.old.dataset.scale = wanted;
  paint(page.old, picture);
}

function show() {
  const shows = chosen.checked;
  slider.hidden = !shows;
  list.classList.toggle("comparing", shows);
  list.style.setProperty("--old", line.value);
  if (!shows) {
    answer.textContent = "";
    for (const page of pages.values()) {
      page.old?.remove();
      delete page.old;
    }
    return;
  }
  for (const number of near) lay(pages.get(number));
}

/** Lays it over the pages, or takes it away. */
export function compare() {
  chosen.checked = !chosen.checked;
  show();
  if (chosen.checked) line.focus();
}

chosen.addEventListener("change", show);
line.addEventListener("input", () => list.style.setProperty("--old", line.value));
slider.addEventListener("submit", (event) => event.preventDefault());
on("near", (page) => {
  near.add(page.number);
  if (chosen.checked) lay(page);
});
on("far", (page) => {
  near.delete(page.number);
  page.old?.remove();
  delete page.old;
});
