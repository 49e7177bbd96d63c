/** The form of one change: bounds, reason code, reason in words. Its numbers and the handles in the picture are one thing. */
import { byId, fill, key, make } from "./dom.js";
import { codesOf, lacking, parametersOf, pending } from "./changes.js";
import { moveHandles, picture } from "./picture.js";
import { item } from "./store.js";
import { say } from "./told.js";
import { figure, minutes, plain } from "./words.js";

/** Reasons that were written on this page, offered again. */
const written = new Set();

let form = null;
let changed = () => {};

/** What to do whenever something was typed or dragged. */
export function onTyped(heard) {
  changed = heard;
}

/** Opens the form of a change of the selected result. */
export function open(kind) {
  const one = item();
  const peak = picture?.peaks?.find((other) => other.analyte === one.analyte);
  const draft = { injection: one.injection, analyte: one.analyte, action: ACTION_OF[kind] ?? kind, parameters: "", reasonCode: "", reason: "", kind };
  if (kind === "reintegrate") {
    draft.bounds = boundsOf(peak, one);
  } else if (kind === "peak") {
    draft.peakMin = nearest(picture?.further ?? [], one.values.retention_time_min) ?? one.values.retention_time_min ?? "";
  } else if (kind === "interference") {
    draft.interference = "off";
  } else if (kind === "exclude") {
    draft.analyte = "";
  }
  draft.parameters = parametersFor(draft);
  pending.draft = draft;
  draw(draft);
  moveHandles();
  typed();
  say(`${TITLES[kind]}: ${one.sampleId}, ${one.analyte}`);
}

/** Closes the form without a change. */
export function cancel() {
  pending.typing(null);
  close();
}

/** The peak that the fit added is left out, or modelled again. */
export function turnInterference(to = pending.draft.interference === "off" ? "on" : "off") {
  const draft = pending.draft;
  draft.interference = to;
  draft.parameters = parametersFor(draft);
  form.querySelector(`[name=interference][value=${to}]`).checked = true;
  typed();
  say(`Interference ${to}`);
}

/** Adds the change of the form to those that are pending; false if something still lacks, which is said. */
export function addDraft() {
  const draft = pending.draft;
  const lack = lacking(draft);
  if (lack) {
    byId("change-lack").textContent = lack;
    say(lack);
    (codesOf(draft.action).length > 0 && !draft.reasonCode ? form.querySelector("[name=code]") : form.elements.reason).focus();
    return false;
  }
  written.add(draft.reason);
  const { injection, analyte, action, parameters, reasonCode, reason, kind } = draft;
  pending.add({ injection, analyte, action, parameters, reasonCode, reason });
  close();
  say(`${TITLES[kind]}: pending. Commit with s, take back with u.`);
  byId("queue-rows").focus({ preventScroll: true });
  return true;
}

/** Whether another result may be looked at: a change with a reason is added or cancelled first, one without is dropped. */
export function mayLeave() {
  if (!pending.draft) {
    return true;
  }
  if (pending.draft.reason) {
    say("Add this change (Enter) or cancel it (Esc) first");
    form.elements.reason.focus();
    return false;
  }
  cancel();
  return true;
}

/** Chooses the reason code of a digit, and goes on to the words. */
export function chooseCode(digit) {
  const codes = codesOf(pending.draft.action);
  if (digit > codes.length) {
    say(codes.length ? `There are ${codes.length} reason codes.` : "No reason code is needed.");
    return;
  }
  form.querySelectorAll("[name=code]")[digit - 1].checked = true;
  pending.draft.reasonCode = codes[digit - 1];
  byId("change-lack").textContent = "";
  form.elements.reason.focus();
  say(plain(codes[digit - 1]));
}

/** A handle was moved: its numbers are those of the form. */
export function dragged(handle) {
  if (pending.draft?.kind === "peak") {
    form.elements.peak.value = minutes(handle.x);
    takePeak();
    return;
  }
  const bounds = pending.draft?.bounds;
  if (!bounds) {
    return;
  }
  bounds[handle.id] = handle.kind === "base" ? round(handle.y, 2) : round(handle.x, 4);
  showBounds(bounds);
  takeBounds();
}

function close() {
  fill(byId("change-form"));
  byId("decide").classList.remove("typing");
  form = null;
  moveHandles();
  changed();
}

