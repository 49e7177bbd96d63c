/** The views of the page: results, small multiples, calibration, QCs, trends. */
import { draw } from "/chart.js";
import { ask } from "./api.js";
import { byId, fill, make, options, table } from "./dom.js";
import { analyte, item, known, learn, watch } from "./store.js";
import { say, tellProblem } from "./told.js";
import { figure } from "./words.js";

/** The views in their order: id and name. */
export const VIEWS = [
  ["results", "Results"],
  ["multiples", "Small multiples"],
  ["calibration", "Calibration"],
  ["qcs", "QCs"],
  ["trends", "Trends"],
];

const live = { calibration: [], qcs: [], trends: [] };
let openResult = () => {};

/** Makes the buttons of the views, and draws a view when it is opened or its results change. */
export function startViews(open) {
  openResult = open;
  fill(
    byId("views"),
    VIEWS.map(([id, name]) => make("button", { type: "button", id: `view-${id}`, on: { click: () => learn({ view: id }) } }, name)),
  );
  watch("view", () => {
    switchView();
    byId(known.view === "results" ? "queue-rows" : `${known.view}-view`).focus({ preventScroll: true });
    Object.keys(live).forEach((id) => (byId(`${id}-of`).value = ""));
  });
  watch(["view", "results", "recomputed"], drawView);
  for (const id of ["calibration", "qcs", "trends"]) {
    byId(`${id}-of`).addEventListener("change", drawView);
  }
  switchView();
}

/** The next view, or the one before. */
export function turn(step) {
  const place = VIEWS.findIndex(([id]) => id === known.view);
  const [id, name] = VIEWS[(place + step + VIEWS.length) % VIEWS.length];
  learn({ view: id });
  say(name);
}

function switchView() {
  for (const [id] of VIEWS) {
    byId(`${id}-view`).hidden = id !== known.view;
    const button = byId(`view-${id}`);
    if (id === known.view) {
      button.setAttribute("aria-current", "page");
    } else {
      button.removeAttribute("aria-current");
    }
  }
}

async function drawView() {
  const view = known.view;
  if (!(view in live) || !known.session) {
    return;
  }
  fillChoice(view);
  try {
    if (view === "calibration") {
      await drawCalibration();
    } else if (view === "qcs") {
      await drawQcs();
    } else {
      await drawTrends();
    }
  } catch (problem) {
    tellProblem(problem);
  }
}

/** What can be chosen; when the view is opened, it is what the selected result is about. */
function fillChoice(view) {
  const select = byId(`${view}-of`);
  const measured = known.session.analytes.filter((one) => !one.internalStandard);
  const own = analyte(item()?.analyte) ?? measured[0];
  const choices =
    view === "trends"
      ? [...new Map(measured.map((one) => [String(one.compoundIndex), one.compound])).entries()]
      : measured.map((one) => one.name);
  const first = view === "trends" ? String(own?.compoundIndex) : own?.name;
  options(select, choices, select.value || first);
}

async function drawCalibration() {
  const name = byId("calibration-of").value;
  const one = item();
  const { charts, facts } = await ask("calibration", { analyte: name, injection: one?.analyte === name ? one.injection : "" });
  fill(byId("calibration-facts"), make("dl", { class: "figures" }, facts.map(([word, text]) => [make("dt", {}, word), make("dd", {}, text)])));
  drawCharts("calibration", charts);
}

async function drawQcs() {
  const { charts, levels } = await ask("qcs", { analyte: byId("qcs-of").value, injection: item()?.injection });
  const rows = levels.map((level) => [
    level.level,
    figure(level.nominal),
    String(level.n),
    figure(level.mean),
    `${figure(level.cv, 3)}`,
    `${figure(level.bias, 3)}`,
    `± ${figure(level.limit, 3)}`,
    level.mean === null ? "–" : level.ok ? "within" : make("strong", { class: "out" }, "outside"),
  ]);
  fill(
    byId("qcs-levels"),
    rows.length
      ? table("QC levels", ["level", "nominal, ng/mL", "n", "mean, ng/mL", "CV, %", "bias, %", "limit, %", "judged"], rows)
      : make("p", {}, "No QCs of this analyte."),
  );
  drawCharts("qcs", charts);
}

async function drawTrends() {
  const { charts } = await ask("trends", { compound: byId("trends-of").value, injection: item()?.injection });
  drawCharts("trends", charts);
}

function drawCharts(view, charts) {
  live[view].forEach((chart) => chart.destroy());
  const place = byId(`${view}-charts`);
  fill(
    place,
    charts.length === 0 ? make("p", { class: "empty" }, nothing(view)) : null,
    charts.map((chart) => make("figure", {}, make("figcaption", {}, chart.title), make("div", { class: "plot" }))),
  );
  live[view] = charts.map((chart, index) => draw(place.children[index].lastElementChild, chart, { onMark: openMark }));
}

function nothing(view) {
  return known.session.recomputed === "running" ? "These charts come when the fit has been computed." : `No ${view} to show.`;
}

/** A mark that is a result opens it. */
function openMark(id) {
  if (known.items.some((one) => one.id === id)) {
    openResult(id);
  }
}
