/** Many small charts: one analyte in all injections, or all analytes of one injection, thirty at once. */
import { draw } from "/chart.js";
import { ask } from "./api.js";
import { isDone } from "./changes.js";
import { byId, fill, make, options } from "./dom.js";
import { arrange, ORDERS } from "./queue.js";
import { item, known, learn, watch } from "./store.js";
import { tellProblem } from "./told.js";
import { FIGURES, figure, plain } from "./words.js";

const AT_ONCE = 30;
const NOTHING = { group: "", analyte: "", type: "", flag: "", injection: "", review: "", words: "" };

let from = 0;
let live = [];
let openResult = () => {};
let loading = new AbortController();

/** Draws the small charts whenever the view is open. */
export function startMultiples(open) {
  openResult = open;
  for (const id of ["multiples-of", "multiples-sort", "multiples-way"]) {
    byId(id).addEventListener("change", () => {
      from = 0;
      show();
    });
  }
  byId("multiples-back").addEventListener("click", () => page(-1));
  byId("multiples-on").addEventListener("click", () => page(1));
  byId("multiples-grid").addEventListener("keydown", move);
  options(byId("multiples-sort"), [...ORDERS, ...FIGURES], "worst");
  watch(["view", "results", "recomputed"], () => {
    if (known.view === "multiples") {
      fillChoices();
      show().then(() => byId("multiples-grid").firstElementChild?.focus({ preventScroll: true }));
    }
  });
}

/** The next or the previous thirty. */
export function page(step) {
  const all = chosen().length;
  const next = from + step * AT_ONCE;
  if (next >= 0 && next < all) {
    from = next;
    show();
  }
}

function fillChoices() {
  const one = item();
  const before = byId("multiples-of").value;
  const analytes = known.session.analytes.filter((analyte) => !analyte.internalStandard).map((analyte) => analyte.name);
  const choices = [
    ...analytes.map((name) => [`analyte:${name}`, `${name}, all injections`]),
    ...(one ? [[`injection:${one.injection}`, `injection ${one.injection} (${one.sampleId}), all analytes`]] : []),
  ];
  options(byId("multiples-of"), choices, choices.some(([value]) => value === before) ? before : `analyte:${one?.analyte ?? analytes[0]}`);
}

function chosen() {
  const of = byId("multiples-of").value;
  const value = of.slice(of.indexOf(":") + 1);
  const filter = of.startsWith("analyte") ? { ...NOTHING, analyte: value } : { ...NOTHING, injection: value };
  const sort = { by: byId("multiples-sort").value, down: byId("multiples-way").value === "down" };
  return arrange(known.items, filter, sort, isDone).shown;
}

async function show() {
  const all = chosen();
  const items = all.slice(from, from + AT_ONCE);
  byId("multiples-range").textContent = all.length ? `${from + 1} to ${from + items.length} of ${all.length}` : "none";
  byId("multiples-back").disabled = from === 0;
  byId("multiples-on").disabled = from + AT_ONCE >= all.length;
  loading.abort();
  loading = new AbortController();
  const of = byId("multiples-of").value;
  const value = of.slice(of.indexOf(":") + 1);
  try {
    const { charts } = await ask(
      "multiples",
      { [of.startsWith("analyte") ? "analyte" : "injection"]: value, from: 0, count: items.length, ids: items.map((one) => one.id).join(",") },
      loading.signal,
    );
    drawAll(items, new Map(charts.map((one) => [one.id, one.chart])));
  } catch (problem) {
    tellProblem(problem);
  }
}

function drawAll(items, charts) {
  live.forEach((chart) => chart.destroy());
  live = [];
  const sort = byId("multiples-sort").value;
  fill(
    byId("multiples-grid"),
    items.map((one, place) =>
      make(
        "button",
        {
          type: "button",
          class: `small severity-${one.severity}`,
          tabindex: place === 0 ? "0" : "-1",
          "data-id": one.id,
          on: { click: () => openResult(one.id) },
        },
        make(
          "span",
          { class: "head" },
          make("b", {}, `${one.injection} ${one.sampleId}`),
          make("span", {}, one.text.concentration || plain(one.status)),
        ),
        make("span", { class: "plot", "aria-hidden": "true", inert: true }),
        make(
          "span",
          { class: "foot" },
          `${isDone(one) ? "✓ " : ""}${one.analyte}${sort in one.values ? ` · ${figure(one.values[sort])}` : ""}${one.flags.length ? ` · ${one.flags.map((flag) => flag.code).join(", ")}` : ""}`,
        ),
      ),
    ),
  );
  for (const button of byId("multiples-grid").children) {
    const chart = charts.get(button.dataset.id);
    if (chart) {
      const drawn = draw(button.querySelector(".plot"), small(chart), {});
      drawn.element.tabIndex = -1;
      live.push(drawn);
    }
  }
}

/** Without the names of the axes, which thirty charts would say thirty times: the room goes to the peaks. */
function small(chart) {
  const frame = [54, 8, chart.width - 6, chart.height - 22];
  return { ...chart, panels: chart.panels.map((panel) => ({ ...panel, frame, y: { ...panel.y, name: "" } })) };
}

/** Arrow keys move among the charts, by column and row. */
function move(event) {
  const buttons = [...byId("multiples-grid").children];
  const place = buttons.indexOf(document.activeElement);
  const inRow = buttons.filter((button) => button.offsetTop === buttons[0].offsetTop).length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: inRow, ArrowUp: -inRow }[event.key];
  if (step === undefined || place < 0) {
    return;
  }
  event.preventDefault();
  const next = buttons[place + step];
  if (next) {
    buttons[place].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    learn({ selected: next.dataset.id });
  }
}
