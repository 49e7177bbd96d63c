/** What the pending changes would do: asked of the server, and shown before and after. */
import { send } from "./api.js";
import { pending } from "./changes.js";
import { byId, fill, make, table } from "./dom.js";
import { item, known, learn, watch } from "./store.js";
import { tellProblem } from "./told.js";
import { count, figure, plain } from "./words.js";

let waiting = 0;
let asking = new AbortController();
let asked = { of: "", answer: Promise.resolve(null) };

/** Asks for a proposal shortly after the changes were typed, dragged or taken back, and shows it. */
export function startProposal() {
  watch("proposal", draw);
  watch("selected", () => {
    if (pending.ofResults.some((change) => change.injection === item()?.injection)) {
      proposeSoon();
    }
  });
}

/** Asks again: after a moment, as long as somebody is still typing or dragging. */
export function proposeSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(propose, 120);
}

/** Asks what the pending changes would do; the answer is null if there are none that change a number. What was asked already is not asked again. */
export function propose() {
  clearTimeout(waiting);
  const changes = pending.ofResults.map(cells);
  if (changes.length === 0 || known.session?.recomputed !== "done") {
    asked = { of: "", answer: Promise.resolve(null) };
    asking.abort();
    learn({ proposal: null });
    return asked.answer;
  }
  const of = JSON.stringify([changes, known.selected, known.results]);
  if (asked.of !== of) {
    asking.abort();
    asking = new AbortController();
    asked = { of, answer: answerTo(changes, asking.signal) };
  }
  return asked.answer;
}

async function answerTo(changes, signal) {
  byId("proposal").setAttribute("aria-busy", "true");
  try {
    const proposal = await send("proposal", { changes, show: known.selected }, signal);
    learn({ proposal });
    return proposal;
  } catch (problem) {
    if (problem.name !== "AbortError") {
      asked = { of: "", answer: Promise.resolve(null) };
      learn({ proposal: null });
      tellProblem(problem);
    }
    return null;
  } finally {
    if (!signal.aborted) {
      byId("proposal").removeAttribute("aria-busy");
    }
  }
}

/** The cells of decisions.csv alone, as text. */
export function cells({ injection, analyte, action, parameters, reasonCode, reason }) {
  return { injection: String(injection), analyte, action, parameters, reasonCode, reason };
}

/** Verdicts before and after, with the rules that change; analytes to which the same happens stand together. */
export function verdictsOf(proposal) {
  const together = new Map();
  for (const one of proposal.verdicts.filter((verdict) => verdict.before !== verdict.after || verdict.rules.length > 0)) {
    const same = JSON.stringify([one.before, one.after, one.rules]);
    together.set(same, { ...one, analytes: [...(together.get(same)?.analytes ?? []), one.analyte] });
  }
  if (together.size === 0) {
    return make("p", { class: "verdicts unchanged" }, "No verdict and no rule changes.");
  }
  const turnedFirst = [...together.values()].sort((one, other) => (one.before === one.after) - (other.before === other.after));
  return make("ul", { class: "verdicts" }, turnedFirst.map(verdictOf));
}

function verdictOf({ analytes, before, after, rules }) {
  const isTurned = before !== after;
  return make(
    "li",
    { class: isTurned ? "turned" : "" },
    make("b", {}, analytes.join(", ")),
    isTurned ? `: ${plain(before)} → ${plain(after)}` : `: ${analytes.length > 1 ? "stay" : "stays"} ${plain(after)}`,
    make(
      "ul",
      {},
      rules.map((rule) =>
        make("li", {}, `${rule.rule}${rule.subject ? ` (${rule.subject})` : ""}: ${plain(rule.before) || "–"} → ${plain(rule.after) || "–"}`),
      ),
    ),
  );
}

