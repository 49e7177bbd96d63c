/**
 * What the page knows. One object; whoever changes it says what changed, and whoever shows it watches that.
 *
 * @typedef {Object} Item a result of the queue: the row of an injection and analyte, as the results folder has it
 * @property {string} id "12/S-ketamine"
 * @property {number} injection
 * @property {string} analyte
 * @property {number} severity 0 information, 1 warning, 2 not quantifiable, 3 rejects the run
 * @property {Array<{code: string, severity: number, meaning: string}>} flags
 * @property {Object<string, ?number>} values numbers by the column of concentrations.csv
 * @property {?{person: string, time: string, stale: boolean}} reviewed
 */
export const known = {
  session: null,
  /** @type {Item[]} */
  items: [],
  verdicts: [],
  head: "",
  /** Of the results that the queue shows. */
  results: "",
  /** @type {?string} id of the item that is looked at */
  selected: null,
  filter: { group: "", analyte: "", type: "", flag: "", injection: "", review: "", words: "" },
  sort: { by: "worst", down: true },
  view: "results",
  progress: null,
  /** How many decisions are on record that the results do not contain. */
  notInResults: 0,
  proposal: null,
};

const watchers = [];

/** Calls when one of the named things has changed. */
export function watch(names, heard) {
  watchers.push({ names: [names].flat(), heard });
}

/** Changes what is known and tells those who watch it. */
export function learn(news) {
  Object.assign(known, news);
  tell(...Object.keys(news));
}

/** Tells those who watch the named things. */
export function tell(...names) {
  watchers.filter((one) => one.names.some((name) => names.includes(name))).forEach((one) => one.heard());
}

/** The item of an id. */
export function item(id = known.selected) {
  return known.items.find((one) => one.id === id) ?? null;
}

/** The analyte as the session has it. */
export function analyte(name) {
  return known.session?.analytes.find((one) => one.name === name) ?? null;
}

/** Whether this person may change anything on this page. */
export function mayChange() {
  const session = known.session;
  return Boolean(session && !session.readOnly && !session.locked);
}

let writes = 0;
let writesUnderWay = 0;

/** Work of this page that changes the run: until it has ended, what is heard of the run may be its own doing. */
export async function writing(work) {
  writes++;
  writesUnderWay++;
  try {
    return await work();
  } finally {
    writesUnderWay--;
  }
}

/** Asks, and tells whether this page wrote anything while the answer was on its way. */
export async function undisturbed(asked) {
  const before = writes;
  const answer = await asked();
  return { answer, ownWriting: writesUnderWay > 0 || writes !== before };
}
