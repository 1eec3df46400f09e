// A trend written in a form: what is filled in becomes the file, checked and placed on its ring by the radar's own rule.
// Nothing leaves the page before somebody takes it to the forge; at home it is saved where it came from.

import { filled, newId, problems } from "./entry-check.js";
import { control, element } from "./form-fields.js";
import { panel, standing } from "./form-standing.js";
import { parse, tree } from "./yaml-reading.js";
import { NotUnderstood, changed, written } from "./yaml-writing.js";

// Forges take no longer address, and browsers differ beyond.
const LONGEST = 7500;
const PARTS = ["about", "place", "proof", "more"];

/** Fill the page with its form; `keeper` saves at home, where there is one. */
export async function begin(root, keeper = null) {
  const form = JSON.parse(root.dataset.form);
  const page = new FormPage(root, form, keeper);
  await page.take(new URLSearchParams(location.search).get("trend") ?? "");
}

class FormPage {
  constructor(root, form, keeper) {
    Object.assign(this, { root, form, keeper, own: "", source: null, touched: new Set(), all: false });
    this.words = form.words;
    this.title = root.querySelector("h1");
    this.plainTitle = this.title.textContent;
    this.host = root.querySelector("[data-place]");
    this.controls = form.fields
      .filter((field) => form.rates || !["assessments", "ring"].includes(field.key))
      .map((field) => ({ field, ...(field.key === "assessments" ? standing(field, form) : control(field, field.key, form)) }));
    this.panel = form.rates && panel(form);
    this.build();
  }

  build() {
    const { words, form } = this;
    const part = (id) => this.controls.filter((each) => each.field.part === id).map((each) => each.element);
    this.choice = element("select", { autocomplete: "off", onchange: () => this.go(this.choice.value) }, element("option", { value: "" }, words["a-new-trend"]), Object.entries(form.shown).sort((a, b) => a[1].localeCompare(b[1], form.language)).map(([id, name]) => element("option", { value: id }, name)));
    this.told = element("p", { class: "radar-form-told", role: "status" });
    this.wrong = element("ul", { class: "radar-form-problems" });
    this.count = element("p", { role: "status" });
    this.path = element("code");
    this.text = element("pre", { tabindex: 0, role: "region", "aria-label": words.file });
    this.deeds = element("div", { class: "radar-form-deeds" });
    this.pasted = element("textarea", { rows: 6, autocomplete: "off", spellcheck: "false" });
    this.newer = element(
      "details",
      { class: "radar-form-newer" },
      element("summary", {}, words.newer),
      element("p", {}, words["newer-how"], " ", (this.there = element("a", { rel: "nofollow noopener noreferrer", target: "_blank" }, words["open-file"]))),
      element("label", {}, words["paste-here"], " ", this.pasted),
      element("button", { type: "button", onclick: () => this.paste() }, words["begin-from-this"]),
    );
    const [about, place, proof, more] = PARTS.map((id) => part(id));
    this.frame = element(
      "form",
      { novalidate: true, onsubmit: (event) => event.preventDefault(), oninput: (event) => this.heard(event), onchange: (event) => this.heard(event) },
      element("section", {}, element("h2", {}, words["part-about"]), about),
      element("section", { class: "radar-form-place" }, element("h2", {}, words["part-place"]), this.panel ? [element("p", { class: "radar-small" }, words["place-how"]), this.panel.element, ...place] : element("p", {}, filled(words.published, { edition: form.edition }))),
      element("section", {}, element("h2", {}, words["part-proof"]), proof),
      element("details", { class: "radar-form-more" }, element("summary", {}, words["part-more"]), more),
    );
    this.host.replaceChildren(...[
      element("div", { class: "radar-field radar-form-which" }, element("label", {}, words.which, " ", this.choice)),
      this.told,
      this.newer,
      this.frame,
      this.keeper?.beside,
      element("section", { class: "radar-form-file", "aria-labelledby": "radar-file" }, element("h2", { id: "radar-file" }, this.keeper ? words.file : words["part-hand-in"]), this.count, this.wrong, this.deeds, element("details", { class: "radar-form-text" }, element("summary", {}, words["see-file"], " ", this.path), this.text)),
    ].filter(Boolean));
  }

  /** Show another trend, or an empty form. */
  async go(id) {
    const address = new URL(location);
    id ? address.searchParams.set("trend", id) : address.searchParams.delete("trend");
    history.replaceState(null, "", address);
    await this.take(id);
  }

