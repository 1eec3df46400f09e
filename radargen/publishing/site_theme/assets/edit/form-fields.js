// The fields of the form: for each kind of value something to fill in, with a label of its own and room for what is
// wrong with it. A field that nobody touched gives back what it was given, to the letter.

import { filled } from "./entry-check.js";
import { ORIGIN, same } from "./yaml-writing.js";

/** An element with attributes, listeners (`onclick`) and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined && (value !== "" || key === "value")) made.setAttribute(key, value);
  }
  made.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return made;
}

let number = 0;

/** A label above its control; `path` is what a problem names. */
function labelled(label, control, path, { help = "", required = "", lang = "" } = {}) {
  const id = `radar-field-${number++}`;
  control.id = id;
  control.dataset.path = path;
  if (lang) control.lang = lang;
  const about = help && element("small", { id: `${id}-help` }, help);
  if (about) control.setAttribute("aria-describedby", about.id);
  if (required) control.setAttribute("aria-required", "true");
  return element("div", { class: "radar-field" }, element("label", { for: id }, label, required && element("span", { class: "radar-needed" }, ` ${required}`)), about, control);
}

/** A group of controls with a legend. */
function grouped(legend, help, ...children) {
  return element("fieldset", {}, element("legend", {}, legend), help && element("small", {}, help), ...children);
}

/** The control of a field at that path: { element, get(), set(value) }; get() is undefined where nothing is said. */
export function control(field, path, form) {
  switch (field.kind) {
    case "name":
    case "words":
    case "markdown":
    case "names":
      return byLanguage(field, path, form);
    case "choice":
      return sentences(field) ? picked(field, path, form) : selected(field, path, form);
    case "trend":
      return selected({ ...field, options: Object.entries(form.shown).sort((a, b) => a[1].localeCompare(b[1], form.language)) }, path, form);
    case "choices":
      return checked(field, path, form);
    case "flag":
      return flag(field, path);
    case "group":
      return group(field, path, form);
    case "items":
      return items(field, path, form);
    default:
      return line(field, path, form);
  }
}

/** Whether the options are levels with a sentence each, to be read before one is picked. */
const sentences = (field) => field.options.length === 5 && field.options.every(([value], place) => value === String(place + 1)) && field.options.some(([, meaning]) => meaning);

/** A control over one text: what it shows of a value, and what of its words becomes a value. */
function typed(input, shown, taken) {
  let given;
  let began = "";
  return {
    element: input,
    get: () => (input.value === began ? given : taken(input.value)),
    set(value) {
      given = value ?? undefined;
      input.value = given === undefined ? "" : shown(given);
      began = input.value;
    },
  };
}

const words = (value) => value.trim() || undefined;
const list = (value) => {
  const each = value.split("\n").map((one) => one.trim()).filter(Boolean);
  return each.length ? each : undefined;
};
const box = (rows) => element("textarea", { rows, autocomplete: "off", spellcheck: "true" });
const input = (type = "text") => element("input", { type, autocomplete: "off" });

function line(field, path, form) {
  const several = field.kind === "lines";
  const made = several ? box(2) : input({ date: "date", url: "url" }[field.kind]);
  if (field.kind === "date") made.min = "1000-01-01";
  const its = typed(made, (value) => (several ? [value].flat().join("\n") : value), several ? list : words);
  const help = several ? `${field.help} ${form.words["one-a-line"]}` : field.help;
  return { ...its, element: labelled(field.label, made, path, { help, required: field.required && form.words.required }) };
}

function byLanguage(field, path, form) {
  const several = form.languages.length > 1;
  const rows = { words: 3, markdown: 9, names: 2 }[field.kind];
  const plural = field.kind === "names";
  const help = plural ? `${field.help} ${form.words["one-a-line"]}` : field.help;
  let given;
  const parts = form.languages.map(({ id, name }) => {
    const made = rows ? box(rows) : input();
    const its = typed(made, (value) => (plural ? value.join("\n") : value.trimEnd()), plural ? list : words);
    const needed = field.required && (several ? id === form.first : true) && form.words.required;
    const label = several ? name : field.label;
    return { id, ...its, element: labelled(label, made, several ? `${path}/${id}` : `${path}/${form.first}`, { help: several ? "" : help, required: needed, lang: id }) };
  });
  const whole = several ? grouped(field.label, help, element("div", { class: "radar-languages" }, parts.map((each) => each.element))) : parts[0].element;
  return {
    element: whole,
    get() {
      if (!several) return parts[0].get();
      const value = Object.fromEntries(parts.map((each) => [each.id, each.get()]).filter(([, its]) => its !== undefined));
      if (!Object.keys(value).length) return undefined;
      // A plain text stays one while no other language has words.
      const plain = given !== undefined && (typeof given !== "object" || Array.isArray(given));
      return plain && Object.keys(value).join() === form.first ? value[form.first] : value;
    },
    set(value) {
      given = value ?? undefined;
      const plain = given !== undefined && (typeof given !== "object" || Array.isArray(given));
      for (const each of parts) each.set(plain ? (each.id === form.first ? given : undefined) : given?.[each.id]);
      if (!several && given && !plain) parts[0].set(given[form.first]);
    },
  };
}

function selected(field, path, form) {
  const select = element("select", { autocomplete: "off" }, element("option", { value: "" }, form.words[field.required ? "choose-one" : "not-said"]), field.options.map(([value, meaning]) => element("option", { value }, meaning || value)));
  return {
    element: labelled(field.label, select, path, { help: field.help, required: field.required && form.words.required }),
    get: () => select.value || undefined,
    set(value) {
      const known = value === undefined || value === null || [...select.options].some((option) => option.value === value);
      if (!known) select.append(element("option", { value }, value));
      select.value = value ?? "";
    },
  };
}

