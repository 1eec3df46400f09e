// Writes a trend's file: a new one as `radargen fmt` leaves it, or a change in the text of one that is there.
// What the form does not know, comments and layout stay as they are; where that cannot be kept, nothing is written.

import { NotUnderstood, at, comments, parse, tail, tree } from "./yaml-reading.js";

export { NotUnderstood };

const PLAIN = /^\p{L}(?:[\p{L}\p{N}\p{M}_./%+;=@*()„“”–-]|,(?=\s)|:(?=\S)|\s(?=[^\s#]))*$/u;
const NO_WORDS = ["y", "n", "yes", "no", "true", "false", "on", "off", "null"];
const RAW = new Set(["choice", "choices", "flag", "date", "partial-date", "year"]);
const BY_LANGUAGE = { name: "line", words: "line", markdown: "text", names: "lines" };

/** What the form keeps of an item of a list: its place in the list of the file; new ones have none. */
export const ORIGIN = "@";

/** The words as a YAML scalar on one line, quoted if needed. */
export function scalar(words, inBrackets = false) {
  const line = harmless(words).trim().split(/\s+/).join(" ");
  const plain = PLAIN.test(line) && !line.endsWith(":") && !NO_WORDS.includes(line.toLowerCase());
  if (plain && !(inBrackets && /[,[\]{}:]/.test(line))) return line;
  return `'${line.replaceAll("'", "''")}'`;
}

/** The text in Unicode NFC, with line feeds alone. */
export const harmless = (words) => String(words).normalize("NFC").replace(/\r\n?/g, "\n");

function single(value, field, inBrackets = false) {
  if (field.quoted) return `"${value}"`;
  return RAW.has(field.kind) && /^[\w.-]+$/.test(value) ? value : scalar(value, inBrackets);
}

function flow(value, field) {
  if (Array.isArray(value)) return `[${value.map((each) => flow(each, { kind: field.kind })).join(", ")}]`;
  if (typeof value !== "object") return single(value, field, true);
  return `{${pairs(value, field).map(([key, inner, its]) => `${key}: ${flow(inner, its)}`).join(", ")}}`;
}

/** The keys of a mapping that have a value, in the order of its form, each with value and field. */
function pairs(value, field) {
  const order = field.order ?? [];
  const known = Object.fromEntries((field.fields ?? []).map((each) => [each.key, each]));
  return Object.keys(value)
    .filter((key) => key !== ORIGIN && value[key] !== undefined)
    .sort((a, b) => rank(order, a) - rank(order, b))
    .map((key) => [key, value[key], known[key] ?? { kind: "line" }]);
}

const rank = (order, key) => (order.includes(key) ? order.indexOf(key) : order.length);

/** The lines of a key with its value, indented by that many spaces. */
function lines(key, value, field, indent) {
  const pad = " ".repeat(indent);
  if (typeof value === "string") {
    if (field.kind !== "text" && field.kind !== "markdown") return [`${pad}${key}: ${single(value, field)}`];
    const text = harmless(value).split("\n").map((line) => line.trimEnd()).join("\n").trim();
    return [`${pad}${key}: |`, ...text.split("\n").map((line) => (line ? `${pad}  ${line}` : ""))];
  }
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each === "string")) return [`${pad}${key}: ${flow(value, field)}`];
    return [`${pad}${key}:`, ...value.flatMap((each) => item(each, field, indent + 2))];
  }
  if (BY_LANGUAGE[field.kind]) {
    const its = { kind: BY_LANGUAGE[field.kind] };
    return [`${pad}${key}:`, ...pairs(value, field).flatMap(([code, words]) => lines(code, words, its, indent + 2))];
  }
  if (field.flow) return [`${pad}${key}: ${flow(value, field)}`];
  return [`${pad}${key}:`, ...pairs(value, field).flatMap(([name, inner, its]) => lines(name, inner, its, indent + 2))];
}

/** The lines of an item of a list behind its hyphen. */
function item(value, field, indent) {
  const pad = " ".repeat(indent);
  if (field.flow) return [`${pad}- ${flow(value, field)}`];
  const [first, ...further] = pairs(value, field).flatMap(([key, inner, its]) => lines(key, inner, its, indent + 2));
  return [`${pad}- ${first.trimStart()}`, ...further];
}

const outermost = (form) => ({ kind: "group", fields: form.fields, order: form.order });

/** A field with the keys of its mapping in order, where they are languages. */
const completed = (field, form) => (BY_LANGUAGE[field.kind] ? { ...field, order: form.codes } : field);

/** The file of a new trend. */
export function written(values, form) {
  const root = outermost(form);
  if (!Object.keys(values).length) return "";
  const begin = form.modeline ? [form.modeline] : [];
  const all = pairs(values, root).flatMap(([key, value, field]) => lines(key, value, deep(field, form), 0));
  const text = [...begin, ...all, ""].join("\n");
  parse(text);
  return text;
}

function deep(field, form) {
  const its = completed(field, form);
  return its.fields ? { ...its, fields: its.fields.map((each) => deep(each, form)) } : its;
}