  async take(id) {
    this.keeper?.begin();
    const known = id in this.form.shown || (this.keeper && /^[a-z0-9-]+$/.test(id)) ? id : "";
    this.told.textContent = id && !known ? filled(this.words.unknown, { id }) : "";
    Object.assign(this, { own: known, source: null, touched: new Set(), all: false });
    this.choice.value = known;
    this.newer.hidden = !known || Boolean(this.keeper);
    this.there.href = this.form.forge.edit && `${this.form.forge.edit}${known}.yaml`;
    let text = null;
    if (known && !this.form.withheld) {
      try {
        text = this.keeper ? await this.keeper.read(known) : await fetched(new URL(this.form.files.replace("*", known), location));
      } catch {
        this.told.textContent = this.words["not-there"];
      }
    }
    if (known && text === null) {
      if (this.form.withheld) this.told.textContent = this.words.withheld;
      this.newer.open = true;
    }
    this.start(text);
  }

  paste() {
    this.start(this.pasted.value.endsWith("\n") ? this.pasted.value : `${this.pasted.value}\n`);
    if (this.source) this.newer.open = false;
  }

  /** Fill the form from a file's text; null for a new trend, or where the file is not there yet. */
  start(text) {
    let values = {};
    this.source = null;
    if (text !== null) {
      try {
        values = tree(parse(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n")));
        this.source = { text, values };
        this.told.textContent = "";
      } catch (error) {
        if (!(error instanceof NotUnderstood)) throw error;
        this.told.textContent = this.words["not-understood"];
      }
    }
    for (const each of this.controls) each.set(values[each.field.key]);
    if (!this.own) for (const each of this.controls) if (["sources"].includes(each.field.key)) each.begin?.();
    const name = this.own && this.form.shown[this.own];
    this.title.textContent = name ? filled(this.words["title-edit"], { name }) : this.plainTitle;
    this.frame.hidden = Boolean(this.own && !this.source);
    this.show();
  }

  /** What was new has a file from now on. */
  kept() {
    this.own = this.id;
    this.source = { text: "", values: {} };
    this.form.shown[this.own] = this.values().name?.[this.form.language] ?? this.own;
    this.choice.append(element("option", { value: this.own }, this.form.shown[this.own]));
    this.choice.value = this.own;
    this.form.entries[this.own] = {};
    this.show();
  }

  heard(event) {
    const path = event.target.dataset?.path;
    if (path && event.type === "change") this.touched.add(path);
    this.show();
    this.keeper?.changed(this);
  }

  values() {
    const filledIn = Object.fromEntries(this.controls.map((each) => [each.field.key, each.get()]).filter(([, value]) => value !== undefined));
    const rest = this.source?.values ?? {};
    const known = new Set(this.controls.map((each) => each.field.key));
    return { ...Object.fromEntries(Object.entries(rest).filter(([key]) => !known.has(key))), ...filledIn };
  }

  /** Recompute everything from what is filled in. */
  show() {
    const values = this.values();
    this.panel?.show(values);
    this.controls.find((each) => each.field.key === "assessments")?.fit(values);
    this.id = this.own || newId(values, this.form);
    this.problems = this.frame.hidden ? [] : problems(values, this.form, this.own).filter((each) => this.form.rates || each.code !== "no-assessment");
    this.file = this.made(values);
    this.text.textContent = this.file ?? "";
    this.path.textContent = `${this.form.folder}/${this.id || "…"}.yaml`;
    this.showProblems();
    // A click begins with leaving the field before, which is a change: what is clicked must still be there when it ends.
    if (this.isNew("deeds", [this.own, this.id, this.file, this.source?.text])) this.deeds.replaceChildren(...(this.keeper ? this.keeper.deeds(this) : this.handIn()));
  }

  /** Whether what a part of the page shows differs from what it showed last. */
  isNew(part, shown) {
    const now = JSON.stringify(shown);
    const before = this.shownLast?.[part];
    this.shownLast = { ...this.shownLast, [part]: now };
    return now !== before;
  }

  made(values) {
    if (this.own && !this.source) return null;
    try {
      if (!this.source || this.source.text === "") return written(values, this.form);
      return changed(this.source.text, this.source.values, values, this.form);
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      this.told.textContent = this.words["not-changeable"];
      return null;
    }
  }

  showProblems() {
    const { words } = this;
    const errors = this.problems.filter((each) => each.severity === "error");
    this.count.textContent = this.file === null ? "" : filled(words[errors.length ? (errors.length > 1 ? "still" : "still-one") : "complete"], { number: errors.length });
    if (this.isNew("wrong", this.problems)) this.wrong.replaceChildren(
      ...this.problems.map((each) => element("li", { class: `radar-${each.severity}` }, element("a", { href: "#", onclick: (event) => this.lead(event, each.path) }, element("b", {}, this.label(each.path)), `: ${each.words}`))),
    );
    for (const old of this.frame.querySelectorAll(".radar-form-wrong")) old.remove();
    for (const marked of this.frame.querySelectorAll("[aria-invalid]")) {
      marked.removeAttribute("aria-invalid");
      const kept = (marked.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.endsWith("-wrong"));
      kept.length ? marked.setAttribute("aria-describedby", kept.join(" ")) : marked.removeAttribute("aria-describedby");
    }
    for (const each of errors) {
      const field = this.field(each.path);
      if (!field || !(this.all || this.touched.has(each.path))) continue;
      const id = `${field.id || (field.id = `radar-at-${each.path.replaceAll("/", "-")}`)}-wrong`;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
      (field.closest(".radar-sentences") ?? field.closest(".radar-field") ?? field.parentNode).append(element("p", { class: "radar-form-wrong", id }, each.words));
    }
  }

  /** The control that a problem is about, or the nearest around it. */
  field(path) {
    for (let steps = path.split("/"); steps.length; steps = steps.slice(0, -1)) {
      const start = steps.join("/");
      const found = [...this.frame.querySelectorAll("[data-path]")].find((each) => each.dataset.path === start || each.dataset.path.startsWith(`${start}/`));
      if (found) return found;
    }
    return null;
  }

  label(path) {
    let fields = this.form.fields;
    const names = [];
    for (const step of path.split("/")) {
      const field = fields.find((each) => each.key === step);
      if (field) {
        if (field.key !== "assessments" && field.key !== "ratings") names.push(field.label);
        fields = field.fields ?? [];
      } else if (/^\d+$/.test(step) && names.length) names[names.length - 1] += ` ${Number(step) + 1}`;
    }
    return names.join(", ") || this.form.fields.find((each) => path.startsWith(each.key))?.label || path;
  }

  lead(event, path) {
    event.preventDefault();
    this.all = true;
    this.showProblems();
    const field = this.field(path);
    for (let above = field?.closest("details"); above; above = above.parentNode.closest("details")) above.open = true;
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  }

  /** What there is to press, for a change and for a new trend. */
  handIn() {
    if (this.file === null) return [];
    const { words, form, own } = this;
    const { forge } = form;
    const host = forge.edit && new URL(forge.edit).hostname;
    const out = (href, said, primary) => element("a", { href, target: "_blank", rel: "nofollow noopener noreferrer", class: primary ? "radar-primary" : "" }, said);
    const copy = element("button", { type: "button", class: "radar-primary", onclick: () => this.copy(copy) }, words.copy);
    if (own) {
      if (this.file === this.source.text) return [element("p", {}, words.unchanged)];
      if (!forge.edit) return [copy];
      return [element("ol", {}, element("li", {}, copy), element("li", {}, out(`${forge.edit}${own}.yaml`, filled(words["open-at"], { host }), true), " ", words["replace-all"]), element("li", {}, words.propose))];
    }
    if (!this.id || !values(this.file) || !forge.edit) return [];
    const parts = [forge.name && [forge.name, `${this.id}.yaml`], forge.text && [forge.text, this.file]].filter(Boolean);
    const whole = forge.new && `${forge.new}?${parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
    if (forge.text && whole.length < LONGEST) return [element("ol", {}, element("li", {}, out(whole, filled(words["begin-at"], { host }), true), " ", words["filled-in"]), element("li", {}, words.propose)), element("p", { class: "radar-small" }, copy)];
    const named = forge.new && `${forge.new}${forge.name ? `?${forge.name}=${encodeURIComponent(`${this.id}.yaml`)}` : ""}`;
    return [element("ol", {}, element("li", {}, copy), element("li", {}, out(named || forge.edit, filled(words["begin-at"], { host }), true), " ", filled(words["paste-there"], { path: `${form.folder}/${this.id}.yaml` })), element("li", {}, words.propose))];
  }

  async copy(button) {
    this.all = true;
    this.showProblems();
    await copied(this.file);
    button.textContent = this.words.copied;
    setTimeout(() => (button.textContent = this.words.copy), 3000);
  }
}

const values = (file) => file.trim() !== "";

async function fetched(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Where the browser lets no page write there.
    const field = document.body.appendChild(element("textarea"));
    field.value = text;
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