const ACTION_OF = { peak: "reintegrate", interference: "reintegrate", method: "reintegrate" };

const TITLES = {
  reintegrate: "Integrate by hand",
  peak: "Take another peak",
  interference: "Interference: the peak that the fit added",
  method: "The method's algorithm again",
  exclude: "Exclude",
  comment: "Comment",
};

function draw(draft) {
  const codes = codesOf(draft.action);
  const one = item();
  form = make(
    "form",
    {
      class: "change",
      novalidate: true,
      "aria-label": TITLES[draft.kind],
      on: {
        submit: (event) => {
          event.preventDefault();
          addDraft();
        },
      },
    },
    make("h3", {}, TITLES[draft.kind]),
    make("p", { class: "of" }, `${one.injection} · ${one.sampleId} · ${one.analyte}`),
    draft.kind === "reintegrate" ? boundFields(draft.bounds) : null,
    draft.kind === "peak" ? peakFields(draft) : null,
    draft.kind === "interference" ? interferenceFields(draft) : null,
    draft.kind === "exclude" ? scopeFields(one) : null,
    codes.length > 0
      ? make(
          "fieldset",
          { class: "codes" },
          make("legend", {}, "Reason"),
          codes.map((code, place) =>
            make(
              "label",
              {},
              make("input", {
                type: "radio",
                name: "code",
                value: code,
                on: { change: () => setReason({ reasonCode: code }) },
              }),
              key(String(place + 1)),
              make("span", {}, plain(code)),
            ),
          ),
        )
      : null,
    make(
      "label",
      { class: "reason" },
      "In words",
      make("input", {
        name: "reason",
        type: "text",
        autocomplete: "off",
        list: "reasons",
        maxlength: 500,
        on: { input: (event) => setReason({ reason: event.target.value }) },
      }),
    ),
    make("datalist", { id: "reasons" }, [...written].map((reason) => make("option", { value: reason }))),
    make("p", { id: "change-lack", class: "lack" }),
    make(
      "div",
      { class: "buttons" },
      make("button", { type: "submit", class: "main" }, "Add ", key("Enter")),
      make("button", { type: "button", on: { click: cancel } }, "Cancel ", key("Esc")),
    ),
  );
  fill(byId("change-form"), form);
  byId("decide").classList.add("typing");
  (form.querySelector("[name=start], [name=peak], [name=code]") ?? form.elements.reason).focus();
  form.querySelector("[name=start], [name=peak]")?.select();
  form.scrollIntoView({ block: "nearest" });
}

function boundFields(bounds) {
  const number = (name, words, step) =>
    make(
      "label",
      {},
      words,
      make("input", { name, type: "number", step, value: bounds[name] ?? "", on: { input: takeBounds } }),
    );
  return make(
    "div",
    { class: "bounds" },
    number("start", "Start, min", 0.01),
    number("end", "End, min", 0.01),
    make(
      "label",
      { class: "wide" },
      make("input", {
        type: "checkbox",
        name: "ownBaseline",
        checked: bounds.ownBaseline,
        on: {
          change: (event) => {
            bounds.ownBaseline = event.target.checked;
            form.querySelectorAll("[name^=baseline]").forEach((field) => (field.parentElement.hidden = !bounds.ownBaseline));
            takeBounds();
            moveHandles();
          },
        },
      }),
      " Set the ends of the baseline too",
    ),
    ["baselineStart", "baselineEnd"].map((name) => {
      const field = number(name, name === "baselineStart" ? "At start, counts" : "At end, counts", "any");
      field.hidden = !bounds.ownBaseline;
      return field;
    }),
  );
}

function peakFields(draft) {
  const further = picture?.further ?? [];
  return make(
    "div",
    { class: "bounds" },
    make(
      "label",
      { class: "wide" },
      "Top near, min",
      make("input", {
        name: "peak",
        type: "number",
        step: 0.01,
        value: draft.peakMin === "" ? "" : minutes(draft.peakMin),
        list: "peaks",
        on: { input: takePeak },
      }),
    ),
    make(
      "datalist",
      { id: "peaks" },
      further.map((peak) => make("option", { value: minutes(peak.retentionTimeMin) }, `area ${figure(peak.area)}`)),
    ),
    make(
      "p",
      { class: "hint wide" },
      further.length
        ? `Other peaks: ${further.map((peak) => `${minutes(peak.retentionTimeMin)} (area ${figure(peak.area)})`).join(", ")}`
        : "No other peak stands in this trace.",
    ),
  );
}

