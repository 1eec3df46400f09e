// One file with all pages of a site: shows the page that the address names behind its hash, such as #/en/trends/x/?t=a.
// The scripts of the site run as they are; what they know of addresses is told to them by stand-ins.
const BASE = "https://radar.invalid";
const about = JSON.parse(document.getElementById("radar-about").textContent);
const order = about.languages;

// Text that was said before is named by its place; see repeated_text.py.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
function* numbers(meant) {
  let number = 0;
  let place = 1;
  for (const each of meant) {
    const digit = DIGITS.indexOf(each);
    number += (digit % 32) * place;
    place *= 32;
    if (digit < 32) {
      yield number;
      number = 0;
      place = 1;
    }
  }
}
const textOf = (id) => document.getElementById(id).textContent;
function unfolded(text, meant) {
  const pieces = [];
  const told = numbers(meant);
  for (const piece of text.match(/<0|<[^<">]*"?>?|[^<">.:]+(?:">|[".:])?|[>.":]+/g) ?? []) {
    if (piece !== "<0") {
      pieces.push(piece);
      continue;
    }
    const start = told.next().value;
    const end = start + told.next().value;
    for (let at = start; at < end; at++) pieces.push(pieces[at]);
  }
  return pieces.join("");
}
const parts = unfolded(textOf("radar-pages"), textOf("radar-meant")).split("<1>");
const shells = new Map(order.map((language, nth) => [language, parts[nth]]));
const namesOf = (language) => JSON.parse(parts[order.length + order.indexOf(language)]);
// What pages of a radar of many trends show when it is asked for.
const later = JSON.parse(parts[2 * order.length]);
const first = document.querySelector(".md-content").outerHTML;
const pages = new Map(about.pages.map((path, nth) => [path, nth ? parts[2 * order.length + nth] : first]));

const languageOf = (path) => path.split("/")[1];
const home = (language) => `/${order.includes(language) ? language : order[0]}/`;
/** What the reader asked for, as an address of its own; a page that is none gives the home page. */
function place() {
  const url = new URL(location.hash.startsWith("#/") ? location.hash.slice(1) : "/", BASE);
  if (!pages.has(url.pathname)) {
    const whole = `${url.pathname.replace(/index\.html$/, "")}/`.replace(/\/+$/, "/");
    url.pathname = pages.has(whole) ? whole : home(languageOf(url.pathname));
  }
  return url;
}
/** Any address of the site, or one behind the hash, as one of our own. */
function whole(address) {
  const at = `${address}`.indexOf("#/");
  const here = at === 0 || `${address}`.slice(0, at) === location.href.split("#")[0];
  return here ? new URL(`${address}`.slice(at + 1), BASE) : new URL(address, place());
}
const written = (url) => (url.origin === BASE ? `#${url.pathname}${url.search}${url.hash}` : url.href);
window.radarRoutes = { whole, written };
window.radarContent = async (address) => later[new URL(address, place()).pathname];

// What the scripts of the site take for the address and the history.
const standIn = {
  origin: "",
  protocol: "file:",
  ...Object.fromEntries(["href", "search", "pathname", "hash"].map((part) => [part, ""])),
  toString: () => place().href,
};
for (const part of ["href", "search", "pathname", "hash"]) Object.defineProperty(standIn, part, { get: () => place()[part] });
const change = (method) => (state, title, address) => {
  history[method](null, "", written(new URL(address, place())));
  languages();
};
const past = { state: null, replaceState: change("replaceState"), pushState: change("pushState") };

/** Links within the page, and those to what only a site has, with what says nothing without them. */
function led(root, path) {
  const within = [root, ...[...root.querySelectorAll("template")].map((each) => each.content)];
  const all = (selector) => within.flatMap((each) => [...each.querySelectorAll(selector)]);
  for (const link of all("a[href^='#']:not([href^='#/'], .md-skip)")) link.setAttribute("href", `#${path}${link.getAttribute("href")}`);
  for (const link of all("[data-absent]")) {
    const around = link.closest("li, dd, p");
    if (link.hasAttribute("download") && around?.querySelectorAll("a:not([data-absent])").length === 0) {
      around.classList.add("radar-absent");
      if (around.matches("dd")) around.previousElementSibling?.classList.add("radar-absent");
    }
    if (link.matches("a[download]")) link.classList.add("radar-absent");
  }
}

const made = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content;

/** The same page in the other languages, or their home pages. */
function languages() {
  const url = place();
  for (const link of document.querySelectorAll(".md-select__link")) {
    const there = new URL(url);
    there.pathname = url.pathname.replace(/^\/[^/]*/, `/${link.lang}`);
    if (!pages.has(there.pathname)) [there.pathname, there.search] = [home(link.lang), ""];
    link.setAttribute("href", written(there));
  }
}

/** Light or dark, as the reader or else their system wants it. */
function palette() {
  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
  const key = "radargen-palette";
  const kept = (() => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  })();
  const wear = (chosen) => {
    if (!chosen) return;
    for (const part of ["scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${part}`, chosen.getAttribute(`data-md-color-${part}`));
    for (const input of inputs) if (input.nextElementSibling) input.nextElementSibling.hidden = input !== chosen;
    chosen.checked = true;
  };
  wear(inputs.find((input) => input.id === kept) ?? inputs.find((input) => matchMedia(input.dataset.mdColorMedia || "not all").matches) ?? inputs[0]);
  for (const input of inputs)
    input.addEventListener("change", () => {
      wear(input);
      try {
        localStorage.setItem(key, input.id);
      } catch {
        // Kept for as long as the file is open.
      }
    });
}

const bare = (words) => words.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
const spelled = (words) => bare(words.normalize("NFC").replace(/[äöüÄÖÜ]/g, (vowel) => `${vowel}e`));
const texts = new Map();
/** What is found in a language: the title, other names, and the text of each page, read when it is first needed. */
function known(language) {
  if (!texts.has(language)) {
    const others = new Map();
    for (const [name, page] of namesOf(language).names) others.set(`/${language}/${page}`, `${others.get(`/${language}/${page}`) ?? ""} ${name}`);
    const own = [...pages].filter(([path]) => languageOf(path) === language);
    texts.set(
      language,
      own.map(([path, html]) => {
        const page = made(html);
        const heading = page.querySelector("h1")?.textContent.trim() ?? "";
        for (const each of page.querySelectorAll("svg, nav, script, [data-search-exclude], .radar-selection")) each.remove();
        for (const each of page.querySelectorAll("p, li, dd, dt, td, th, h1, h2, h3, div, header, summary, label")) each.append(" ");
        const text = page.textContent.replace(/\s+/g, " ").trim();
        const both = (words) => `${bare(words)} ${spelled(words)}`;
        return { path, heading, text, title: both(heading), names: both(others.get(path) ?? ""), words: both(text) };
      }),
    );
  }
  return texts.get(language);
}

function found(language, asked) {
  const terms = bare(asked).split(/\s+/).filter(Boolean);
  if (!terms.length) return [];
  const worth = (page) => {
    let sum = 0;
    for (const term of terms) {
      const here = (page.title.startsWith(term) ? 60 : 0) + (page.title.includes(term) ? 30 : 0) + (page.names.includes(term) ? 40 : 0);
      const count = page.words.split(term).length - 1;
      if (!here && !count) return 0;
      sum += here + Math.min(count, 9) + (page.path.includes("/trends/") ? 3 : 0);
    }
    return sum;
  };
  return known(language).map((page) => ({ page, worth: worth(page) })).filter((each) => each.worth).sort((a, b) => b.worth - a.worth).map((each) => each.page);
}

/** Some words around the first place where a term stands. */
function excerpt({ text }, asked) {
  const term = asked.trim().split(/\s+/)[0].toLowerCase();
  const at = Math.max(0, text.toLowerCase().indexOf(term) - 60);
  const begun = at ? text.indexOf(" ", at) + 1 : 0;
  return `${begun ? "… " : ""}${text.slice(begun, begun + 180)}${text.length > begun + 180 ? " …" : ""}`;
}

function searching(language) {
  const [box, input] = [document.getElementById("__search"), document.querySelector("input[name=query]")];
  const result = document.querySelector("[data-md-component=search-result]");
  if (!box || !input || !result) return;
  const words = JSON.parse(document.getElementById("radar-words").textContent);
  const [told, list] = [result.firstElementChild, result.lastElementChild];
  told.setAttribute("role", "status");
  const element = (name, look, text) => Object.assign(document.createElement(name), { className: look, textContent: text });
  const show = () => {
    const hits = found(language, input.value);
    const asked = input.value.trim();
    told.textContent = !asked ? words.placeholder : hits.length === 1 ? words.one : hits.length ? words.other.replace("#", hits.length) : words.none;
    list.replaceChildren(
      ...hits.slice(0, 20).map((page) => {
        const [item, link, article] = [element("li", "md-search-result__item", ""), element("a", "md-search-result__link", ""), element("article", "md-search-result__article md-typeset", "")];
        link.setAttribute("href", `#${page.path}`);
        article.append(element("h2", "radar-hit", page.heading), element("p", "", excerpt(page, asked)));
        link.append(article);
        item.append(link);
        return item;
      }),
    );
  };
  input.addEventListener("input", show);
  input.addEventListener("focus", () => {
    box.checked = true;
    show();
  });
  box.addEventListener("change", () => box.checked && input.focus());
  const links = () => [...result.querySelectorAll("a")];
  const form = input.closest("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  form.addEventListener("reset", () => {
    setTimeout(show);
    input.focus();
  });
  form.parentNode.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.checked = false;
      input.blur();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [input, ...links()];
    all[Math.min(Math.max(all.indexOf(document.activeElement) + step, 0), all.length - 1)].focus();
  });
  search(Object.create(standIn, { protocol: { value: "https:" } }), past, async () => ({ json: async () => namesOf(language) }));
}