function draw() {
  const proposal = known.proposal;
  if (!proposal) {
    fill(byId("proposal"));
    return;
  }
  const first = proposal.results.find((result) => result.id === known.selected) ?? proposal.results[0];
  const others = proposal.results.filter((result) => result !== first);
  fill(
    byId("proposal"),
    make("h3", {}, "What this would change"),
    ...proposal.problems
      .filter((problem) => !["reason", "reason_code", "second_person"].includes(problem.column))
      .map((problem) => make("p", { class: "lack" }, make("strong", {}, sentence(problem)), ` ${problem.remedy}`)),
    first ? beforeAndAfter(first) : make("p", {}, "No result changes."),
    others.length > 0 ? further(others) : null,
    make("h4", {}, "Verdicts"),
    verdictsOf(proposal),
    proposal.needsSecond ? make("p", { class: "hint" }, "Needs a second person: it judges the run.") : null,
  );
}

/** The server says what is wrong with a column; the column is named here. */
function sentence(problem) {
  return `${plain(problem.column)}: ${problem.problem}.`.replace("..", ".");
}

function beforeAndAfter({ id, before, after }) {
  const rows = [
    ["Area", figure(before.area), figure(after.area), percent(before.area, after.area)],
    ["Ratio", figure(before.ratio), figure(after.ratio), percent(before.ratio, after.ratio)],
    ["ng/mL", figure(before.estimate), figure(after.estimate), percent(before.estimate, after.estimate)],
    ["95 %", interval(before), interval(after), ""],
    ["Error", error(before), error(after), ""],
  ].filter(([, one, other]) => one !== "–" || other !== "–");
  return make(
    "div",
    {},
    rows.length > 0 ? table(words(id), ["figure", "before", "after", "change"], rows) : make("p", {}, make("b", {}, words(id))),
    make("p", {}, before.status === after.status ? `Stays ${plain(after.status)}. ` : make("b", {}, `${plain(before.status)} → ${plain(after.status)}. `), flagsOf(before, after)),
  );
}

function further(others) {
  return make(
    "details",
    { open: others.length <= 6 },
    make("summary", {}, `${count(others.length, "further result")} ${others.length === 1 ? "changes" : "change"}`),
    make(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Further results that change" },
      table(
        "Further results",
        ["result", "before", "after", "change"],
        others.map(({ id, before, after }) => [
          words(id),
          before.text || figure(before.estimate),
          make("span", {}, after.text || figure(after.estimate), before.status === after.status ? null : make("b", {}, ` ${plain(after.status)}`)),
          percent(before.estimate, after.estimate),
        ]),
      ),
    ),
  );
}

function words(id) {
  const one = known.items.find((other) => other.id === id);
  return one ? `${one.injection} · ${one.sampleId} · ${one.analyte}` : id;
}

function interval(side) {
  const [low, high] = [side.low ?? null, side.high ?? null];
  if (low === null || high === null) {
    return low === null && high === null ? "–" : low === null ? `up to ${figure(high, 3)}` : `from ${figure(low, 3)}`;
  }
  return `${figure(low, 3)}–${figure(high, 3)}`;
}

function error(side) {
  return side.relativeError === null || side.relativeError === undefined ? "–" : `${figure(side.relativeError, 3)} %`;
}

function percent(before, after) {
  if (!before || after === null || after === undefined) {
    return "";
  }
  const change = (100 * (after - before)) / Math.abs(before);
  return change !== 0 && Math.abs(change) < 0.001 ? "< 0.001 %" : `${change > 0 ? "+" : ""}${figure(change, 3)} %`;
}

/** Flags that stay, that come (+) and that go (−). */
function flagsOf(before, after) {
  const [were, are] = [before, after].map((side) => side.flags.map((flag) => flag.code ?? flag));
  const come = are.filter((flag) => !were.includes(flag)).map((flag) => make("b", {}, `+${flag} `));
  const go = were.filter((flag) => !are.includes(flag)).map((flag) => make("b", {}, `−${flag} `));
  const stay = are.filter((flag) => were.includes(flag));
  return make("span", {}, come.length + go.length > 0 ? "Flags: " : "No flag changes. ", come, go, stay.length > 0 ? make("span", { class: "hint" }, stay.join(", ")) : null);
}
