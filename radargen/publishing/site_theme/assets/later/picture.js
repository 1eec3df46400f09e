// The picture of what is chosen or marked, for a slide: loaded when it is asked for, and made in the browser from the radar that is there.
(() => {
  const place = document.querySelector(".radar-shot");
  const radar = document.querySelector(".radar-picture .radar-broad svg, .radar-picture .radar-figure > svg");
  if (!place || !radar) return;
  const [width, height, edge] = [1600, 900, 56];
  // What of a style a picture needs; all else is in the attributes of the drawing.
  const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "letter-spacing", "r"];
  const escaped = (words) => words.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const blips = [...radar.querySelectorAll("[role=listitem]")];
  const key = (link) => (window.radarRoutes?.whole(link.getAttribute("href")) ?? new URL(link.getAttribute("href"), location)).pathname.split("/").filter((part) => part && part !== "index.html").pop();

  const marked = () => (new URLSearchParams(location.search).get("t") ?? "").split(",").filter(Boolean);

  /** Runs with only these trends standing out on the page; nothing of it is painted. */
  function standing(ids, work) {
    const before = blips.map((blip) => blip.classList.contains("radar-out"));
    for (const blip of blips) blip.classList.toggle("radar-out", !ids.has(key(blip.querySelector("a"))));
    try {
      return work();
    } finally {
      blips.forEach((blip, place) => blip.classList.toggle("radar-out", before[place]));
    }
  }

  function drawn(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const style = getComputedStyle(node);
    if (style.display === "none" || node.tagName === "style" || node.tagName === "title") return "";
    const inside = [...node.childNodes].map(drawn).join("");
    if (node.tagName === "a") return `<g transform="${node.getAttribute("transform") ?? "translate(0 0)"}">${inside}</g>`;
    const own = [...node.attributes].filter(({ name }) => !/^(class|style|role|aria-.*|tabindex|href|xlink:href|data-.*)$/.test(name) && !STYLES.includes(name));
    const seen = STYLES.map((name) => [name, style.getPropertyValue(name)]).filter(([, value]) => value && value !== "none" && value !== "normal");
    const nothing = ["fill", "stroke"].filter((name) => style.getPropertyValue(name) === "none").map((name) => [name, "none"]);
    const attributes = [...own.map(({ name, value }) => [name, value]), ...seen, ...nothing];
    return `<${node.tagName} ${attributes.map(([name, value]) => `${name}="${escaped(value)}"`).join(" ")}>${inside}</${node.tagName}>`;
  }

  const rows = () =>
    [...document.querySelectorAll(".radar-names li")].map((item) => ({
      id: key(item.querySelector("a")),
      name: item.querySelector("a").textContent,
      blip: item.querySelector(".radar-blip circle"),
      // What to do and on which ring; without advice the heading is the ring's.
      place: [...new Set([item.closest(".radar-group")?.querySelector("h2").firstChild.textContent.trim(), item.querySelector(".radar-at")?.textContent])],
      hidden: item.hidden,
    }));

  // A page that was opened as a file fetches nothing; there the fonts come as a script.
  const own = document.currentScript?.src;
  const bring = () =>
    new Promise((done) => {
      document.head.append(Object.assign(document.createElement("script"), { src: new URL("fonts.js", own), onload: done, onerror: done }));
    });

  async function fonts() {
    // A single file has its fonts in the page.
    const held = [...document.styleSheets].filter((sheet) => !sheet.href).flatMap((sheet) => [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule));
    if (held.length) return held.map((rule) => rule.cssText).join("");
    const faces = { 400: "Regular", 600: "Semibold", 700: "Bold" };
    if (location.protocol === "file:" && !window.radargenFonts) await bring();
    const rules = Object.entries(faces).map(async ([weight, name]) => {
      let code = window.radargenFonts?.[weight];
      const address = document.querySelector(`link[rel=preload][href*="RadargenSans-${name}"]`)?.href;
      if (!code && address) {
        const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
        code = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      }
      return code ? `@font-face{font-family:"Radargen Sans";font-weight:${weight};src:url(data:font/woff2;base64,${code})}` : "";
    });
    return (await Promise.all(rules)).join("");
  }

  const measure = document.createElement("canvas").getContext("2d");
  function fitting(words, size, room) {
    measure.font = `${size}px "Radargen Sans", sans-serif`;
    if (measure.measureText(words).width <= room) return words;
    let kept = words;
    while (kept && measure.measureText(`${kept}…`).width > room) kept = [...kept].slice(0, -1).join("");
    return `${kept.trimEnd()}…`;
  }

  /** The whole picture as SVG: title, what was chosen, the radar, the names, where it is from. */
  async function svg() {
    const face = await fonts();
    const ids = marked();
    const list = rows().filter((row) => (ids.length ? ids.includes(row.id) : !row.hidden));
    const box = radar.viewBox.baseVal;
    const high = height - 150 - 70;
    const scale = Math.min(high / box.height, 900 / box.width);
    const inside = standing(new Set(list.map((row) => row.id)), () => [...radar.childNodes].map(drawn).join(""));
    const look = getComputedStyle(document.querySelector(".radar-page"));
    const soft = getComputedStyle(document.querySelector(".radar-shot")).color;
    const [ink, ground] = [look.color, getComputedStyle(document.body).backgroundColor];
    const text = (x, y, size, words, weight = 400, colour = ink, room = width - edge - x) =>
      `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(fitting(words, size * (weight > 400 ? 1.06 : 1), room))}</text>`;
    const chips = [...document.querySelectorAll(".radar-chosen > :not(.radar-clear)")].map((each) => each.textContent);
    const left = edge + box.width * scale + 48;
    const columns = list.length > 26 ? 2 : 1;
    const each = Math.ceil(list.length / columns);
    // Few have room for what they are, too.
    const told = list.length <= 12;
    const step = Math.min(told ? 54 : 30, high / Math.max(each, 1));
    const line = Math.min(30, step);
    const wide = (width - edge - left) / columns;
    const names = list.map((row, place) => {
      const [x, y] = [left + Math.floor(place / each) * wide, 170 + (place % each) * step];
      const style = getComputedStyle(row.blip);
      const mark = `<circle cx="${x + 9}" cy="${y - line * 0.2}" r="${(row.blip.r.baseVal.value * line) / 30}" fill="${style.fill}" stroke="${style.stroke}" stroke-width="1.6"/>`;
      const said = told ? text(x + 26, y + 22, 15, row.place.filter(Boolean).join(" · "), 400, soft, wide - 40) : "";
      return mark + text(x + 26, y, Math.min(19, line * 0.66), row.name, told ? 600 : 400, ink, wide - 40) + said;
    });
    const home = new URL(place.dataset.home ?? "", location);
    const where = location.protocol === "file:" ? "" : ` · ${home.host}${home.pathname}`;
    const heading = document.querySelector(".radar-caps")?.nextSibling ?? document.querySelector(".radar-page h1");
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="&quot;Radargen Sans&quot;, sans-serif">` +
      `<style>${face}</style><rect width="${width}" height="${height}" fill="${ground}"/>` +
      text(edge, 82, 40, heading.textContent.trim() || place.dataset.title, 700) +
      text(edge, 118, 22, ids.length ? place.dataset.title : chips.join(" ") || place.dataset.title, 400, soft) +
      `<svg x="${edge}" y="150" width="${box.width * scale}" height="${box.height * scale}" viewBox="${box.x} ${box.y} ${box.width} ${box.height}" color="${ink}">${inside}</svg>` +
      names.join("") +
      text(edge, height - 28, 18, `${place.dataset.title}, ${place.dataset.source}${where}`, 400, soft) +
      "</svg>"
    );
  }

  async function png(source) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  window.radarPicture = async (kind) => {
    const source = await svg();
    const blob = kind === "png" ? await png(source) : new Blob([source], { type: "image/svg+xml" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: `radar.${kind}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 9000);
  };
})();
