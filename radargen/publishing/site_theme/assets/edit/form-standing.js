// Where a trend stands: whose rating, the sentence that fits each criterion, and what the editors say of it.

import { element, mapping } from "./form-fields.js";
import { filled } from "./entry-check.js";
import { placement, ringAt } from "./rule.js";
import { ORIGIN } from "./yaml-writing.js";

/** The day on which somebody rates, as it is where they are. */
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** The control of the assessments; all but that of the form's edition are given back as they are. */
export function standing(field, form) {
  const [ratings, ...rest] = [field.fields.find((each) => each.key === "ratings"), ...field.fields.filter((each) => !["ratings", "edition"].includes(each.key))];
  const place = () => all.findIndex((each) => each.edition === form.edition);
  const path = () => `${field.key}/${place() < 0 ? all.length : place()}`;
  let all = [];
  let raters = [];
  let current = -1;

  const about = mapping({ ...field, fields: rest }, "assessments/0", form);
  const choice = element("select", { autocomplete: "off", onchange: () => take(Number(choice.value)) });
  const which = element("div", { class: "radar-field" }, element("label", {}, form.words["whose"], " ", choice));
  const rating = ratings && mapping({ ...ratings, fields: ratings.fields.filter((each) => each.key !== "date") }, "assessments/0/ratings/0", form);
  const whole = element("div", {}, ratings && which, rating?.parts.map((each) => each.element), about.parts.map((each) => each.element));

  // Problems name the place in the file.
  function placed() {
    const own = raters.length && current >= 0 ? current : raters.length;
    for (const each of whole.querySelectorAll("[data-path]")) each.dataset.path = each.dataset.path.replace(/^assessments\/\d+(\/ratings\/\d+)?/, (_, rated) => path() + (rated ? `/ratings/${own}` : ""));
  }

  /** Show the rating at that place, or an empty one at -1, and keep what was filled in for the one before. */
  function take(next) {
    keep();
    current = next;
    rating?.set(next < 0 ? undefined : raters[next]);
    placed();
    shown();
  }

  function keep() {
    const value = rating?.get();
    if (!rating) return;
    if (current >= 0) raters[current] = dated(raters[current], value);
    else if (value && Object.keys(value).length) {
      raters.push(dated({}, value));
      current = raters.length - 1;
    }
  }

  /** The rating with what is filled in; a day for one that is new or changed. */
  function dated(before, value = {}) {
    const levels = (one) => form.criteria.map(({ id }) => one?.[id]).join();
    const known = Object.fromEntries(ratings.fields.map((each) => [each.key, value[each.key]]));
    const now = { ...before, ...known, date: before.date };
    if (levels(before) !== levels(now)) now.date = today();
    return now;
  }

  function shown() {
    const options = [[-1, form.words["a-new-rating"]], ...raters.map((each, n) => [n, each.by ?? "?"])];
    choice.replaceChildren(...options.map(([value, words]) => element("option", { value }, words)));
    choice.value = current;
    which.hidden = !raters.some((each) => ORIGIN in each);
  }

  return {
    element: whole,
    /** Ask for what the raters disagree on only where they do. */
    fit(values) {
      const own = values.assessments?.find((each) => each.edition === form.edition);
      const dissent = about.parts.find((each) => each.key === "dissent");
      if (dissent) dissent.element.hidden = !own?.dissent && placement(form, own)?.agreement !== "low";
    },
    get() {
      const rated = raters.slice();
      const filledIn = rating?.get();
      if (rating && current >= 0) rated[current] = dated(raters[current], filledIn);
      else if (filledIn) rated.push(dated({}, filledIn));
      const own = { ...about.get(), ...(rated.length ? { ratings: rated } : {}) };
      const n = place();
      const value = all.map((each, origin) => (origin === n ? { ...each, ...Object.fromEntries(field.fields.map(({ key }) => [key, undefined])), edition: form.edition, ...own } : each));
      if (n < 0 && Object.keys(own).length) value.push({ edition: form.edition, ...own });
      return value.length ? value : undefined;
    },
    set(value) {
      const marked = (list) => (Array.isArray(list) ? list.map((each, origin) => ({ ...each, [ORIGIN]: origin })) : []);
      all = marked(value);
      const own = all[place()];
      raters = marked(own?.ratings);
      current = -1;
      about.set(own);
      rating?.set(undefined);
      placed();
      shown();
    },
  };
}

/** The panel that shows where the trend stands by what is filled in. */
export function panel(form) {
  const rings = form.rings.map((ring) => element("li", { "data-ring": ring.id }, ring.name));
  const said = element("p", { role: "status" });
  const whole = element("div", { class: "radar-standing" }, element("ol", { "aria-label": form.words.rings }, rings), said);
  return {
    element: whole,
    show(values) {
      const assessment = values.assessments?.find((each) => each.edition === form.edition) ?? (values.ring ? { ring: values.ring } : null);
      const found = assessment && placement(form, assessment);
      for (const ring of rings) {
        const on = found?.ring === ring.dataset.ring;
        ring.classList.toggle("radar-on", on);
        on ? ring.setAttribute("aria-current", "true") : ring.removeAttribute("aria-current");
      }
      const words = found ? sentences(found, form) : form.words["no-ring-yet"];
      if (said.textContent !== words) said.textContent = words;
    },
  };
}

function sentences(found, form) {
  const ring = form.rings.find((each) => each.id === found.ring);
  const told = [`${ring?.name ?? found.ring}${ring?.meaning ? `: ${ring.meaning}` : "."}`];
  if (found.verdicts.length === 1) told.push(`${reckoned(found.verdicts[0], form)}.`);
  if (found.verdicts.length > 1) told.push(filled(form.words["several"], { number: found.verdicts.length, level: found.level }));
  return told.join(" ");
}

/** How the rule comes from the levels to a ring, in words. */
function reckoned(verdict, form) {
  const numbers = verdict.numbers.join(", ");
  const name = (id) => form.criteria.find((each) => each.id === id)?.name ?? id;
  const steps = [
    filled(form.words[form.rule.combine], { numbers, level: verdict.combined }),
    ...verdict.held.map((brake) => filled(form.words.brake, { criterion: name(brake.ahead_of), level: verdict.levels[brake.ahead_of], most: verdict.levels[brake.ahead_of] + brake.by })),
  ];
  return filled(form.words.reckoning, { steps: steps.join("; "), ring: ringAt(form.rings, verdict.level).name });
}
