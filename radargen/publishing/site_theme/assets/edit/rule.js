// The radar's rule: from levels to a ring, the same as radargen/assessing/rule.py, whose cases it is tested with.

const lowerMedian = (ordered) => ordered[(ordered.length - 1) >> 1];
const ascending = (levels) => [...levels].sort((a, b) => a - b);

/** The ring of a level: the first, from the centre, whose lowest level is not above it. */
export const ringAt = (rings, level) => rings.find((ring) => ring.lowest <= level) ?? rings.at(-1);

/** The result of one set of levels, by criterion: combined, then held by each brake that applies; at least 1. */
export function verdict(form, levels) {
  const ordered = ascending(Object.values(levels));
  const combined = form.rule.combine === "lowest" ? ordered[0] : lowerMedian(ordered);
  const limit = (brake) => levels[brake.ahead_of] + brake.by;
  const held = form.rule.brakes.filter((brake) => brake.at_most.every(([id, most]) => levels[id] <= most) && limit(brake) <= combined);
  const level = Math.max(1, Math.min(combined, ...held.map(limit)));
  return { levels, numbers: Object.values(levels), combined, level, held, ring: ringAt(form.rings, level).id };
}

/** The levels of a rating by criterion, as numbers; null while one is lacking. */
export function levelsOf(form, rating) {
  const levels = Object.fromEntries(form.criteria.map(({ id }) => [id, Number(rating?.[id])]));
  return Object.values(levels).every((level) => Number.isInteger(level) && level >= 1 && level <= 5) ? levels : null;
}

/** Where an assessment places its trend: ring, level, agreement; null while nothing does. */
export function placement(form, assessment) {
  const rated = (assessment?.ratings ?? []).map((rating) => levelsOf(form, rating)).filter(Boolean);
  if (!rated.length) return assessment?.ring ? { ring: assessment.ring, agreement: "stated", verdicts: [] } : null;
  const verdicts = rated.map((levels) => verdict(form, levels));
  const levels = ascending(verdicts.map((each) => each.level));
  const middle = lowerMedian(levels);
  const chosen = levelsOf(form, assessment.settled);
  const settled = chosen && verdict(form, chosen);
  const level = settled ? settled.level : middle;
  const computed = ringAt(form.rings, level).id;
  return {
    ring: assessment.ring || computed,
    computed,
    level,
    spread: [levels[0], levels.at(-1)],
    agreement: agreement(form, verdicts, ringAt(form.rings, middle).id),
    verdicts,
    settled,
  };
}

function agreement(form, verdicts, computed) {
  if (verdicts.length < form.enough) return "estimate";
  const order = form.rings.map((ring) => ring.id);
  const far = verdicts.map((each) => Math.abs(order.indexOf(each.ring) - order.indexOf(computed)));
  const within = (most) => far.filter((distance) => distance <= most).length >= form.most * far.length;
  return within(0) ? "high" : within(1) ? "medium" : "low";
}
