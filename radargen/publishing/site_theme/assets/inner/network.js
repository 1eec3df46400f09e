// The network: a trend under the pointer or the keyboard shows its own links before all others.
{
  const pairs = document.querySelector(".radar-pairs");
  if (pairs) {
    const light = (trend) => {
      const near = new Set([trend]);
      for (const link of pairs.querySelectorAll(".radar-link")) {
        const { from, to } = link.dataset;
        const own = trend === from || trend === to;
        link.classList.toggle("radar-lit", own);
        if (own) near.add(from).add(to);
      }
      for (const knot of pairs.querySelectorAll(".radar-knot")) {
        knot.classList.toggle("radar-lit", Boolean(trend) && near.has(knot.dataset.trend));
      }
      pairs.classList.toggle("radar-chosen", Boolean(trend));
    };
    const follow = (event) => light(event.target.closest?.(".radar-knot")?.dataset.trend);
    pairs.addEventListener("pointerover", follow);
    pairs.addEventListener("pointerleave", () => light());
    pairs.addEventListener("focusin", follow);
    pairs.addEventListener("focusout", () => light());
  }
}
