// What the theme's instant loading lacks on the pages of a radar; runs before the theme's own script.
(() => {
  // The theme makes each address whole by `link.href = link.href`, and stops at an SVG, where href can only be read.
  for (const name of Object.getOwnPropertyNames(window).filter((each) => each.startsWith("SVG"))) {
    const { prototype } = window[name];
    const given = prototype && Object.getOwnPropertyDescriptor(prototype, "href");
    if (!given || given.set) continue;
    Object.defineProperty(prototype, "href", {
      ...given,
      set(value) {
        // Anything else, as <use>, names a part of its own drawing.
        if (!(this instanceof SVGAElement)) return;
        const link = this.ownerDocument.createElement("a");
        link.href = value.baseVal ?? value;
        this.setAttribute("href", link.href);
      },
    });
  }

  // The header stays when another page comes, in which these links lead to that page's translations.
  const page = () => document.querySelector("[data-md-component=container]");
  let shown = page();
  const renew = () => {
    if (shown === page()) return;
    shown = page();
    for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
      const there = document.querySelector(`[data-radar-languages] [hreflang="${link.hreflang}"]`);
      if (there) link.href = there.href;
    }
    const skip = document.querySelector("body > .md-skip");
    if (!skip) return;
    skip.setAttribute("href", "#content");
    skip.hidden = Boolean(document.querySelector("[data-md-component=skip] a"));
  };
  new MutationObserver(renew).observe(document.body, { childList: true });

  const { languages } = document.currentScript.dataset;
  const base = new URL(JSON.parse(document.getElementById("__config").textContent).base.replace(/\/?$/, "/"), location);
  const folders = languages.split(" ").filter(Boolean).map((each) => new URL(`${each}/`, base).pathname);

  // Links that name a target are left to the browser, which loads such a page in full.
  const whole = (link) => {
    if (link.pathname !== location.pathname) {
      // Neither the header nor the search would be in its language.
      return folders.some((each) => link.pathname.startsWith(each));
    }
    // The theme takes what differs by its query for the same page, and would go back.
    return link.search !== location.search;
  };
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest?.("a[href]");
      if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
      if (link.pathname === location.pathname && link.hash) {
        // The theme has written the query into it that there was then; what is chosen since stays chosen.
        link.setAttribute("href", link.hash);
      } else if (whole(link)) {
        link.target = "_self";
        setTimeout(() => link.removeAttribute("target"));
      }
    },
    true,
  );
})();