/** The text with what differs between two trees of values changed in it; NotUnderstood where that is not safe. */
export function changed(text, before, after, form) {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const end = (text.match(/\r\n/g)?.length ?? 0) > (text.match(/(?<!\r)\n/g)?.length ?? 0) ? "\r\n" : "\n";
  const plain = text.slice(mark.length).replace(/\r\n?/g, "\n");
  const steps = [...differences([], [deep(outermost(form), form)], before, after)];
  if (!steps.length) return text;
  let result = plain;
  const wanted = tree(parse(plain));
  for (const step of steps) {
    result = applied(result, step);
    apply(wanted, step);
  }
  if (!same(tree(parse(result)), wanted)) throw new NotUnderstood("data");
  const [kept, now] = [comments(plain), comments(result)];
  if (!steps.some((each) => each.deed === "remove") && !same(kept, now)) throw new NotUnderstood("comments");
  return mark + result.replaceAll("\n", end);
}

/** What is to be done, in an order in which places stay right: changes, removals from the end, what is appended. */
function* differences(path, chain, before, after) {
  const field = chain.at(-1);
  if (same(stripped(before), stripped(after)) && !moved(before, after)) return;
  if (after === undefined || after === null) return yield { deed: "remove", path, chain };
  if (before === undefined || before === null) return yield { deed: "set", path, chain, value: stripped(after) };
  if (field.kind === "items" && Array.isArray(before) && Array.isArray(after)) {
    const its = { ...field, kind: "group" };
    const kept = after.filter((each) => ORIGIN in each);
    if (!after.length) return yield { deed: "remove", path, chain };
    for (const each of kept) yield* differences([...path, each[ORIGIN]], [...chain, its], before[each[ORIGIN]], each);
    for (const each of after) if (!(ORIGIN in each)) yield { deed: "append", path, chain, value: stripped(each) };
    const gone = before.map((_, place) => place).filter((place) => !kept.some((each) => each[ORIGIN] === place));
    for (const place of gone.reverse()) yield { deed: "remove", path: [...path, place], chain: [...chain, its] };
    return;
  }
  const byLanguage = BY_LANGUAGE[field.kind];
  if ((field.kind === "group" || byLanguage) && mapping(before) && mapping(after)) {
    const known = byLanguage ? field.order : field.fields.map((each) => each.key);
    for (const key of known) {
      const its = byLanguage ? { kind: byLanguage } : field.fields.find((each) => each.key === key);
      yield* differences([...path, key], [...chain, its], before[key], after[key]);
    }
    return;
  }
  yield { deed: "set", path, chain, value: stripped(after) };
}

const mapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const moved = (before, after) => Array.isArray(after) && Array.isArray(before) && after.length !== before.length;

/** The value without the marks of origin. */
export function stripped(value) {
  if (Array.isArray(value)) return value.map(stripped);
  if (!mapping(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, inner]) => key !== ORIGIN && inner !== undefined).map(([key, inner]) => [key, stripped(inner)]));
}

/** Whether two values are equal as data, whatever the order of keys; a scalar's line breaks at its end do not count. */
export function same(one, other) {
  if (typeof one === "string" && typeof other === "string") return one === other || (one.includes("\n") || other.includes("\n") ? one.trimEnd() === other.trimEnd() : false);
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return (one ?? null) === (other ?? null);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = (value) => Object.keys(value).filter((key) => value[key] !== undefined);
  const [mine, theirs] = [keys(one), keys(other)];
  return mine.length === theirs.length && mine.every((key) => key in other && same(one[key], other[key]));
}

/** The same step on plain data. */
function apply(data, { deed, path, value, chain }) {
  if (deed === "append") {
    const list = path.reduce((inner, key) => inner[key], data);
    list.push(normal(value, chain.at(-1)));
    return;
  }
  let holder = data;
  for (const key of path.slice(0, -1)) holder = holder[key] ??= {};
  const last = path.at(-1);
  if (deed === "set") holder[last] = normal(value, chain.at(-1));
  else if (Array.isArray(holder)) holder.splice(last, 1);
  else delete holder[last];
  if (deed === "remove" && !Object.keys(holder).length && path.length > 1) apply(data, { deed, path: path.slice(0, -1), chain });
}

/** The value as it is read again: on one line, but for a text. */
function normal(value, field) {
  if (typeof value === "string") return ["text", "markdown"].includes(field.kind) ? `${harmless(value).split("\n").map((line) => line.trimEnd()).join("\n").trim()}\n` : harmless(value).trim().split(/\s+/).join(" ");
  if (Array.isArray(value)) return value.map((each) => normal(each, field.kind === "items" ? { ...field, kind: "group" } : { kind: "line" }));
  const its = (key) => (BY_LANGUAGE[field.kind] ? { kind: BY_LANGUAGE[field.kind] } : (field.fields?.find((each) => each.key === key) ?? { kind: "line" }));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normal(inner, its(key))]));
}

