// Chooses among the cases: one of the values of a filter, and all filters. What is chosen stands in the address.
(() => {
  const box = document.querySelector(".radar-picking");
  if (!box) return;
  const pickers = [...box.querySelectorAll(".radar-picker")];
  let [groups, rows] = [[], []];
  function collect() {
    groups = [...document.querySelectorAll(".radar-case-group")];
    rows = [...document.querySelectorAll(".radar-case-row")];
  }
  collect();
  const [chips, clear, count] = [box.querySelector(".radar-pick-chips"), box.querySelector(".radar-clear"), box.querySelector("output")];
  const none = document.querySelector(".radar-none");
  const name = (picker) => picker.dataset.name;
  const boxes = (picker) => [...picker.querySelectorAll("input")];
  const values = (picker) => boxes(picker).filter((one) => one.checked).map((one) => one.value);
  const word = (input) => input.nextElementSibling.textContent;

  // Where there are many cases, they come when somebody begins to choose.
  const later = box.dataset.content && document.querySelector(".radar-case-loaded");
  const pages = document.querySelector(".radar-case-pages");
  let loaded = !later;
  async function load() {
    const { lists } = await window.radarContent(new URL(box.dataset.content, location).href);
    if (loaded || !box.isConnected) return;
    loaded = true;
    later.innerHTML = lists;
    // Whoever is led to an industry now finds its cases.
    for (const each of pages.querySelectorAll("[id^=industry-]")) each.removeAttribute("id");
    collect();
    show();
  }
  const begin = () => loaded || load();

  const fits = (row, chosen, but) =>
    pickers.every((picker) => {
      const wanted = chosen.get(picker);
      return picker === but || !wanted.length || wanted.includes(row.dataset[name(picker)]);
    });

  function chip(input) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word(input);
    button.setAttribute("aria-label", box.dataset.remove.replace("{name}", word(input)));
    button.addEventListener("click", () => {
      input.checked = false;
      changed();
      (chips.querySelector("button") ?? pickers[0].querySelector("summary")).focus();
    });
    return button;
  }

  function label(words, facet) {
    const span = document.createElement("span");
    span.textContent = words;
    if (facet) span.className = "radar-pick-facet";
    return span;
  }

  function show() {
    const chosen = new Map(pickers.map((picker) => [picker, values(picker)]));
    const any = [...chosen.values()].some((wanted) => wanted.length);
    if (!loaded) return any && begin();
    if (later) [later.hidden, pages.hidden] = [!any, any];
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, chosen);
      shown += !row.hidden;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector(".radar-case-row:not([hidden])");
      const fold = group.querySelector("details");
      if (fold && any) fold.open = true;
      if (fold) fold.hidden = !fold.querySelector(".radar-case-row:not([hidden])");
    }
    document.querySelector(".radar-case-main").classList.toggle("radar-narrowed", any);
    const parts = [];
    for (const picker of pickers) {
      const tally = new Map();
      for (const row of rows) if (fits(row, chosen, picker)) tally.set(row.dataset[name(picker)], (tally.get(row.dataset[name(picker)]) ?? 0) + 1);
      for (const input of boxes(picker)) {
        const left = tally.get(input.value) ?? 0;
        input.parentNode.classList.toggle("radar-idle", !left);
        input.parentNode.dataset.count = left;
      }
      const checked = boxes(picker).filter((one) => one.checked);
      picker.classList.toggle("radar-chosen", checked.length > 0);
      picker.querySelector(".radar-picked").textContent = checked.length ? ` ${checked.length}` : "";
      if (checked.length) parts.push(label(picker.querySelector("legend").textContent, true));
      for (const [n, input] of checked.entries()) {
        if (n) parts.push(label(box.dataset.or));
        parts.push(chip(input));
      }
    }
    chips.replaceChildren(...parts);
    chips.hidden = !any;
    clear.hidden = !any;
    none.hidden = shown > 0;
    count.value = any ? box.dataset.some.replace("#", shown) : box.dataset.all;
    const industries = chosen.get(pickers.find((picker) => name(picker) === "industry")) ?? [];
    for (const bar of document.querySelectorAll(".radar-case-bars a")) bar.classList.toggle("radar-on", industries.includes(bar.dataset.industry));
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = location.search;
  }

  function changed() {
    const query = new URLSearchParams(location.search);
    for (const picker of pickers) query.delete(name(picker));
    // Commas stay readable, so that an address can be read aloud.
    const own = pickers.filter((picker) => values(picker).length).map((picker) => `${name(picker)}=${values(picker).map(encodeURIComponent).join(",")}`);
    const search = [query.toString(), ...own].filter(Boolean).join("&");
    history.pushState(null, "", (search && `?${search}`) || location.pathname);
    show();
  }

  const stop = new AbortController();
  function read() {
    // Instant loading has brought another page.
    if (!box.isConnected) return stop.abort();
    const asked = new URLSearchParams(location.search);
    for (const picker of pickers) {
      const wanted = (asked.get(name(picker)) ?? "").split(",");
      for (const input of boxes(picker)) input.checked = wanted.includes(input.value);
    }
    show();
  }

  if (later) for (const event of ["focusin", "pointerdown"]) box.addEventListener(event, begin, { once: true });
  for (const picker of pickers) {
    picker.addEventListener("change", changed);
    picker.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !picker.open) return;
      picker.open = false;
      picker.querySelector("summary").focus();
    });
    picker.addEventListener("toggle", () => {
      if (picker.open) for (const other of pickers) if (other !== picker) other.open = false;
    });
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".radar-picker")) for (const picker of pickers) picker.open = false;
  }, { signal: stop.signal });
  clear.addEventListener("click", () => {
    for (const picker of pickers) for (const input of boxes(picker)) input.checked = false;
    changed();
    pickers[0].querySelector("summary").focus();
  });
  addEventListener("popstate", read, { signal: stop.signal });
  // Browsers put back what was in a form when they come back to a page; the address is what counts.
  addEventListener("pageshow", read, { signal: stop.signal });
  read();
})();
