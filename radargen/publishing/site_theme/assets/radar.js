// The radar of the home page and the list that belongs to it: each lights up the other, and arrow keys walk the radar.
(() => {
  let stop;
  function begin() {
    stop?.abort();
    const figure = document.querySelector(".radar-picture .radar-figure");
    if (!figure) return;
    const told = figure.querySelector("figcaption");
    const links = ".radar-picture .radar-figure a, .radar-names a";

    const twins = new Map();
    for (const link of document.querySelectorAll(links)) {
      const address = link.getAttribute("href");
      twins.set(address, [...(twins.get(address) ?? []), link]);
    }

    let lit = "";
    function light(link) {
      const address = link?.getAttribute("href") ?? "";
      figure.classList.toggle("radar-sought", Boolean(link) && !figure.contains(link));
      if (address === lit) return;
      for (const old of twins.get(lit) ?? []) old.parentNode.classList.remove("radar-lit");
      for (const now of twins.get(address) ?? []) now.parentNode.classList.add("radar-lit");
      told.textContent = twins.get(address)?.find((each) => figure.contains(each))?.getAttribute("aria-label") ?? "";
      lit = address;
    }

    // Where the pointer rests on neither, the focus counts.
    const pointed = (event) => light(event.target.closest?.(links) ?? document.activeElement.closest(links));
    stop = new AbortController();
    const listen = (event, hear) => {
      // Until instant loading has brought another page.
      const heard = (each) => (figure.isConnected ? hear(each) : stop.abort());
      document.addEventListener(event, heard, { signal: stop.signal });
    };
    listen("pointerover", pointed);
    listen("focusin", pointed);
    listen("focusout", () => light(null));

    // One stop of the Tab key for the whole radar.
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    for (const { parentNode: frame } of figure.querySelectorAll(".radar")) {
      const every = [...frame.querySelectorAll("a")];
      let walk = every;
      const rest = (link) => every.forEach((each) => each.setAttribute("tabindex", each === link ? 0 : -1));

      // On the frame: an SVG that listens to the focus would become a stop itself.
      frame.addEventListener("focusin", (event) => rest(event.target));
      frame.addEventListener("keydown", (event) => {
        const step = steps[event.key];
        if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const place = walk.indexOf(document.activeElement) + step;
        walk[Math.min(Math.max(place, 0), walk.length - 1)]?.focus();
      });
      const chosen = () => {
        walk = every.filter((link) => !link.closest(".radar-out"));
        rest(walk[0]);
      };
      listen("chosen", chosen);
      chosen();
    }
  }
  begin();
  // The whole chart of a radar of many trends comes when it is asked for.
  const again = new AbortController();
  const figure = document.querySelector(".radar-picture .radar-figure");
  document.addEventListener("radar-content", () => (figure?.isConnected ? begin() : again.abort()), { signal: again.signal });
})();
