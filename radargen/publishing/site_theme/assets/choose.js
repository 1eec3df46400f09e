// Chooses among the trends of the home page. What is chosen stands in the address, so that a view can be sent on.
(() => {
  const box = document.querySelector(".radar-filter");
  if (!box) return;
  const selects = [...box.querySelectorAll("select")];
  const search = box.querySelector("input");
  const [fold, clear] = [box.querySelector(".radar-fold"), box.querySelector(".radar-clear")];
  const count = box.querySelector("output");
  const none = document.querySelector(".radar-none");

  // "Häuser" is found by hauser and by haeuser.
  const bare = (words) => words.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  const spelled = (words) => bare(words.normalize("NFC").replace(/[äöüÄÖÜ]/g, (vowel) => `${vowel}e`));

  // With instant loading, addresses of links are whole, and others are not.
  const whole = (address) => new URL(address, location).href;
  const blips = [...document.querySelectorAll(".radar-picture .radar-figure :is(a, [data-of])")];
  const trends = [...document.querySelectorAll(".radar-list li")].map((item) => {
    const name = item.querySelector("a");
    const words = `${name.textContent} ${item.dataset.words ?? ""}`;
    return {
      item,
      marks: blips
        .filter((mark) => whole(mark.dataset.of ?? mark.getAttribute("href")) === whole(name.getAttribute("href")))
        .map((mark) => (mark.dataset.of ? mark : mark.parentNode)),
      words: `${bare(words)} ${spelled(words)}`,
      places: new Map(selects.map((select) => [select, (item.getAttribute(`data-${select.name}`) ?? "").split(" ").map(Number)])),
    };
  });
  const options = new Map(selects.map((select) => [select, [...select.options].map((option) => option.text)]));

  const fits = (trend, terms, but) =>
    terms.every((term) => trend.words.includes(term)) &&
    selects.every((select) => select === but || !select.selectedIndex || trend.places.get(select).includes(select.selectedIndex));

  // How many trends each value would leave, given what else is chosen.
  function counted(select, terms) {
    const tally = options.get(select).map(() => 0);
    for (const trend of trends) if (fits(trend, terms, select)) for (const place of trend.places.get(select)) tally[place] += 1;
    for (const [place, words] of options.get(select).entries()) {
      if (!place) continue;
      select.options[place].text = `${words} (${tally[place]})`;
      select.options[place].disabled = !tally[place] && place !== select.selectedIndex;
    }
  }

  function show() {
    const terms = bare(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const trend of trends) {
      const fit = fits(trend, terms);
      shown += fit;
      trend.item.hidden = !fit;
      for (const mark of trend.marks) {
        mark.classList.toggle("radar-out", !fit);
        fit ? mark.removeAttribute("aria-hidden") : mark.setAttribute("aria-hidden", "true");
      }
    }
    for (const select of selects) {
      counted(select, terms);
      select.classList.toggle("radar-chosen", select.selectedIndex > 0);
    }
    const chosen = terms.length > 0 || selects.some((select) => select.selectedIndex);
    clear.hidden = !chosen;
    none.hidden = shown > 0;
    count.value = chosen ? box.dataset.some.replace("#", shown) : box.dataset.all;
    box.dispatchEvent(new Event("chosen", { bubbles: true }));
  }

  const fields = [search, ...selects];

  const stop = new AbortController();

  function read() {
    // Instant loading has brought another page.
    if (!box.isConnected) return stop.abort();
    const asked = new URLSearchParams(location.search);
    for (const field of fields) field.value = asked.get(field.name) ?? "";
    // What the radar does not know chooses nothing.
    for (const select of selects) if (select.selectedIndex < 0) select.selectedIndex = 0;
    show();
    translate();
  }

  function address() {
    const url = new URL(location);
    for (const { name, value } of fields) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    return url;
  }

  // The same view in the other languages.
  function translate() {
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) link.search = location.search;
  }

  function changed(keep) {
    keep ? history.pushState(null, "", address()) : history.replaceState(null, "", address());
    show();
    translate();
  }

  search.addEventListener("input", () => changed(false));
  for (const select of selects) select.addEventListener("change", () => changed(true));
  clear.addEventListener("click", () => {
    for (const field of fields) field.value = "";
    changed(true);
    search.focus();
  });
  fold.addEventListener("click", () => fold.setAttribute("aria-expanded", fold.getAttribute("aria-expanded") === "false"));
  addEventListener("popstate", read, { signal: stop.signal });
  // Browsers put back what was in a form when they come back to a page; the address is what counts.
  addEventListener("pageshow", read, { signal: stop.signal });
  read();
})();
