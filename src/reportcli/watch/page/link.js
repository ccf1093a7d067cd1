// The way to the server: every request carries the token in a header; events come as lines of one long answer.

import { Stream } from "./stream.js";

const KEY = "reportcli-token";

/** The token of the address, which leaves the address at once; else that of this tab. */
function takeToken() {
  const given = location.hash.slice(1);
  if (given.length > 20) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

let token = takeToken();
addEventListener("hashchange", () => {
  token = takeToken();
});

/** The answer of the server to a GET. */
export function ask(path, options = {}) {
  return fetch(path, { ...options, headers: { "X-Reportcli-Token": token }, cache: "no-store" });
}

/** Data of the server, null where there is none. */
export async function askData(path) {
  const answer = await ask(path);
  return answer.ok ? answer.json() : null;
}

/** The status of the server's answer to an order. */
export async function order(path, data) {
  return (await post(path, data)).status;
}

/** The status of the server's answer to an order, and its data where it was followed. */
export async function orderData(path, data) {
  const answer = await post(path, data);
  return { status: answer.status, data: answer.ok ? await answer.json() : null };
}

/** An order as it is answered. data: an object, or a file. */
export function post(path, data) {
  const file = data instanceof Blob;
  return fetch(path, {
    method: "POST",
    headers: { "X-Reportcli-Token": token, "Content-Type": file ? "application/octet-stream" : "application/json" },
    body: file ? data : JSON.stringify(data),
  });
}

/** Hands on every event, for ever; says "open", "lost" (it tries again) or "refused" (it does not). */
export async function listen(onEvent, onState) {
  for (;;) {
    try {
      const answer = await ask("/api/events");
      if (answer.status === 401) {
        await onState("refused");
        return;
      }
      if (answer.ok) {
        await onState("open");
        await read(answer.body, onEvent);
      }
    } catch (problem) {
      if (!(problem instanceof TypeError)) console.error(problem); // a TypeError: the server is not there
    }
    await onState("lost");
    await new Promise((resume) => setTimeout(resume, 800));
  }
}

/** Lines of JSON; one that names lengths as `attached` is followed by so many bytes of each. */
async function read(body, onEvent) {
  const stream = new Stream(body.getReader());
  const text = new TextDecoder();
  for (;;) {
    const line = await stream.upTo(10);
    if (line === null) return;
    if (!line.length) continue;
    const event = JSON.parse(text.decode(line));
    const bytes = [];
    for (const length of event.attached ?? []) bytes.push(await stream.next(length));
    if (bytes.includes(null)) return;
    await onEvent(event, bytes);
  }
}
