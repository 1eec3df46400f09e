// Chooses among the trends of the home page: one of the values within a facet, across facets all. What is chosen stands in
// the address, so that a view can be sent on.
(() => {
  // What a page of a radar of many trends loads when it is asked for; a page opened as a file runs what lies beside it.
  const asked = new Map();
  const begun = (address) =>
    location.protocol !== "file:"
      ? fetch(address).then((answer) => answer.json())
      : new Promise((done, failed) => {
          const src = address.replace(/json$/, "js");
          const onload = () => done(window.radargenContent[/([\w-]+)\.js$/.exec(src)[1]]);
          document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror: failed }));
        });
  window.radarContent ??= (address) => {
    if (!asked.has(address)) asked.set(address, begun(address));
    asked.get(address).catch(() => asked.delete(address));
    return asked.get(address);
  };

  const box = document.querySelector(".radar-filter");
  window.radarWhole = undefined;
  if (!box) return;
  const search = box.querySelector("input[type=search]");
  const [fold, done] = [box.querySelector(".radar-fold"), box.querySelector(".radar-done")];
  const [count, chips] = [box.querySelector("output"), box.querySelector(".radar-chosen")];
  const none = document.querySelector(".radar-none");
  const facets = [...box.querySelectorAll("details")].map((fold) => ({
    fold,
    id: fold.dataset.facet,
    words: fold.querySelector("legend").textContent,
    number: fold.querySelector("summary > span"),
    inputs: [...fold.querySelectorAll("input")],
    chosen: new Set(),
  }));

  // "Häuser" is found by hauser and by haeuser.
  const bare = (words) => words.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  const spelled = (words) => bare(words.normalize("NFC").replace(/[äöüÄÖÜ]/g, (vowel) => `${vowel}e`));

  // With instant loading, addresses of links are whole, and others are not.
  const whole = (address) => new URL(address, location).href;
  let [trends, groups] = [[], []];
  function collect() {
    const blips = [...document.querySelectorAll(".radar-picture .radar-figure :is(a, [data-of])")];
    const marks = new Map();
    for (const mark of blips) {
      const address = whole(mark.dataset.of ?? mark.getAttribute("href"));
      marks.set(address, [...(marks.get(address) ?? []), mark.dataset.of ? mark : mark.parentNode]);
    }
    trends = [...document.querySelectorAll(".radar-names li")].map((item) => {
      const name = item.querySelector("a");
      const words = `${name.textContent} ${item.dataset.words ?? ""}`;
      return {
        item,
        marks: marks.get(whole(name.getAttribute("href"))) ?? [],
        words: `${bare(words)} ${spelled(words)}`,
        places: new Map(facets.map((facet) => [facet, (item.getAttribute(`data-${facet.id}`) ?? "").split(" ").map((place) => place - 1)])),
      };
    });
    groups = [...document.querySelectorAll(".radar-group")].map((group) => ({
      group,
      number: group.querySelector("h2 > .radar-count"),
      items: [...group.querySelectorAll("li")],
    }));
  }

  // In a radar of many trends the whole chart and all names come when somebody begins to choose.
  const later = box.dataset.content && document.querySelector(".radar-groups");
  let loaded = !later;
  async function load() {
    const { figure, lists } = await window.radarContent(new URL(box.dataset.content, location).href);
    if (loaded || !box.isConnected) return;
    loaded = true;
    later.innerHTML = lists;
    const place = document.querySelector(".radar-picture .radar-figure");
    if (place && figure) {
      const told = place.querySelector("figcaption");
      place.innerHTML = figure;
      place.append(told);
    }
    collect();
    document.dispatchEvent(new Event("radar-content"));
    show();
  }
  if (later) window.radarWhole = load;
  else collect();
  const begin = () => loaded || load();

  const fits = (trend, terms, but) =>
    terms.every((term) => trend.words.includes(term)) &&
    facets.every((facet) => facet === but || !facet.chosen.size || trend.places.get(facet).some((place) => facet.chosen.has(place)));

  // How many trends each value would leave, given what is chosen in other facets.
  function counted(facet, terms) {
    const tally = facet.inputs.map(() => 0);
    for (const trend of trends) if (fits(trend, terms, facet)) for (const place of trend.places.get(facet)) tally[place] += 1;
    for (const [place, input] of facet.inputs.entries()) {
      input.parentNode.querySelector("small").textContent = tally[place];
      input.disabled = !tally[place] && !input.checked;
    }
  }

  const element = (name, words, look = "") => Object.assign(document.createElement(name), { textContent: words, className: look });

  function button(words, look, press, label) {
    const made = element("button", words, look);
    made.type = "button";
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", press);
    return made;
  }

  // One may be gone by the keyboard as well: the next one takes the focus.
  function remove(take, place) {
    take();
    changed(true);
    const left = [...chips.querySelectorAll("button")];
    (left[Math.min(place, left.length - 1)] ?? search).focus();
  }

  function chip(words, take) {
    const place = chips.querySelectorAll("button").length;
    chips.append(button(words, "", () => remove(take, place), box.dataset.remove.replace("#", words)));
  }

  function chipped() {
    chips.replaceChildren();
    if (search.value.trim()) chip(`„${search.value.trim()}“`, () => (search.value = ""));
    for (const facet of facets) {
      if (!facet.chosen.size) continue;
      chips.append(element("span", facet.words));
      for (const [nth, place] of [...facet.chosen].entries()) {
        if (nth) chips.append(element("span", box.dataset.or, "radar-or"));
        const input = facet.inputs[place];
        chip(input.nextElementSibling.textContent, () => (input.checked = false));
      }
    }
    chips.hidden = !chips.childElementCount;
    if (!chips.hidden) chips.append(button(box.dataset.clear, "radar-clear", clear));
  }

  function clear() {
    search.value = "";
    for (const facet of facets) for (const input of facet.inputs) input.checked = false;
    changed(true);
    search.focus();
  }

  const terms = () => bare(search.value).split(/\s+/).filter(Boolean);
  const choice = () => terms().length > 0 || facets.some((facet) => facet.inputs.some((input) => input.checked));

  function show() {
    if (!loaded) return choice() && begin();
    const words = terms();
    if (later) later.hidden = !choice();
    for (const facet of facets) facet.chosen = new Set(facet.inputs.flatMap((input, place) => (input.checked ? [place] : [])));
    let shown = 0;
    for (const trend of trends) {
      const fit = fits(trend, words);
      shown += fit;
      trend.item.hidden = !fit;
      for (const mark of trend.marks) {
        mark.classList.toggle("radar-out", !fit);
        fit ? mark.removeAttribute("aria-hidden") : mark.setAttribute("aria-hidden", "true");
      }
    }
    for (const { group, number, items } of groups) {
      const left = items.filter((item) => !item.hidden).length;
      if (later) group.hidden = !left;
      group.classList.toggle("radar-picked", choice());
      number.textContent = left === items.length ? left : box.dataset.some.replace("#", left).replace(box.dataset.all, items.length);
    }
    for (const facet of facets) {
      counted(facet, words);
      facet.fold.classList.toggle("radar-active", facet.chosen.size > 0);
      facet.number.textContent = facet.chosen.size ? ` ${facet.chosen.size}` : "";
    }
    none.hidden = shown > 0;
    done.textContent = box.dataset.show.replace("#", shown);
    count.value = words.length || facets.some((facet) => facet.chosen.size) ? box.dataset.some.replace("#", shown) : box.dataset.all;
    chipped();
    box.dispatchEvent(new Event("chosen", { bubbles: true }));
  }

  const stop = new AbortController();

  function read() {
    // Instant loading has brought another page.
    if (!box.isConnected) return stop.abort();
    const asked = new URLSearchParams(location.search);
    search.value = asked.get(search.name) ?? "";
    // What the radar does not know chooses nothing.
    for (const facet of facets) {
      const values = asked.getAll(facet.id);
      for (const input of facet.inputs) input.checked = values.includes(input.value);
    }
    show();
    translate();
  }

  function address() {
    const url = new URL(location);
    for (const name of [search.name, ...facets.map((facet) => facet.id)]) url.searchParams.delete(name);
    if (search.value) url.searchParams.set(search.name, search.value);
    for (const facet of facets) for (const input of facet.inputs) if (input.checked) url.searchParams.append(facet.id, input.value);
    return url;
  }

  // The same view in the other languages.
  function translate() {
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = location.search;
  }

  function changed(keep) {
    show();
    keep ? history.pushState(null, "", address()) : history.replaceState(null, "", address());
    translate();
  }

  const close = (but) => facets.forEach(({ fold }) => fold !== but && (fold.open = false));

  if (later) for (const event of ["focusin", "pointerdown"]) box.addEventListener(event, begin, { once: true });
  search.addEventListener("input", () => changed(false));
  box.addEventListener("change", (event) => event.target.type === "checkbox" && changed(true));
  for (const { fold } of facets) fold.addEventListener("toggle", () => fold.open && close(fold));
  document.addEventListener("pointerdown", (event) => event.target.closest?.(".radar-facet") || close(), { signal: stop.signal });
  box.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  fold.addEventListener("click", () => fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") === "false"));
  done.addEventListener("click", () => {
    fold.setAttribute("aria-expanded", "false");
    fold.focus();
    (later ?? document.getElementById("trends")).scrollIntoView();
  });
  // On a phone, the later names of a group come when they are asked for.
  document.addEventListener("click", ({ target }) => {
    const group = target.closest?.(".radar-unfold")?.parentNode;
    if (!group) return;
    group.classList.add("radar-unfolded");
    group.querySelector(".radar-names > li:nth-child(7) > a").focus();
  }, { signal: stop.signal });
  addEventListener("popstate", read, { signal: stop.signal });
  // Browsers put back what was in a form when they come back to a page; the address is what counts.
  addEventListener("pageshow", read, { signal: stop.signal });
  read();
})();
