// Trends that a reader marks: they stand in the address alone, which every link of the site that is followed takes along.
(() => {
  const bar = document.querySelector(".radar-selection");
  if (!bar) return;
  const most = 8;
  // In a single file, addresses stand behind the hash.
  const { whole, written } = window.radarRoutes ?? { whole: (address) => new URL(address, location), written: (url) => url.href };
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/"), location);
  // All languages stand below the first one's folder.
  const root = new URL(bar.dataset.root.replace(/\/?$/, "/"), location).href;
  const [told, named] = [bar.querySelector("strong"), bar.querySelector("p > span")];
  const compare = bar.querySelector("a");
  const stop = new AbortController();
  const listen = (target, event, hear, capture = false) =>
    target.addEventListener(event, (each) => (bar.isConnected ? hear(each) : stop.abort()), { signal: stop.signal, capture });

  /** The id of the trend whose page the address is. */
  const trend = (address) => {
    const url = whole(address);
    return url.href.startsWith(base.href) ? /^trends\/([^/]+)\/(?:index\.html)?$/.exec(url.href.slice(base.href.length).split(/[?#]/)[0])?.[1] : undefined;
  };

  const chosen = () =>
    [...new Set((new URLSearchParams(location.search).get("t") ?? "").split(","))].filter((id) => /^[\w-]+$/.test(id)).slice(0, most);

  function within(address, ids) {
    const url = whole(address);
    ids.length ? url.searchParams.set("t", ids.join(",")) : url.searchParams.delete("t");
    url.search = url.search.replaceAll("%2C", ",");
    return written(url);
  }

  const select = (ids) => history.replaceState(null, "", whole(within(location.href, ids)).href);

  const buttons = new Map();
  function button(id, name, behind, words = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = words ? "radar-mark-page" : "radar-mark-row";
    made.dataset.name = name;
    made.dataset.words = words;
    made.addEventListener("click", () => toggle(id));
    behind.append(made);
    buttons.set(id, [...(buttons.get(id) ?? []), made]);
  }

  const listed = ".radar-home .radar-names li > a, .radar-trends tbody th > a, .radar-cards h3 > a";
  function rows() {
    for (const link of document.querySelectorAll(listed)) {
      const [id, row] = [trend(link.href), link.closest(".radar-cards > li") ?? link.parentNode];
      if (id && !row.querySelector(".radar-mark-row")) button(id, link.textContent, row);
    }
  }
  rows();
  const heading = document.querySelector(".radar-trend h1");
  if (heading && trend(location.href)) button(trend(location.href), heading.textContent, heading.parentNode, bar.dataset.markThis);

  function toggle(id) {
    const ids = chosen();
    if (!ids.includes(id) && ids.length >= most) return show(true);
    select(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
    show();
  }

  // On the chart, a button stands beside the blip that is pointed at or has the focus.
  const figure = document.querySelector(".radar-picture .radar-figure");
  const blips = () => figure?.querySelectorAll("[role=listitem] > a") ?? [];
  const near = Object.assign(document.createElement("button"), { type: "button", className: "radar-mark-row radar-mark-blip", hidden: true });
  near.addEventListener("click", () => toggle(near.dataset.id));
  figure?.append(near);
  function approach({ target }) {
    const link = target.closest?.("[role=listitem] > a");
    const [id, inside] = [link && trend(link.getAttribute("href")), figure?.contains(target)];
    if (!inside) near.hidden = true;
    if (!inside || !buttons.has(id)) return;
    const [blip, frame] = [link.querySelector("[opacity]") ?? link, figure].map((each) => each.getBoundingClientRect());
    Object.assign(near.style, { left: `${blip.left + blip.width / 2 - frame.left}px`, top: `${blip.top - frame.top}px` });
    Object.assign(near.dataset, { id, name: buttons.get(id)[0].dataset.name });
    near.hidden = false;
    paint(near, id, chosen());
  }
  for (const event of ["pointerover", "focusin"]) listen(document, event, approach);

  function paint(each, id, ids) {
    const [on, words] = [ids.includes(id), each.dataset.words ?? ""];
    each.setAttribute("aria-pressed", on);
    if (!words) each.setAttribute("aria-label", bar.dataset.mark.replace("#", each.dataset.name));
    each.textContent = `${on ? "✓" : "+"}${words && ` ${words}`}`;
  }

  function show(full = false) {
    const ids = chosen();
    for (const [id, all] of buttons) for (const each of all) paint(each, id, ids);
    if (near.dataset.id) paint(near, near.dataset.id, ids);
    for (const link of blips()) link.parentNode.classList.toggle("radar-marked", ids.includes(trend(link.getAttribute("href"))));
    bar.hidden = !ids.length;
    document.body.classList.toggle("radar-selecting", ids.length > 0);
    told.textContent = bar.dataset.marked.replace("#", ids.length);
    bar.classList.toggle("radar-full", full);
    named.textContent = ids.map((id) => buttons.get(id)?.[0].dataset.name).filter(Boolean).join(" · ");
    compare.setAttribute("href", within(compare.href, ids));
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = location.search;
    document.dispatchEvent(new Event("selected"));
  }

  // A link gets the selection when it is followed, and is what it was afterwards: others compare addresses.
  function carry(event) {
    const link = event.target.closest?.("a[href]");
    const ids = chosen();
    if (!link || !ids.length || link.hasAttribute("download")) return;
    const before = link.getAttribute("href");
    const url = whole(before);
    if (/^#(?!\/)/.test(before) || !url.href.startsWith(root)) return;
    link.setAttribute("href", within(before, ids));
    setTimeout(() => link.setAttribute("href", before));
  }
  window.radarCopy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // Where the browser lets no page write there.
      const field = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: words }));
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  // The picture of what is chosen or marked; its script comes when it is asked for.
  const shot = document.querySelector(".radar-shot");
  const offer = () => shot && (shot.hidden = !(chosen().length || document.querySelector(".radar-chosen").childElementCount));
  const ready = () =>
    new Promise((done, failed) => {
      if (window.radarPicture) return done();
      document.head.append(Object.assign(document.createElement("script"), { src: new URL("assets/later/picture.js", base), onload: done, onerror: failed }));
    });
  if (shot) {
    window.radarPicture = undefined;
    listen(document, "chosen", offer);
    listen(document, "selected", offer);
    listen(shot, "click", async (event) => {
      const kind = event.target.dataset?.kind;
      if (kind) await window.radarWhole?.();
      if (kind) await ready().then(() => window.radarPicture(kind));
    });
  }

  listen(bar, "click", async (event) => {
    const deed = event.target.dataset?.do;
    if (deed === "empty") {
      select([]);
      show();
    }
    if (deed === "copy") {
      await window.radarCopy(new URL(written(whole(location.href)), document.baseURI).href);
      told.textContent = bar.dataset.copied;
    }
  });
  listen(document, "radar-content", () => {
    figure?.append(near);
    rows();
    show();
  });
  listen(document, "click", carry, true);
  listen(document, "auxclick", carry, true);
  listen(window, "popstate", () => show());
  listen(window, "radar-selection", () => show());
  show();
})();
