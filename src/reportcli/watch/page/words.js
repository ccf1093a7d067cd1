// The words of the page, in the language of the messages.

import { askData } from "./link.js";

let words = {};
export let language = "";
export let profiles = [];
export let known = {}; // what came with the words

/** Fetches the words and puts them into the page. */
export async function loadWords() {
  const found = await askData("/api/words");
  if (!found) return;
  known = found;
  words = known.words;
  profiles = known.profiles;
  language = document.documentElement.lang = known.lang;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = word(one.dataset.word);
  for (const one of document.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", word(one.dataset.label));
    if (one.matches("button, summary")) one.title = word(one.dataset.label);
  }
  for (const one of document.querySelectorAll("[data-hint]")) one.placeholder = word(one.dataset.hint);
}

/** A word or sentence, its {names} filled. */
export function word(name, values = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (all, key) => String(values[key] ?? all));
}

/** An element with attributes and children. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
