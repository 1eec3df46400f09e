// At home: reads and saves the files of the radar by way of the server that shows them, and shows the radar beside.

import { element } from "./form-fields.js";
import { filled } from "./entry-check.js";

// Milliseconds without a key or a click after which the form saves.
const PAUSE = 700;

/** What reads and saves for a form, with the secret of the address. */
export function keeper(token) {
  const told = element("p", { class: "radar-form-saved", role: "status" });
  const beside = element("figure", { class: "radar-form-beside", "aria-hidden": "true" });
  let [waiting, busy, state] = [0, false, ""];

  async function asked(id, request = {}) {
    const headers = { "X-Radargen-Token": token, ...(request.body ? { "Content-Type": "application/json" } : {}) };
    const answer = await fetch(`/.radargen-form/${id}`, { cache: "no-store", headers, ...request });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }

  async function save(page) {
    if (busy) return again(page);
    if (page.file === null || !page.id || page.problems.some((each) => each.severity === "error")) {
      told.textContent = page.words["not-saved"];
      return;
    }
    busy = true;
    try {
      ({ state } = await asked(page.id, { method: "POST", body: JSON.stringify({ text: page.file, state }) }));
      if (!page.own) page.kept();
      told.textContent = page.words.saved;
      follow(page);
    } catch (error) {
      told.textContent = filled(page.words["not-written"], { why: error.message });
    } finally {
      busy = false;
    }
  }

  function again(page) {
    clearTimeout(waiting);
    waiting = setTimeout(() => save(page), PAUSE);
  }

  /** Show the radar when the server has noticed the change, which takes a moment. */
  async function follow(page) {
    for (const pause of [400, 800, 1600]) {
      await new Promise((done) => setTimeout(done, pause));
      await show(page).catch(() => {});
    }
  }

  /** The radar as it is now; the server answers when it is as new as the files. */
  async function show(page) {
    const home = new URL("../", location);
    const answer = await fetch(home, { cache: "no-store" });
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".radar-picture .radar-figure svg");
    if (!drawn) return;
    for (const link of drawn.querySelectorAll("a[href]")) {
      const address = new URL(link.getAttribute("href"), home);
      link.setAttribute("href", address.href);
      link.setAttribute("tabindex", -1);
      link.classList.toggle("radar-own", address.pathname.endsWith(`/trends/${page.own}/`));
    }
    beside.replaceChildren(document.importNode(drawn, true));
  }

  return {
    beside,
    async read(id) {
      const found = await asked(id);
      state = found.state;
      show({ own: id });
      return found.text;
    },
    begin: () => {
      clearTimeout(waiting);
      state = "";
      told.textContent = "";
    },
    changed: (page) => page.own && again(page),
    deeds: (page) =>
      page.own || page.file === null ? [told] : [element("button", { type: "button", class: "radar-primary", onclick: () => save(page) }, filled(page.words.save, { path: `${page.form.folder}/${page.id || "…"}.yaml` })), told],
  };
}