/** Levels of which each has a sentence. */
function picked(field, path, form) {
  const name = `radar-pick-${number++}`;
  const radio = (value, ...said) => element("label", { class: "radar-pick" }, element("input", { type: "radio", name, value, autocomplete: "off", "data-path": path }), element("span", {}, said));
  const radios = field.options.map(([value, meaning]) => radio(value, element("b", {}, value), ` ${meaning}`));
  if (!field.required) radios.push(radio("", form.words["not-said"]));
  const whole = grouped([field.label, field.required && element("span", { class: "radar-needed" }, ` ${form.words.required}`)].filter(Boolean), field.help, radios);
  whole.classList.add("radar-sentences");
  const inputs = [...whole.querySelectorAll("input")];
  return {
    element: whole,
    get: () => inputs.find((each) => each.checked)?.value || undefined,
    set: (value) => inputs.forEach((each) => (each.checked = each.value === (value ?? (field.required ? "none" : "")))),
  };
}

function checked(field, path, form) {
  const boxes = field.options.map(([value, meaning]) => element("label", { class: "radar-pick" }, element("input", { type: "checkbox", value, autocomplete: "off", "data-path": path }), element("span", {}, meaning || value)));
  const whole = grouped(field.label, field.help, boxes);
  const inputs = [...whole.querySelectorAll("input")];
  let given;
  return {
    element: whole,
    get() {
      const chosen = inputs.filter((each) => each.checked).map((each) => each.value);
      const other = [given ?? []].flat().filter((value) => !field.options.some(([known]) => known === value));
      const all = [...[given ?? []].flat().filter((value) => chosen.includes(value) || other.includes(value)), ...chosen.filter((value) => ![given ?? []].flat().includes(value))];
      // One value may stand without brackets.
      if (given !== undefined && same([given].flat(), all)) return given;
      return all.length ? all : undefined;
    },
    set(value) {
      given = value ?? undefined;
      inputs.forEach((each) => (each.checked = [given ?? []].flat().includes(each.value)));
    },
  };
}

function flag(field, path) {
  // Of a field that holds unless the file says otherwise, that is what is ticked.
  const [said, other] = field.negated ? ["false", "true"] : ["true", "false"];
  const made = element("input", { type: "checkbox", autocomplete: "off", "data-path": path });
  let given;
  return {
    element: element("div", { class: "radar-field" }, element("label", { class: "radar-pick" }, made, element("span", {}, element("b", {}, field.label), " ", element("small", {}, field.help)))),
    get: () => (made.checked ? said : given === other ? given : undefined),
    set(value) {
      given = value ?? undefined;
      made.checked = given === said;
    },
  };
}

/** The controls of the fields of a mapping: { parts, get(), set(value) }. */
export function mapping(field, path, form, leave = () => false) {
  const parts = field.fields.filter((each) => !leave(each)).map((each) => ({ key: each.key, ...control(each, `${path}/${each.key}`, form) }));
  return {
    parts,
    get() {
      const value = Object.fromEntries(parts.map((each) => [each.key, each.get()]).filter(([, its]) => its !== undefined));
      return Object.keys(value).length ? value : undefined;
    },
    set: (value) => parts.forEach((each) => each.set(value?.[each.key])),
  };
}

function group(field, path, form) {
  const its = mapping(field, path, form);
  return { ...its, element: grouped(field.label, field.help, its.parts.map((each) => each.element)) };
}

function items(field, path, form) {
  const rows = [];
  const held = element("div", { class: "radar-items" });
  const more = element("button", { type: "button", class: "radar-more-items", onclick: () => add().focus() }, `+ ${filled(form.words.add, { what: field.label })}`);
  const whole = grouped(field.label, field.help, held, more);

  function add(value, origin) {
    const its = mapping(field, `${path}/${rows.length}`, form);
    const row = { ...its, origin };
    const drop = element("button", { type: "button" }, form.words.remove);
    // What is there already is folded, so that nobody scrolls through what stays.
    row.element = element("details", { class: "radar-item", open: origin === undefined }, element("summary"), its.parts.map((each) => each.element), drop);
    drop.addEventListener("click", () => {
      rows.splice(rows.indexOf(row), 1);
      row.element.remove();
      numbered();
      more.focus();
      more.dispatchEvent(new Event("input", { bubbles: true }));
    });
    row.set(value);
    rows.push(row);
    held.append(row.element);
    numbered();
    return row.element.querySelector("input, textarea, select");
  }

  /** Problems name an item by its place. */
  function numbered() {
    rows.forEach((row, place) => {
      const name = row.parts.find((each) => each.key === field.order.find((key) => ["title", "organisation", "to"].includes(key)))?.get();
      row.element.querySelector("summary").textContent = [`${field.label} ${place + 1}`, form.shown[name] ?? name].filter(Boolean).join(": ");
      for (const each of row.element.querySelectorAll("[data-path]")) each.dataset.path = each.dataset.path.replace(new RegExp(`^(${path}/)\\d+`), `$1${place}`);
    });
  }

  return {
    element: whole,
    get() {
      const all = rows.map((row) => [row, row.get()]).filter(([row, value]) => value || row.origin !== undefined);
      const value = all.map(([row, its]) => (row.origin === undefined ? its : { ...its, [ORIGIN]: row.origin }));
      return value.length ? value : undefined;
    },
    set(value) {
      rows.splice(0).forEach((row) => row.element.remove());
      (Array.isArray(value) ? value : []).forEach((each, place) => add(each, place));
    },
    begin: () => !rows.length && add(),
  };
}
