// What is set by hand: controls beside a block, and the point of a picture that is clicked.

import { orderData } from "./link.js";
import { make, word } from "./words.js";

const answer = document.getElementById("answer");
const undoing = document.getElementById("undo");
const BREAKS = ["auto", "page", "left", "right", "column", "frame"];
let aiming = null; // {block, page, box}: the next click on it sets its focus

/** The controls of a block; null where nothing of it can be set. */
export function controls(block) {
  const now = block.settings;
  if (!now) return null;
  return make("fieldset", { class: "hand" },
    make("legend", {}, word("by-hand")),
    ...(now.focal ? focus(block, now.focal) : []),
    now.zoom ? field("zoom", number(now.zoom * 100, 100, 2000, (value) => send(block, { zoom: value / 100 }))) : null,
    ...(now.named ? placing(block, now) : []));
}

function focus(block, [across, down]) {
  const sides = [number(across * 100, 0, 100, set), number(down * 100, 0, 100, set)];
  function set() {
    send(block, { focal: sides.map((one) => Number(one.value) / 100) });
  }
  const aim = make("button", { type: "button", class: "go", "aria-pressed": "false" }, word("aim"));
  aim.addEventListener("click", () => {
    aiming = aiming ? null : { block, button: aim };
    aim.setAttribute("aria-pressed", String(aiming !== null));
    answer.textContent = aiming ? word("aim-hint") : "";
  });
  return [field("focus-across", sides[0]), field("focus-down", sides[1]), aim];
}

function placing(block, now) {
  const keep = make("input", { type: "checkbox", checked: now.keep });
  keep.addEventListener("change", () => send(block, { keep: keep.checked }));
  const choice = make("select", {}, ...BREAKS.map((one) =>
    make("option", { value: one, selected: one === now["break-before"] }, word(`break-${one}`))));
  choice.addEventListener("change", () => send(block, { "break-before": choice.value }));
  return [
    make("p", { class: "small" }, word("hand-for"), " ", make("span", { class: "path" }, now.named)),
    make("label", { class: "check" }, keep, make("span", {}, word("keep"))),
    field("break-before", choice),
  ];
}

function field(name, input) {
  return make("label", {}, make("span", {}, word(name)), input);
}

function number(value, min, max, set) {
  const input = make("input", { type: "number", value: Math.round(value * 10) / 10, min, max, step: "any" });
  input.addEventListener("change", () => {
    if (input.reportValidity()) set(Number(input.value));
  });
  return input;
}

/** Takes a click for the focus of a picture, where one is awaited; whether it was taken. */
export function aimed(page, [x, y]) {
  if (!aiming) return false;
  const { block, button } = aiming;
  aiming = null;
  button.setAttribute("aria-pressed", "false");
  const [left, top, width, height] = block.place.box;
  const point = [(x - left) / width, (y - top) / height];
  if (page.number !== block.place.page || point.some((one) => one < 0 || one > 1)) {
    answer.textContent = "";
    return false;
  }
  send(block, { point });
  return true;
}

async function send(block, values) {
  const where = { page: block.place.page, at: block.at, block: block.block };
  const { status, data } = await orderData("/api/set", { ...where, values });
  answer.textContent = data ? word("set", { file: data.file, line: data.line }) : word(`set-${status}`);
  offerUndo(data?.steps);
}

function offerUndo(steps) {
  if (steps !== undefined) undoing.hidden = steps === 0;
}

/** Takes the last setting back. */
export async function undo() {
  const { status, data } = await orderData("/api/undo", {});
  answer.textContent = data ? word("undone") : word(`undo-${status}`);
  undoing.hidden = !data || data.steps === 0;
}

undoing.addEventListener("click", undo);
