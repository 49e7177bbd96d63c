/** Changes that are not yet written. They can be taken back, one by one, until they are committed. */
import { known, tell } from "./store.js";

/**
 * A line of decisions.csv that is not yet written.
 *
 * @typedef {Object} Change
 * @property {number} injection
 * @property {string} analyte empty: every analyte of the injection
 * @property {string} action
 * @property {string} parameters "start_min=9.7;end_min=10.75"
 * @property {string} reasonCode
 * @property {string} reason
 */

class Pending {
  /** @type {Change[]} */
  list = [];
  /** The same by injection, for lists that ask about every result. */
  #byInjection = new Map();
  /** @type {?Change} the one that is being typed or dragged */
  draft = null;

  /** Adds a change. It takes the place of an earlier one about the same thing; a change takes the acceptance of what it changes. */
  add(change) {
    this.draft = null;
    this.#become([...this.list.filter((other) => !takesPlaceOf(change, other)), change]);
  }

  /** What is being typed; null: nothing. */
  typing(draft) {
    this.draft = draft;
    tell("pending");
  }

  /** Takes back the last change, or the one given; the answer is what was taken back. */
  undo(change = this.list.at(-1)) {
    this.#become(this.list.filter((other) => other !== change));
    return change ?? null;
  }

  /** Everything is written. */
  clear() {
    this.draft = null;
    this.#become([]);
  }

  #become(list) {
    this.list = list;
    this.#byInjection.clear();
    for (const change of list) {
      this.#byInjection.set(change.injection, [...(this.#byInjection.get(change.injection) ?? []), change]);
    }
    tell("pending");
  }

  /** The changes about a result. */
  of(item) {
    return (this.#byInjection.get(item.injection) ?? []).filter((change) => concerns(change, item));
  }

  /** The changes that may change a number: those that a proposal is about, the one being typed last. */
  get ofResults() {
    return [...this.list, ...(this.draft ? [this.draft] : [])].filter((change) => change.action !== "reviewed");
  }

  get isEmpty() {
    return this.list.length === 0;
  }
}

export const pending = new Pending();

/** Whether a change is about a result. */
export function concerns(change, item) {
  return change.injection === item.injection && (change.analyte === "" || change.analyte === item.analyte);
}

/** Whether a person has looked at a result: on record, or in a change that is pending. */
export function isDone(item) {
  return Boolean(item.reviewed && !item.reviewed.stale) || pending.of(item).some((change) => change.action !== "comment");
}

/** Seen and accepted as it is: names the row that was seen. */
export function acceptance(item) {
  return { injection: item.injection, analyte: item.analyte, action: "reviewed", parameters: `row=${item.row}`, reasonCode: "", reason: "" };
}

/** Parameters as decisions.csv has them; what is absent is left out. */
export function parametersOf(facts) {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${value}`)
    .join(";");
}

/** What still lacks before a change can be committed; null: nothing. */
export function lacking(change) {
  const codes = codesOf(change.action);
  if (codes.length > 0 && !change.reasonCode) {
    return `Choose a reason: keys 1 to ${codes.length}.`;
  }
  if (change.action !== "reviewed" && (change.reason.match(/\p{L}/gu) ?? []).length < 10) {
    return "Say in words why (10 letters or more), so that somebody who was not there understands it.";
  }
  return null;
}

/** Reason codes of an action, in the order of their keys. */
export function codesOf(action) {
  return known.session?.actions.find((one) => one.action === action)?.codes ?? [];
}

function takesPlaceOf(change, other) {
  if (change.action === "comment" || other.action === "comment" || change.injection !== other.injection) {
    return false;
  }
  if (change.analyte === other.analyte) {
    return change.action === other.action || change.action === "reviewed" || other.action === "reviewed";
  }
  return other.action === "reviewed" && change.analyte === "";
}
