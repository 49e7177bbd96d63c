/** Which results are shown, and in which order. Computes only: nothing here touches the page. */
import { GROUPS, plain } from "./words.js";

/** Orders besides "worst first" that are no figure of a row. */
export const ORDERS = [
  ["worst", "Worst first"],
  ["injection", "Injection"],
  ["sampleId", "Sample"],
  ["analyte", "Analyte"],
];

/**
 * The rows of the queue: results, with a heading before each group while the worst come first.
 *
 * @param {import("./store.js").Item[]} items worst first, as the server sorts them
 * @param {Object} filter of `known`
 * @param {{by: string, down: boolean}} sort a figure's column or one of ORDERS
 * @param {(item: import("./store.js").Item) => boolean} isDone whether a person has looked at it
 * @returns {{rows: Array<{item: ?Object, group: ?string, place: number}>, shown: Object[], counts: Object<string, {open: number, all: number}>}}
 */
export function arrange(items, filter, sort, isDone) {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = items.filter((item) => fits(item, filter, words, isDone));
  const counts = Object.fromEntries(GROUPS.map(([group]) => [group, { open: 0, all: 0 }]));
  for (const item of fitting) {
    const count = counts[item.group];
    count.all += 1;
    count.open += isDone(item) ? 0 : 1;
  }
  const shown = sorted(filter.group ? fitting.filter((item) => item.group === filter.group) : fitting, sort);
  return { rows: withHeadings(shown, sort), shown, counts };
}

/** The next result that has a flag a person must look at, after the one of an id and around the end; null if none is left. */
export function nextFlagged(shown, id, isDone) {
  const start = shown.findIndex((item) => item.id === id);
  for (let step = 1; step <= shown.length; step += 1) {
    const item = shown[(start + step + shown.length) % shown.length];
    if (item.group !== "rest" && !isDone(item)) {
      return item;
    }
  }
  return null;
}

function fits(item, filter, words, isDone) {
  return (
    (!filter.analyte || item.analyte === filter.analyte) &&
    (!filter.type || item.type === filter.type) &&
    (!filter.injection || item.injection === Number(filter.injection)) &&
    (!filter.flag || item.flags.some((flag) => flag.code === filter.flag)) &&
    (!filter.review || isDone(item) === (filter.review === "done")) &&
    (words.length === 0 || words.every((word) => textOf(item).includes(word)))
  );
}

const texts = new WeakMap();

function textOf(item) {
  if (!texts.has(item)) {
    const flags = item.flags.map((flag) => flag.code).join(" ");
    texts.set(
      item,
      `${item.injection} ${item.sampleId} ${item.analyte} ${item.level ?? ""} ${plain(item.type)} ${plain(item.status)} ${flags}`.toLowerCase(),
    );
  }
  return texts.get(item);
}

function sorted(items, { by, down }) {
  if (by === "worst") {
    return down ? items : [...items].reverse();
  }
  const sign = down ? -1 : 1;
  const value = (item) => (by in item ? item[by] : item.values[by]);
  return [...items].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (isAbsent(a) || isAbsent(b)) {
      return isAbsent(a) - isAbsent(b);
    }
    return sign * (typeof a === "string" ? a.localeCompare(b, "en", { numeric: true }) : a - b);
  });
}

function isAbsent(value) {
  return value === null || value === undefined;
}

function withHeadings(shown, sort) {
  const rows = [];
  let group = null;
  shown.forEach((item, place) => {
    if (sort.by === "worst" && item.group !== group) {
      group = item.group;
      rows.push({ item: null, group });
    }
    rows.push({ item, group, place });
  });
  return rows;
}
