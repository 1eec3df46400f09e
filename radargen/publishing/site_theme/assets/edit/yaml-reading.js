// Reads the YAML of a trend's file, each value with its place, so that one can be changed and all else stays.
// Of YAML it knows what radargen takes; what it does not know it refuses, since a guess could cost somebody's words.

/** Thrown where the layout of a file is not understood. */
export class NotUnderstood extends Error {}

const KEY = /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^\n:#]|:(?=\S)|(?<=\S)#)*|[-?:](?=\S)(?:[^\n:#]|:(?=\S)|(?<=\S)#)*?)[ \t]*:(?=[ \t\n]|$)/y;
const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };
const DEEPEST = 20;

/** The outermost value of a text whose lines end in line feeds. */
export function parse(text) {
  return new Reader(text).root();
}

/** The value as plain data: scalars are texts, what is absent is null. */
export function tree(node) {
  if (node.kind === "map") return Object.fromEntries(node.pairs.map(([key, value]) => [key.value, tree(value)]));
  if (node.kind === "list") return node.items.map(tree);
  return node.absent ? null : node.value;
}

/** All comments, sorted, without those behind | and >. */
export function comments(text) {
  const spans = [];
  (function walk(node) {
    if (node.kind === "scalar") return spans.push([node.start, node.end]);
    for (const pair of node.pairs ?? []) pair.forEach(walk);
    (node.items ?? []).forEach(walk);
  })(parse(text));
  const found = [];
  let place = 0;
  for (const [start, end] of [...spans.sort((a, b) => a[0] - b[0]), [text.length, text.length]]) {
    for (const [comment] of text.slice(place, Math.max(place, start)).matchAll(/#[^\n]*/g)) found.push(comment.trimEnd());
    place = Math.max(place, end);
  }
  return found.sort();
}

/** The value at a path of keys and numbers; undefined where there is none. */
export function at(node, path) {
  for (const step of path) {
    if (!node) return undefined;
    node = typeof step === "number" ? node.items?.[step] : node.pairs?.find(([key]) => key.value === step)?.[1];
  }
  return node;
}

/** The end of a value's text, without space behind it. */
export function tail(node) {
  if (node.style || node.kind === "scalar") return node.end;
  return tail(node.items ? node.items.at(-1) : node.pairs.at(-1)[1]);
}

class Reader {
  constructor(text) {
    this.text = text;
    this.depth = 0;
  }

  refuse(place) {
    throw new NotUnderstood(`line ${this.text.slice(0, place).split("\n").length}`);
  }

  column(place) {
    return place - (this.text.lastIndexOf("\n", place - 1) + 1);
  }

  lineEnd(place) {
    const end = this.text.indexOf("\n", place);
    return end < 0 ? this.text.length : end;
  }

  /** Behind spaces, comments and line breaks. */
  skip(place) {
    for (;;) {
      const sign = this.text[place];
      if (sign === " " || sign === "\n") place++;
      else if (sign === "#" && (place === 0 || " \n".includes(this.text[place - 1]))) place = this.lineEnd(place);
      else return place;
    }
  }

  /** Behind spaces on the same line. */
  spaces(place) {
    while (this.text[place] === " ") place++;
    return place;
  }

  /** Whether nothing but a comment follows on the line. */
  bare(place) {
    return /^[ ]*(?:#|$)/.test(this.text.slice(place, this.lineEnd(place)));
  }

  root() {
    const start = this.skip(0);
    if (start === this.text.length || /^(?:---|\.\.\.|%)/.test(this.text.slice(start))) this.refuse(start);
    const [node, end] = this.node(start, -1);
    if (this.skip(end) !== this.text.length) this.refuse(end);
    return node;
  }

  key(place) {
    KEY.lastIndex = place;
    return KEY.exec(this.text)?.[0];
  }

  dash(place) {
    return this.text[place] === "-" && (place + 1 === this.text.length || " \n".includes(this.text[place + 1]));
  }

  /** The value that begins there, below one in the column `above`, and where it ends. */
  node(place, above) {
    if (++this.depth > DEEPEST) this.refuse(place);
    try {
      if (this.dash(place)) return this.list(place);
      if (!"{[".includes(this.text[place]) && this.key(place)) return this.map(place);
      return this.inline(place, above);
    } finally {
      this.depth--;
    }
  }

  map(place) {
    const column = this.column(place);
    const pairs = [];
    const start = place;
    let end = place;
    while (place < this.text.length && this.column(place) === column && !this.dash(place)) {
      const written = this.key(place) ?? this.refuse(place);
      const key = this.scalarKey(place, written);
      if (pairs.some(([other]) => other.value === key.value)) this.refuse(place);
      const [value, behind] = this.value(place + written.length, column, true);
      pairs.push([key, value]);
      end = behind;
      place = this.skip(behind);
    }
    if (place < this.text.length && this.column(place) > column) this.refuse(place);
    return [{ kind: "map", style: "", start, end, column, pairs }, end];
  }

  scalarKey(place, written) {
    const words = written.slice(0, -1).trimEnd();
    if (!/^["']/.test(words)) return { kind: "scalar", style: "", start: place, end: place + words.length, column: this.column(place), value: words };
    return this.quoted(place, place - 1)[0];
  }

  list(place) {
    const column = this.column(place);
    const items = [];
    const start = place;
    let end = place;
    while (place < this.text.length && this.column(place) === column && this.dash(place)) {
      const [item, behind] = this.value(place + 1, column, false);
      items.push(Object.assign(item, { dash: place }));
      end = behind;
      place = this.skip(behind);
    }
    if (place < this.text.length && this.column(place) > column) this.refuse(place);
    return [{ kind: "list", style: "", start, end, column, items }, end];
  }

  /** What stands behind a colon or a hyphen in that column. */
  value(place, column, keyed) {
    if (this.bare(place)) {
      const next = this.skip(place);
      const below = next < this.text.length ? this.column(next) : -1;
      if (below > column || (keyed && below === column && this.dash(next))) return this.node(next, column);
      return [{ kind: "scalar", style: "", start: place, end: place, column, absent: true }, place];
    }
    const begin = this.spaces(place);
    if (begin === place) this.refuse(place);
    if (keyed) return this.dash(begin) ? this.refuse(begin) : this.inline(begin, column);
    return this.node(begin, column);
  }

  inline(place, above) {
    const sign = this.text[place];
    if ("&*!%@`?\t".includes(sign)) this.refuse(place);
    if (sign === "|" || sign === ">") return this.block(place, above);
    const [node, end] = sign === '"' || sign === "'" ? this.quoted(place, above) : "{[".includes(sign) ? this.flow(place) : this.plain(place, above);
    if (!this.bare(end)) this.refuse(end);
    return [node, end];
  }

  plain(place, above) {
    const lines = [];
    const start = place;
    let end = place;
    for (;;) {
      const line = this.text.slice(place, this.lineEnd(place));
      const words = line.replace(/(?:^|[ \t])#.*$/, "").trimEnd();
      if (/:(?:[ \t]|$)/.test(words) || (lines.length && /^(?:---|\.\.\.)(?:\s|$)/.test(words))) this.refuse(place);
      lines.push(words);
      end = place + words.length;
      if (words.length < line.trimEnd().length) break;
      let next = this.lineEnd(place) + 1;
      let blank = 0;
      while (next <= this.text.length && next < this.text.length && this.text.slice(next, this.lineEnd(next)).trim() === "") {
        blank++;
        next = this.lineEnd(next) + 1;
      }
      const begin = this.spaces(next);
      if (next >= this.text.length || this.column(begin) <= above || this.text[begin] === "#") break;
      lines.push(...Array(blank).fill(""));
      place = begin;
    }
    return [{ kind: "scalar", style: "", start, end, column: this.column(start), value: folded(lines) }, end];
  }

  quoted(place, above) {
    const sign = this.text[place];
    let words = "";
    let at = place + 1;
    for (;;) {
      const letter = this.text[at];
      if (letter === undefined) this.refuse(place);
      if (letter === sign) {
        if (sign === '"' || this.text[at + 1] !== "'") break;
        words += "'";
        at += 2;
      } else if (sign === '"' && letter === "\\") {
        const next = this.text[at + 1];
        const digits = { x: 2, u: 4, U: 8 }[next];
        if (next === "\n") {
          at = this.spaces(at + 2);
        } else if (digits) {
          const code = this.text.slice(at + 2, at + 2 + digits);
          if (!/^[0-9a-f]+$/i.test(code) || code.length < digits || parseInt(code, 16) > 0x10ffff) this.refuse(at);
          words += String.fromCodePoint(parseInt(code, 16));
          at += 2 + digits;
        } else {
          words += ESCAPES[next] ?? this.refuse(at);
          at += 2;
        }
      } else if (letter === "\n") {
        words = words.replace(/[ \t]+$/, "");
        let breaks = 0;
        while (this.text[at] === "\n") {
          breaks++;
          at++;
          while (" \t".includes(this.text[at] ?? "x")) at++;
        }
        if (this.column(at) <= above) this.refuse(at);
        words += breaks > 1 ? "\n".repeat(breaks - 1) : " ";
      } else {
        words += letter;
        at++;
      }
    }
    return [{ kind: "scalar", style: sign, start: place, end: at + 1, column: this.column(place), value: words }, at + 1];
  }

  block(place, above) {
    const header = this.text.slice(place, this.lineEnd(place));
    const found = /^([|>])(?:([+-])?([1-9])?|([1-9])([+-])?)[ \t]*(?:(?<=\s)#.*)?$/.exec(header) ?? this.refuse(place);
    const chomp = found[2] ?? found[5] ?? "";
    const digit = Number(found[3] ?? found[4] ?? 0);
    let indent = digit ? Math.max(above, 0) + digit : 0;
    const lines = [];
    let next = this.lineEnd(place) + 1;
    let end = this.lineEnd(place);
    while (next < this.text.length) {
      const line = this.text.slice(next, this.lineEnd(next));
      const margin = line.length - line.trimStart().length;
      if (line.trim() !== "" || (indent && line.length > indent)) {
        if (/^ *\t/.test(line) && !indent) this.refuse(next);
        if (!indent) indent = line.search(/[^ ]/);
        if (line.search(/[^ ]/) < indent && line.trim() !== "") break;
        if (indent <= above) break;
        end = next + line.length;
      }
      lines.push(line.slice(indent || margin));
      next = this.lineEnd(next) + 1;
    }
    let kept = lines.length;
    while (kept && lines[kept - 1] === "") kept--;
    const words = found[1] === "|" ? lines.slice(0, kept).join("\n") : foldedBlock(lines.slice(0, kept));
    const value = chomp === "-" || !kept ? words : chomp === "+" ? words + "\n".repeat(lines.length - kept + 1) : `${words}\n`;
    const last = kept ? this.text.slice(0, end).length : end;
    return [{ kind: "scalar", style: found[1], start: place, end: last, column: this.column(place), value }, last];
  }

  flow(place) {
    if (++this.depth > DEEPEST) this.refuse(place);
    const open = this.text[place];
    const close = open === "{" ? "}" : "]";
    const node = { kind: open === "{" ? "map" : "list", style: open, start: place, column: this.column(place), ...(open === "{" ? { pairs: [] } : { items: [] }) };
    let at = this.skip(place + 1);
    while (this.text[at] !== close) {
      const [first, behind] = this.flowValue(at);
      at = this.skip(behind);
      const keyed = this.text[at] === ":";
      if (open === "{") {
        if (first.kind !== "scalar" || node.pairs.some(([other]) => other.value === first.value)) this.refuse(at);
        let value = { kind: "scalar", style: "", start: behind, end: behind, column: this.column(behind), absent: true };
        if (keyed) {
          at = this.skip(at + 1);
          if (!",}".includes(this.text[at])) [value, at] = this.flowValue(at);
          at = this.skip(at);
        }
        node.pairs.push([first, value]);
      } else {
        if (keyed) this.refuse(at);
        node.items.push(first);
      }
      if (this.text[at] === ",") at = this.skip(at + 1);
      else if (this.text[at] !== close) this.refuse(at);
    }
    this.depth--;
    node.end = at + 1;
    return [node, at + 1];
  }

  flowValue(place) {
    const sign = this.text[place];
    if (sign === undefined || "&*!%@`|>,]}:".includes(sign)) this.refuse(place);
    if ("{[".includes(sign)) return this.flow(place);
    if (sign === '"' || sign === "'") return this.quoted(place, -1);
    if ("-?".includes(sign) && /^.[\s,[\]{}]/.test(this.text.slice(place, place + 2))) this.refuse(place);
    const [words] = /^(?:[^,[\]{}:#]|:(?![\s,[\]{}]|$)|(?<=\S)#)+/.exec(this.text.slice(place)) ?? this.refuse(place);
    const written = words.trimEnd();
    const lines = written.split("\n").map((line) => line.trim());
    return [{ kind: "scalar", style: "", start: place, end: place + written.length, column: this.column(place), value: folded(lines) }, place + written.length];
  }
}

/** Lines as YAML joins them: a line break is a space, a blank line a line break. */
function folded(lines) {
  let words = lines[0];
  let blank = 0;
  for (const line of lines.slice(1)) {
    if (line === "") blank++;
    else {
      words += (blank ? "\n".repeat(blank) : " ") + line;
      blank = 0;
    }
  }
  return words;
}

/** The same behind >: lines that are indented further keep their breaks. */
function foldedBlock(lines) {
  let words = "";
  let blank = 0;
  let before = null;
  for (const line of lines) {
    if (line === "") {
      blank++;
      continue;
    }
    const deep = /^[ \t]/.test(line);
    if (before === null) words += "\n".repeat(blank) + line;
    else if (deep || before) words += "\n".repeat(blank + 1) + line;
    else words += (blank ? "\n".repeat(blank) : " ") + line;
    before = deep;
    blank = 0;
  }
  return words;
}
