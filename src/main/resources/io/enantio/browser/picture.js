/** The picture of a result: the pair, what the fit leaves, the internal standard and the qualifier, on one time axis. */
import { draw } from "/chart.js";
import { ask } from "./api.js";
import { byId, fill, make } from "./dom.js";
import { pending } from "./changes.js";
import { analyte, item, known, tell, watch } from "./store.js";
import { tellProblem } from "./told.js";

/** The charts from top to bottom: name in the answer, and words beside it. Their shares of the height are in review.css. */
const CHARTS = [
  ["analyte", "Signal and fit"],
  ["residuals", "Residuals"],
  ["standard", "Internal standard"],
  ["qualifier", "Qualifier"],
];

/** What is shown besides the data themselves. */
export const shown = { overlays: new Set(), whole: false, log: false };

/** The picture as the server gave it; null while it is loading. */
export let picture = null;

/** Whether the picture of the selected result is still on its way. */
export let isLoading = false;

let live = [];
let dragged = () => {};
const kept = new Map();

/** Draws the picture of the selected result, now and whenever something of it changes. */
export function startPicture(onDragged) {
  dragged = onDragged;
  watch("selected", show);
  watch(["results", "recomputed", "overlays"], () => {
    kept.clear();
    show();
  });
  watch("proposal", showProposed);
}

/** Loads the pictures that will probably be asked for next. */
export function expect(items) {
  items.filter(Boolean).forEach((one) => load(one).catch(() => {}));
}

/** Back to the time window and the scale that the picture came with. */
export function resetZoom() {
  live.forEach((chart) => chart.reset());
}

/** Turns the logarithmic scale of the signal on or off. */
export function toggleLog() {
  shown.log = !shown.log;
  live.forEach((chart) => chart.log(shown.log));
}

/** Sets where the handles stand, after bounds were typed. */
export function moveHandles() {
  live.find((chart) => chart.name === "analyte")?.handles(handles());
}

async function show() {
  const wanted = item();
  if (!wanted) {
    picture = null;
    redraw();
    return;
  }
  byId("picture").setAttribute("aria-busy", "true");
  isLoading = true;
  try {
    const answer = await load(wanted);
    if (item()?.id === wanted.id) {
      picture = proposedOf(wanted) ?? answer;
      redraw();
    }
  } catch (problem) {
    if (item()?.id === wanted.id) {
      picture = null;
      redraw();
      tellProblem(problem);
    }
  } finally {
    if (item()?.id === wanted.id) {
      isLoading = false;
      byId("picture").removeAttribute("aria-busy");
    }
  }
}

function load(one) {
  const compound = analyte(one.analyte)?.compoundIndex ?? 0;
  const overlay = [...shown.overlays].join(",");
  const address = { injection: one.injection, compound, overlay, whole: shown.whole ? 1 : "" };
  const name = JSON.stringify(address);
  if (!kept.has(name)) {
    const answer = ask("picture", address);
    kept.set(name, answer);
    answer.catch(() => kept.delete(name));
    if (kept.size > 60) {
      kept.delete(kept.keys().next().value);
    }
  }
  return kept.get(name);
}

/** While a change is proposed, the picture is the one after it; with overlays or the whole trace it is that of the results. */
function showProposed() {
  const wanted = item();
  if (!wanted) {
    return;
  }
  const proposed = proposedOf(wanted);
  if (proposed) {
    picture = proposed;
    redraw();
  } else if (picture?.isProposed) {
    show();
  }
}

function proposedOf(one) {
  const proposed = known.proposal?.picture;
  const isOfIt = proposed && proposed.injection === one.injection && proposed.compound === analyte(one.analyte)?.compoundIndex;
  return isOfIt && shown.overlays.size === 0 && !shown.whole ? { ...proposed, isProposed: true } : null;
}

function redraw() {
  tell("picture");
  drawCharts();
}

function drawCharts() {
  const place = byId("charts");
  if (!picture) {
    clear();
    fill(place, make("p", { class: "empty" }, item() ? "No picture." : "Choose a result from the queue."));
    return;
  }
  const present = CHARTS.filter(([name]) => picture.charts[name]);
  if (present.map(([name]) => name).join() === live.map((chart) => chart.name).join()) {
    live.forEach((chart) => chart.update(picture.charts[chart.name]));
    live.find((chart) => chart.name === "analyte")?.handles(handles());
    return;
  }
  clear();
  fill(
    place,
    present.map(([name, words]) => make("figure", { class: `picture ${name}` }, make("figcaption", {}, words), make("div", { class: "plot" }))),
  );
  live = present.map(([name], index) => {
    const element = place.children[index].lastElementChild;
    const options = { handles: name === "analyte" ? handles() : [], log: shown.log, onDrag: dragged, onZoom: (range) => zoomOthers(name, range) };
    return Object.assign(draw(element, picture.charts[name], options), { name });
  });
}

function clear() {
  live.forEach((chart) => chart.destroy());
  live = [];
}

let isZooming = false;

/** The charts of an injection keep the same time axis. */
function zoomOthers(name, range) {
  if (isZooming) {
    return;
  }
  isZooming = true;
  live.filter((chart) => chart.name !== name).forEach((chart) => chart.zoom(range));
  isZooming = false;
}

/** Handles of the change that is typed, where its form says that they are. */
function handles() {
  const { bounds, kind, peakMin, injection } = pending.draft ?? {};
  if (injection !== item()?.injection) {
    return [];
  }
  if (kind === "peak" && Number(peakMin) > 0) {
    return [{ id: "peak", kind: "start", x: Number(peakMin), y: 0, step: 0.01, label: "Top of the peak" }];
  }
  if (!bounds) {
    return [];
  }
  const sides = [
    { id: "start", kind: "start", x: bounds.start, y: 0, step: 0.01, high: bounds.end, label: "Start of the peak" },
    { id: "end", kind: "end", x: bounds.end, y: 0, step: 0.01, low: bounds.start, label: "End of the peak" },
  ];
  const baseline = [
    { id: "baselineStart", kind: "base", x: bounds.start, y: bounds.baselineStart, label: "Baseline at the start" },
    { id: "baselineEnd", kind: "base", x: bounds.end, y: bounds.baselineEnd, label: "Baseline at the end" },
  ];
  return bounds.ownBaseline ? [...sides, ...baseline] : sides;
}