/** The search, and the navigation of small screens, cover the page no longer. */
function closed() {
  for (const box of document.querySelectorAll("#__search, #__drawer")) box.checked = false;
}

let shown = "";
let spoken = "";
const positions = new Map();

function surround(language) {
  const shell = made(shells.get(language));
  led(shell, home(language));
  for (const link of shell.querySelectorAll(".md-select__link")) link.removeAttribute("hreflang");
  document.body.replaceChildren(shell);
  document.documentElement.lang = language;
  spoken = language;
}

function show(back) {
  const url = place();
  if (url.pathname !== shown) {
    const language = languageOf(url.pathname);
    const other = language !== spoken;
    if (other) surround(language);
    const content = made(pages.get(url.pathname));
    led(content, url.pathname);
    for (const each of content.querySelectorAll("[data-radar-address]:empty")) each.remove();
    const heading = content.querySelector("h1")?.textContent.trim();
    document.querySelector(".md-content").replaceWith(content);
    const site = document.querySelector(".md-header__topic")?.textContent.trim() ?? "";
    document.title = heading && url.pathname !== home(language) ? `${heading} - ${site}` : site;
    document.getElementById("radar-inner").disabled = url.pathname === home(language);
    document.getElementById("__config").textContent = JSON.stringify({ base: BASE + home(language) });
    closed();
    for (const tab of document.querySelectorAll(".md-tabs__item")) {
      const there = whole(tab.firstElementChild.getAttribute("href") ?? "#/").pathname;
      const top = (path) => path.split("/")[2];
      const on = there === home(language) ? url.pathname === there : top(there) === top(url.pathname);
      tab.classList.toggle("md-tabs__item--active", on);
    }
    if (other) {
      palette();
      searching(language);
    }
    const begun = Boolean(shown);
    shown = url.pathname;
    for (const script of scripts) script(standIn, past);
    if (begun) document.getElementById("content")?.focus({ preventScroll: true });
    scrollTo(0, (back && positions.get(location.hash)) || 0);
  }
  languages();
  const target = url.hash && document.getElementById(decodeURIComponent(url.hash.slice(1)));
  if (!target || back) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  target.scrollIntoView();
  if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
}

let followed = false;
addEventListener("scroll", () => positions.set(location.hash, scrollY), { passive: true });
document.addEventListener(
  "click",
  (event) => {
    followed = Boolean(event.target.closest?.("a[href^='#']"));
    if (followed) closed();
    if (!event.target.closest?.(".md-skip")) return;
    event.preventDefault();
    document.getElementById("content")?.focus();
  },
  true,
);
addEventListener("popstate", () => {
  show(!followed);
  followed = false;
});
document.documentElement.classList.replace("no-js", "js");
show(false);
