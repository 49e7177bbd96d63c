/** The keys: what each does stands here once, for the page and for its help. */
import { cancel, chooseCode } from "./change-form.js";
import { pending } from "./changes.js";
import * as commands from "./commands.js";
import { commit, undo } from "./commit.js";
import { byId, fill, key, make } from "./dom.js";
import { page } from "./multiples.js";
import { selectShown } from "./queue-list.js";
import { known } from "./store.js";
import { closeProblem } from "./told.js";
import { turn } from "./views.js";

/** Keys of a group: the keys, what they do in words, and the doing. */
const GROUPS_OF_KEYS = [
  [
    "Go",
    [
      [["n"], "next flagged result that nobody has reviewed", commands.next],
      [["j", "ArrowDown"], "one down", () => commands.step(1)],
      [["k", "ArrowUp"], "one up", () => commands.step(-1)],
      [["/"], "search", commands.search],
      [["v"], "next view", () => turn(1)],
      [["V"], "previous view", () => turn(-1)],
      [["["], "previous thirty small charts", () => page(-1)],
      [["]"], "next thirty small charts", () => page(1)],
      [["Escape"], "close what is open; leave a field", escape],
    ],
  ],
  [
    "Decide",
    [
      [["a"], "seen and accepted, on to the next flagged", commands.accept],
      [["r"], "integrate by hand: type the bounds, or move the handles with arrow keys", () => commands.begin("reintegrate")],
      [["p"], "take another peak", () => commands.begin("peak")],
      [["i"], "interference: the peak that the fit added off; once more: on", commands.interference],
      [["b"], "the method's algorithm again", () => commands.begin("method")],
      [["x"], "exclude", () => commands.begin("exclude")],
      [["c"], "comment", () => commands.begin("comment")],
      [["1", "2", "3", "4", "5", "6", "7", "8", "9"], "reason code of the change that is open", digit],
      [["Enter"], "add the change that is open", null],
      [["u"], "take back the last change that is not yet written", () => undo()],
      [["s"], "commit everything that is pending", commit],
    ],
  ],
  [
    "Look",
    [
      [["o"], "overlays: previous, next, nearest standard, mean of the run, none", commands.turnOverlay],
      [["w"], "whole trace, or the window of the peak", commands.toggleWhole],
      [["l"], "logarithmic scale", commands.toggleLogScale],
      [["0"], "back from zoom", commands.unzoom],
      [["?"], "this help", openHelp],
    ],
  ],
];

/** Listens to keys, and writes the help from the same table. */
export function startKeys() {
  document.addEventListener("keydown", pressed);
  byId("help-open").addEventListener("click", openHelp);
  byId("help-close").addEventListener("click", () => byId("help").close());
  fill(
    byId("help-keys"),
    GROUPS_OF_KEYS.map(([group, rows]) =>
      make(
        "section",
        {},
        make("h3", {}, group),
        make("dl", { class: "keys" }, rows.map(([keys, words]) => [make("dt", {}, namesOf(keys)), make("dd", {}, words)])),
      ),
    ),
  );
}

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || document.querySelector("dialog[open]")) {
    return;
  }
  if (isTyping(event.target)) {
    if (event.key === "Escape" || (event.key === "Enter" && event.target.closest("#filters"))) {
      escape(event);
    }
    return;
  }
  if (event.key.startsWith("Arrow") && !isFree(event.target)) {
    return;
  }
  const row = GROUPS_OF_KEYS.flatMap(([, rows]) => rows).find(([keys, , run]) => run && keys.includes(event.key));
  if (row && known.session) {
    event.preventDefault();
    row[2](event);
  }
}

/** Whether keys belong to a field. */
function isTyping(target) {
  return target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
}

/** Whether arrow keys mean nothing where the focus is. */
function isFree(target) {
  return target === document.body || target.closest("#queue-rows") !== null;
}

function escape(event) {
  if (isTyping(event.target) && !event.target.closest("#change-form")) {
    event.target.blur();
    selectShown();
    byId("queue-rows").focus({ preventScroll: true });
  } else if (pending.draft) {
    cancel();
    byId("queue-rows").focus({ preventScroll: true });
  } else {
    closeProblem();
  }
}

function digit(event) {
  if (pending.draft) {
    chooseCode(Number(event.key));
  }
}

function openHelp() {
  byId("help").showModal();
}

const NAMES = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

function namesOf(keys) {
  return keys.length > 2 ? [key(keys[0]), " to ", key(keys.at(-1))] : keys.flatMap((name, place) => [place ? " " : null, key(NAMES[name] ?? name)]);
}
