// What is wrong with an entry, in the order of the form: what `radargen validate` calls an error, as far as a page can
// know it. Each problem has the path of its field, the code of the manual, and a sentence.

import { placement } from "./rule.js";

const BY_LANGUAGE = ["name", "words", "markdown", "names"];
const LIMITED = { line: "line", name: "name", words: "words", markdown: "markdown", url: "url", lines: "line", names: "name", id: "line" };
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const URL_ = /^https?:\/\/[^\s/?#@\\[\]<>"'`{}|^%]+([/?#][^\s<>"\\`]*)?$/i;
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d|index)$/;

/** The sentence of the form with its places filled. */
export const filled = (pattern, values = {}) => pattern.replace(/\{(\w+)(?::[^}]*)?\}/g, (_, key) => values[key] ?? "");

/** An id derived from a name, as radargen derives it; may be empty. */
export function slug(name) {
  const spelled = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "oe", å: "aa" };
  const plain = name.normalize("NFC").toLowerCase().replace(/[äöüßæøå]/g, (letter) => spelled[letter]).normalize("NFKD");
  const id = [...plain].filter((letter) => letter < "\x80").join("").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80).replace(/^-+|-+$/g, "");
  return DEVICES.test(id) ? `${id}-1` : id;
}

const inCalendar = (written) => {
  const [year, month = "01", day = "01"] = written.split("-");
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) && year !== "0000";
};

/** All problems of the values of a form; `own` is the id of the entry, empty while it is new. */
export function problems(values, form, own = "") {
  const found = [];
  const words = form.words;
  const forbidden = new RegExp(form.forbidden, "u");
  const tell = (path, code, key, places = {}, severity = "error") => found.push({ path: path.join("/"), code, severity, words: filled(words[key], places) });

  function text(path, field, value) {
    const most = form.limits[LIMITED[field.kind]];
    const sign = forbidden.exec(value);
    if (sign) tell(path, "forbidden-character", "forbidden", { character: `U+${sign[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` });
    else if (most && [...value.trim()].length > most) tell(path, "bad-value", "too-long", { length: [...value.trim()].length, most });
    else if (field.kind === "date" && !(value.length === 10 && DATE.test(value) && inCalendar(value))) tell(path, "bad-value", "not-a-date");
    else if (field.kind === "partial-date" && !(DATE.test(value) && inCalendar(value))) tell(path, "bad-value", "not-a-partial-date");
    else if (field.kind === "year" && !/^[12]\d{3}$/.test(value)) tell(path, "bad-value", "not-a-year");
    else if (field.kind === "url" && !(URL_.test(value) && URL.canParse(value))) tell(path, "bad-value", "not-an-address");
  }

  function value(path, field, given) {
    if (given === undefined || given === null) {
      if (field.required) tell(path, form.criteria.some(({ id }) => id === field.key) && path[0] === "assessments" ? "missing-rating" : "missing-key", field.options && field.options.length <= 5 ? "choose" : "missing");
      return;
    }
    if (Array.isArray(given)) {
      given.forEach((each, place) => (typeof each === "object" ? inner([...path, place], field, each) : text(path, field, each)));
    } else if (typeof given === "object") {
      if (!BY_LANGUAGE.includes(field.kind)) return inner(path, field, given);
      for (const { id, name } of form.languages) {
        const its = given[id];
        if (its) [its].flat().forEach((each) => text([...path, id], field, each));
        else if (field.kind !== "names") tell([...path, id], "missing-translation", "translation", { language: name }, "warning");
      }
    } else text(BY_LANGUAGE.includes(field.kind) ? [...path, form.first] : path, field, given);
  }

  const inner = (path, field, given) => field.fields.forEach((each) => value([...path, each.key], each, given[each.key]));

  for (const field of form.fields) value([field.key], field, values[field.key]);
  names(values, form, own, tell);
  standing(values, form, tell);
  if (form.needs_source && !values.sources?.length && (values.status ?? "active") === "active") tell(["sources"], "no-source", "no-source");
  return found;
}

function names(values, form, own, tell) {
  const given = typeof values.name === "string" ? { [form.first]: values.name } : (values.name ?? {});
  for (const [code, name] of Object.entries(given)) {
    const other = Object.keys(form.entries).find((id) => id !== own && form.entries[id][code]?.toLowerCase() === name?.toLowerCase());
    if (name && other) tell(["name", code], "same-name", "same-name", { other: form.shown[other] });
  }
  if (own) return;
  const id = newId(values, form);
  const name = ["name", form.first];
  if (!id && Object.values(given).some(Boolean)) tell(name, "bad-file-name", "no-id");
  else if (id in form.entries) tell(name, "file-name-clash", "taken", { path: `${form.folder}/${id}.yaml` });
  else if (id in form.former) tell(name, "former-id-in-use", "former", { other: form.shown[form.former[id]] ?? form.former[id] });
}

/** The id of a new entry: of its name in the radar's first language, else in any. */
export function newId(values, form) {
  const given = typeof values.name === "string" ? { [form.first]: values.name } : (values.name ?? {});
  return slug(given[form.first] || Object.values(given).find(Boolean) || "");
}

function standing(values, form, tell) {
  const list = values.assessments ?? [];
  const place = list.findIndex((each) => each.edition === form.edition);
  if (!list.length && !values.ring) tell(["assessments"], "no-assessment", "no-assessment", {}, "warning");
  if (place < 0) return;
  const assessment = list[place];
  const now = placement(form, assessment);
  if (!assessment.ratings?.length && !assessment.ring) tell(["assessments", place], "no-ring", "no-ring");
  if (!now) return;
  const raters = (assessment.ratings ?? []).map((rating) => (rating.by ?? "").toLowerCase());
  raters.forEach((by, n) => by && raters.indexOf(by) < n && tell(["assessments", place, "ratings", n, "by"], "repeated-rater", "rated-twice"));
  const before = placement(form, list.find((each) => each.edition === form.before));
  const ring = (id) => form.rings.find((each) => each.id === id)?.name ?? id;
  if (form.criteria.length && before && before.ring !== now.ring && !assessment.reason) tell(["assessments", place, "reason"], "move-without-reason", "moved", { before: ring(before.ring), ring: ring(now.ring) });
  if (now.agreement === "low" && !assessment.dissent) tell(["assessments", place, "dissent"], "missing-dissent", "disagree");
}