const lineStart = (text, place) => text.lastIndexOf("\n", place - 1) + 1;
const lineEnd = (text, place) => (text.indexOf("\n", place) < 0 ? text.length : text.indexOf("\n", place));
const replaced = (text, start, end, words) => text.slice(0, start) + words + text.slice(end);

function applied(text, step) {
  const root = parse(text);
  if (root.kind !== "map") throw new NotUnderstood("root");
  if (step.deed === "append") return appended(text, root, step);
  if (step.deed === "remove") return removed(text, root, step.path);
  return set(text, root, step);
}

function set(text, root, { path, chain, value }) {
  const parent = at(root, path.slice(0, -1));
  const [key, field, above] = [path.at(-1), chain.at(-1), chain.at(-2)];
  if (!parent || parent.absent) return set(text, root, { path: path.slice(0, -1), chain: chain.slice(0, -1), value: { [key]: value } });
  if (parent.kind !== "map") {
    // A plain text where there are to be several languages.
    if (parent.kind !== "scalar") throw new NotUnderstood("parent");
    throw new NotUnderstood("scalar");
  }
  const found = parent.pairs.find(([name]) => name.value === key);
  if (parent.style) {
    if (field.kind === "text" || (field.kind === "items" && !field.flow)) throw new NotUnderstood("flow");
    const words = flow(value, field);
    if (found && !found[1].absent) return replaced(text, found[1].start, found[1].end, words);
    if (found) return replaced(text, found[0].start, found[0].end, `${key}: ${words}`);
    if (!parent.pairs.length) return replaced(text, parent.start + 1, parent.start + 1, `${key}: ${words}`);
    const last = parent.pairs.filter(([name]) => rank(above.order ?? [], name.value) <= rank(above.order ?? [], key)).at(-1);
    if (!last) return replaced(text, parent.pairs[0][0].start, parent.pairs[0][0].start, `${key}: ${words}, `);
    const end = last[1].absent ? last[0].end : last[1].end;
    return replaced(text, end, end, `, ${key}: ${words}`);
  }
  const made = lines(key, value, field, parent.column).join("\n").slice(parent.column);
  if (found) {
    const end = found[1].absent ? found[0].end + 1 : tail(found[1]);
    const behind = text.slice(end, lineEnd(text, end)).trim();
    if (behind && (made.includes("\n") || text.slice(found[0].start, end).includes("\n"))) throw new NotUnderstood("comment");
    return replaced(text, found[0].start, end, made);
  }
  const order = above.order ?? [];
  const before = parent.pairs.filter(([name]) => rank(order, name.value) <= rank(order, key)).at(-1) ?? null;
  const pad = " ".repeat(parent.column);
  if (!before && lineStart(text, parent.start) + parent.column === parent.start && !text.slice(lineStart(text, parent.start), parent.start).trim()) {
    return replaced(text, parent.start, parent.start, `${made}\n${pad}`);
  }
  const [name, its] = before ?? parent.pairs[0];
  const end = lineEnd(text, its.absent ? name.end : tail(its));
  return replaced(text, end, end, `\n${pad}${made}`);
}

function appended(text, root, { path, chain, value }) {
  const list = at(root, path);
  const field = chain.at(-1);
  if (!list || list.absent) return set(text, root, { path, chain, value: [value] });
  if (list.kind !== "list") throw new NotUnderstood("list");
  if (list.style) {
    const words = flow(value, field);
    const place = list.items.at(-1)?.end ?? list.start + 1;
    return replaced(text, place, place, `${list.items.length ? ", " : ""}${words}`);
  }
  const end = lineEnd(text, tail(list));
  return replaced(text, end, end, `\n${item(value, field, list.column).join("\n")}`);
}

function removed(text, root, path) {
  if (!path.length) throw new NotUnderstood("root");
  const parent = at(root, path.slice(0, -1));
  const key = path.at(-1);
  const parts = parent.kind === "list" ? parent.items.map((each) => [each.dash ?? each.start, each.style || each.kind === "scalar" ? each.end : tail(each)]) : parent.pairs.map(([name, value]) => [name.start, value.absent ? Math.max(name.end, value.start) : tail(value)]);
  const place = parent.kind === "list" ? key : parent.pairs.findIndex(([name]) => name.value === key);
  if (place < 0) return text;
  if (parts.length === 1) return path.length === 1 ? removedLines(text, ...parts[0]) : removed(text, root, path.slice(0, -1));
  const [start, end] = parts[place];
  if (parent.style) return place ? replaced(text, parts[place - 1][1], end, "") : replaced(text, start, parts[1][0], "");
  if (text.slice(lineStart(text, start), start).trim()) {
    // The first key of an item stands behind its hyphen; the next one takes its place.
    if (parent.kind !== "map" || place || text.slice(end, parts[1][0]).trim()) throw new NotUnderstood("first");
    return replaced(text, start, parts[1][0], "");
  }
  return removedLines(text, start, end);
}

function removedLines(text, start, end) {
  const stop = lineEnd(text, end);
  return stop < text.length ? replaced(text, lineStart(text, start), stop + 1, "") : replaced(text, Math.max(lineStart(text, start) - 1, 0), stop, "\n");
}