function takePeak() {
  const draft = pending.draft;
  draft.peakMin = form.elements.peak.value;
  draft.parameters = parametersFor(draft);
  moveHandles();
  typed();
}

function interferenceFields(draft) {
  const choice = (value, words) =>
    make(
      "label",
      {},
      make("input", {
        type: "radio",
        name: "interference",
        value,
        checked: draft.interference === value,
        on: { change: () => turnInterference(value) },
      }),
      ` ${words}`,
    );
  const further = picture?.further ?? [];
  return make(
    "fieldset",
    { class: "scope" },
    make("legend", {}, "The area is that of the fit"),
    choice("off", "without it (off)"),
    choice("on", "with it (on)"),
    make(
      "p",
      { class: "hint" },
      further.length ? `Added at ${further.map((peak) => `${minutes(peak.retentionTimeMin)} min`).join(", ")}.` : "The fit added no peak here.",
    ),
  );
}

function scopeFields(one) {
  const choice = (value, words) =>
    make(
      "label",
      {},
      make("input", {
        type: "radio",
        name: "scope",
        value,
        checked: value === "",
        on: {
          change: () => {
            pending.draft.analyte = value;
            typed();
          },
        },
      }),
      ` ${words}`,
    );
  return make(
    "fieldset",
    { class: "scope" },
    make("legend", {}, "What"),
    choice("", `injection ${one.injection}, every analyte`),
    choice(one.analyte, `${one.analyte} only`),
  );
}

/** The numbers typed become those of the draft, if they can be used; the handles follow. */
function takeBounds(event) {
  const draft = pending.draft;
  if (event) {
    for (const name of ["start", "end", "baselineStart", "baselineEnd"]) {
      const text = form.elements[name].value;
      draft.bounds[name] = text === "" ? null : Number(text);
    }
  }
  draft.parameters = parametersFor(draft);
  const { start, end } = draft.bounds;
  const isUsable = start !== null && end !== null && end > start;
  byId("change-lack").textContent = isUsable ? "" : "A peak must end after its start.";
  if (isUsable) {
    moveHandles();
    typed();
  }
}

function showBounds(bounds) {
  for (const name of ["start", "end", "baselineStart", "baselineEnd"]) {
    form.elements[name].value = bounds[name] ?? "";
  }
}

function setReason(facts) {
  Object.assign(pending.draft, facts);
  byId("change-lack").textContent = "";
}

function typed() {
  changed();
}

/** Where the peak begins and ends now; without a peak, a window about its internal standard, or in the middle of the picture. */
function boundsOf(peak, one) {
  const axis = picture?.charts.analyte?.panels[0]?.x ?? { low: 0, high: 1 };
  const middle =
    peak?.retentionTimeMin ?? one.values.retention_time_min ?? one.values.internal_standard_retention_time_min ?? (axis.low + axis.high) / 2;
  return {
    start: round(peak?.startMin ?? Math.max(0, middle - 0.3), 3),
    end: round(peak?.endMin ?? middle + 0.3, 3),
    baselineStart: peak?.baselineStart === undefined || peak.baselineStart === null ? 0 : round(peak.baselineStart, 2),
    baselineEnd: peak?.baselineEnd === undefined || peak.baselineEnd === null ? 0 : round(peak.baselineEnd, 2),
    ownBaseline: false,
  };
}

function parametersFor(draft) {
  if (draft.kind === "reintegrate") {
    const { start, end, baselineStart, baselineEnd, ownBaseline } = draft.bounds;
    return parametersOf({
      start_min: start,
      end_min: end,
      baseline_start_counts: ownBaseline ? baselineStart : null,
      baseline_end_counts: ownBaseline ? baselineEnd : null,
    });
  }
  if (draft.kind === "peak") {
    return parametersOf({ peak_min: draft.peakMin === "" ? "" : round(Number(draft.peakMin), 4) });
  }
  return draft.kind === "interference" ? parametersOf({ interference: draft.interference }) : "";
}

function nearest(peaks, time) {
  const byDistance = [...peaks].sort((one, other) => Math.abs(one.retentionTimeMin - time) - Math.abs(other.retentionTimeMin - time));
  return byDistance[0]?.retentionTimeMin;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
