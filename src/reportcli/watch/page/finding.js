// One finding as it is listed: what is wrong, and folded away what is expected and how to mend it.

import { make, word } from "./words.js";

/** A finding; more: what stands below its words, such as buttons to its place. */
export function findingOf(one, isOpen, ...more) {
  return make("details", { class: `finding ${one.severity}`, "data-key": keyOf(one), open: isOpen },
    make("summary", {},
      make("span", { class: "mark" }, word(one.severity)),
      make("span", {}, one.message)),
    make("div", { class: "more" },
      one.excerpt ? make("pre", {}, one.excerpt) : null,
      one.expected ? make("p", {}, one.expected) : null,
      one.help ? make("p", { class: "help" }, one.help) : null,
      make("p", { class: "row" }, ...more),
      make("p", { class: "code" }, one.code)));
}

/** What a finding is known by from run to run. */
export function keyOf(one) {
  return `${one.code} ${one.listed}`;
}
