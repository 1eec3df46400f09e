// Sets the trends that the address names side by side: what differs above, what is the same for all below.
(() => {
  const page = document.querySelector(".radar-compared");
  if (!page) return;
  const words = page.dataset;
  const templates = new Map([...page.querySelectorAll("template")].map((each) => [each.dataset.trend, each]));
  const labels = [...page.querySelectorAll("dt[data-row]")];
  const [scroll, same] = [page.querySelector(".radar-scroll"), page.querySelector(".radar-same")];
  const [title, lead, chips] = [page.querySelector("h1"), page.querySelector(".radar-lead"), page.querySelector(".radar-chosen")];
  const [add, count, note] = [page.querySelector("select"), page.querySelector("output"), page.querySelector(".radar-unknown")];
  const intro = { title: title.textContent, lead: lead.textContent };
  const names = new Map([...add.options].slice(1).map((option) => [option.value, option.text]));
  const take = (all) => all.forEach((each) => templates.set(each.dataset.trend, each));

  // In a radar of many trends columns and names come in files: the columns of some trends each, by id.
  const firsts = (words.files ?? "").split(" ").filter(Boolean);
  const asked = () => [...new Set((new URLSearchParams(location.search).get("t") ?? "").split(","))].filter((id) => /^[\w-]+$/.test(id)).slice(0, Number(words.most));
  const file = (id) => firsts.findLastIndex((first) => first <= id) + 1;
  const missing = () => [...new Set(asked().filter((id) => !templates.has(id)).map(file))].filter((number) => number && !had.has(number));
  const had = new Set();
  const whole = (address) => new URL(address, location).href;
  async function load(number) {
    const { columns } = await window.radarContent(whole(words.columns.replace("#", number)));
    had.add(number);
    const inside = document.createElement("template");
    inside.innerHTML = columns;
    take(inside.content.querySelectorAll("template"));
    for (const each of inside.content.querySelectorAll("template")) names.set(each.dataset.trend, each.content.querySelector("[data-name] a").textContent);
  }
  async function offer() {
    const found = await window.radarContent(whole(words.names));
    if (add.options.length > 1) return;
    add.append(...found.names.map(([id, name]) => new Option(name, id)));
    for (const [id, name] of found.names) names.set(id, name);
    show();
  }
  if (firsts.length) for (const event of ["focus", "pointerenter"]) add.addEventListener(event, offer, { once: true });
  const stop = new AbortController();

  const element = (name, inside = [], attributes = {}) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...[inside].flat());
    return made;
  };
  const copies = (node) => [...node.cloneNode(true).childNodes];

  function chosen() {
    return asked().filter((id) => templates.has(id));
  }

  function choose(ids) {
    const url = new URL(location);
    ids.length ? url.searchParams.set("t", ids.join(",")) : url.searchParams.delete("t");
    url.search = url.search.replaceAll("%2C", ",");
    history.replaceState(null, "", url);
    dispatchEvent(new Event("radar-selection"));
    show();
  }

  function cells(ids, row) {
    return ids.map((id) => templates.get(id).content.querySelector(`[data-row="${row}"]`));
  }

  // Of what must exist first, what is compared here as well is told.
  function cell(ids, from) {
    const made = element("td", from ? copies(from) : "–");
    for (const link of made.querySelectorAll("[data-required]"))
      if (ids.includes(link.dataset.required)) link.after(element("small", ` ${words.here}`));
    return made;
  }

  function show() {
    if (!page.isConnected) return stop.abort();
    const files = missing();
    if (files.length) Promise.all(files.map(load)).then(show);
    const ids = chosen();
    const strange = files.length ? [] : asked().filter((id) => !templates.has(id));
    note.hidden = !strange.length;
    note.textContent = strange.length ? words.unknown.replace("#", () => strange.join(", ")) : "";
    page.className = page.className.replace(/ radar-of-\d/, "");
    if (ids.length) page.classList.add(`radar-of-${ids.length}`);
    title.textContent = ids.length > 1 ? words.title.replace("#", ids.length) : intro.title;
    count.value = ids.length ? words.count.replace("#", ids.length) : "";
    for (const option of add.options) option.disabled = ids.includes(option.value);
    add.disabled = ids.length >= Number(words.most);
    chips.replaceChildren(
      ...ids.map((id) => {
        const { short } = templates.get(id).dataset;
        const chip = element("button", short, { type: "button", "aria-label": words.remove.replace("#", short) });
        chip.addEventListener("click", () => {
          const place = ids.indexOf(id);
          choose(ids.filter((other) => other !== id));
          const left = chips.querySelectorAll("button");
          (left[Math.min(place, left.length - 1)] ?? add).focus();
        });
        return chip;
      }),
    );
    const [head, body] = [scroll.querySelector("thead > tr"), scroll.querySelector("tbody")];
    head.replaceChildren(
      head.firstElementChild,
      ...ids.map((id) => {
        const template = templates.get(id);
        return element("th", element("div", copies(template.content.querySelector("[data-name]"))), { scope: "col", class: template.dataset.sector });
      }),
    );
    const [apart, alike] = [[], []];
    for (const label of labels) {
      const found = cells(ids, label.dataset.row);
      if (!found.some(Boolean)) continue;
      const equal = ids.length > 1 && found.every((each) => each?.innerHTML === found[0]?.innerHTML);
      (equal ? alike : apart).push([label, equal ? [found[0]] : found]);
    }
    const row = ([label, found]) => {
      const made = element("tr", [element("th", label.textContent, { scope: "row" }), ...found.map((each) => cell(ids, each))]);
      found.length > 1 && ids.forEach((id, place) => made.cells[place + 1].classList.add(templates.get(id).dataset.sector));
      return made;
    };
    body.replaceChildren(...apart.map(row));
    same.querySelector("tbody").replaceChildren(...alike.map(row));
    if (ids.length) for (const each of same.querySelectorAll("td")) each.classList.add(templates.get(ids[0]).dataset.sector);
    scroll.hidden = !ids.length;
    same.hidden = !alike.length;
    const listed = (rows) => rows.map(([label]) => label.dataset.inline).join(", ");
    // What every trend says in words of its own is no news.
    const telling = apart.filter(([label]) => !["summary", "step", "cases"].includes(label.dataset.row));
    const sentences = [alike.length && words.same.replace("#", listed(alike)), telling.length && words.differ.replace("#", listed(telling))];
    lead.textContent = ids.length > 1 ? sentences.filter(Boolean).join(" ") : intro.lead;
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = location.search;
  }

  function csv() {
    // A spreadsheet must not take a text for a formula.
    const quoted = (text) => `"${text.replace(/\s+/g, " ").trim().replace(/^(?=['=+\-@＝＋－＠])/, "'").replaceAll('"', '""')}"`;
    // One thing a paragraph, as on the page.
    const told = (cell) => [...(cell?.querySelectorAll("p") ?? [])].map((each) => each.textContent.trim()).join("; ") || (cell?.textContent ?? "");
    const ids = chosen();
    const lines = [["", ...ids.map((id) => names.get(id))]];
    for (const label of labels) lines.push([label.textContent, ...cells(ids, label.dataset.row).map(told)]);
    const link = element("a", [], { download: `${ids.join("-").slice(0, 60)}.csv` });
    link.href = URL.createObjectURL(new Blob([`\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`], { type: "text/csv" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 9000);
  }

  // The picture of a selection is made from the home page's radar, which comes here when it is asked for.
  const shot = page.querySelector(".radar-shot");
  let radar;
  async function bring() {
    const { figure, lists } = await window.radarContent(whole(shot.dataset.content));
    const source = element("div", [], { class: "radar-home", hidden: "" });
    source.innerHTML = `<div class="radar-picture"><div class="radar-figure">${figure}</div></div>${lists}`;
    page.append(source);
  }
  if (shot) window.radarWhole = () => (radar ??= bring());

  const deeds = {
    csv,
    print: () => print(),
    async copy() {
      await window.radarCopy(window.radarRoutes ? new URL(window.radarRoutes.written(new URL(location)), document.baseURI).href : location.href);
      count.value = words.copied;
    },
  };
  page.addEventListener("click", (event) => deeds[event.target.dataset?.do]?.());
  add.addEventListener("change", () => {
    choose([...chosen(), add.value]);
    add.value = "";
  });
  addEventListener("popstate", show, { signal: stop.signal });
  show();
})();
