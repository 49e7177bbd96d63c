/** The facts beside the picture: figures of the result, flags in words, decisions so far. */
import { ask } from "./api.js";
import { byId, fill, make } from "./dom.js";
import { picture } from "./picture.js";
import { item, known, watch } from "./store.js";
import { ACTIONS, figure, moment, plain } from "./words.js";

/** Shows the facts of the selected result. */
export function startFacts() {
  watch(["selected", "items"], drawHead);
  watch(["selected", "items", "picture"], drawFacts);
}

function drawHead() {
  const one = item();
  byId("item-title").textContent = one ? `${one.sampleId} · ${one.analyte}` : "No result chosen";
  fill(
    byId("item-facts"),
    one
      ? [
          make("span", {}, `injection ${one.injection}`),
          make("span", {}, [plain(one.type), one.level].filter(Boolean).join(" ")),
          make("span", { class: `status severity-${one.severity}` }, plain(one.status)),
        ]
      : [],
  );
}

async function drawFacts() {
  const one = item();
  if (!one) {
    fill(byId("facts"));
    return;
  }
  const value = one.values;
  const peak = picture?.peaks?.find((other) => other.analyte === one.analyte);
  const rows = [
    ["Estimate, not reported", one.text.concentration || !value.estimate_ng_per_ml ? null : `${figure(value.estimate_ng_per_ml)} ng/mL`],
    ["Area", `${figure(value.area_counts_min)} ± ${figure(value.area_se_counts_min, 2)}`],
    ["Ratio to internal standard", figure(value.response_ratio)],
    ["Internal standard area", figure(value.internal_standard_area_counts_min)],
    ["Retention time", `${figure(value.retention_time_min, 5)} min`],
    ["Of internal standard", `${figure(value.internal_standard_retention_time_min, 5)} min`],
    ["Width at half height", peak?.widthMin ? `${figure(peak.widthMin, 3)} min` : null],
    ["Resolution", figure(value.resolution, 3)],
    ["S/N", figure(value.signal_to_noise, 3)],
    ["Tailing factor", figure(value.tailing_factor, 3)],
    ["Points per peak", figure(value.points_per_peak, 2)],
    ["Ion ratio", value.ion_ratio_percent === null || value.ion_ratio_percent === undefined ? null : `${figure(value.ion_ratio_percent)} %`],
    ["Integrated by", plain(one.integration)],
    ["Dilution factor", value.dilution_factor === 1 ? null : figure(value.dilution_factor)],
    ["Nominal", value.nominal_ng_per_ml ? `${figure(value.nominal_ng_per_ml)} ng/mL` : null],
    ["Relative error", one.text.relativeError ? `${one.text.relativeError}` : null],
    ["Used in the curve", one.type === "standard" ? (one.usedInCurve ? "yes" : "no") : null],
  ].filter(([, text]) => text);
  fill(
    byId("facts"),
    make(
      "p",
      { class: "concentration" },
      make("strong", {}, one.text.concentration ? `${one.text.concentration} ng/mL` : plain(one.status)),
      one.text.interval ? make("span", {}, `95 %: ${one.text.interval}`) : null,
    ),
    make("dl", { class: "figures" }, rows.map(([name, text]) => [make("dt", {}, name), make("dd", {}, text)])),
    make("h3", {}, one.flags.length ? "Flags" : "No flags"),
    make(
      "ul",
      { class: "flag-list" },
      one.flags.map((flag) =>
        make(
          "li",
          {},
          make("span", { class: `flag severity-${flag.severity}` }, flag.code),
          ` ${severityWord(flag.severity)}: ${flag.meaning}`,
        ),
      ),
    ),
    make("p", { class: "review-state" }, reviewOf(one)),
    make("div", { id: "history" }),
  );
  await drawHistory(one);
}

function severityWord(severity) {
  return plain(known.severities?.[severity] ?? ["information", "warning", "not quantifiable", "rejects the run"][severity]);
}

function reviewOf(one) {
  if (!one.reviewed) {
    return "Not yet reviewed.";
  }
  const who = `${one.reviewed.person}, ${moment(one.reviewed.time)}`;
  return one.reviewed.stale ? `Reviewed by ${who}, and changed since: look again.` : `Reviewed by ${who}.`;
}

let kept = { of: "", decisions: Promise.resolve([]) };

function historyOf(one) {
  const of = `${one.id} ${known.head}`;
  if (kept.of !== of) {
    const answer = ask("history", { injection: one.injection, analyte: one.analyte });
    kept = { of, decisions: answer.then((history) => history.decisions).catch(() => []) };
  }
  return kept.decisions;
}

async function drawHistory(one) {
  if (one.decisions.length === 0) {
    return;
  }
  const decisions = await historyOf(one);
  if (item()?.id !== one.id || decisions.length === 0) {
    return;
  }
  fill(
    byId("history"),
    make("h3", {}, "Decisions so far"),
    make(
      "ol",
      { class: "history" },
      decisions.map((decision) =>
        make(
          "li",
          { value: decision.number },
          make("b", {}, ACTIONS[decision.action] ?? plain(decision.action)),
          decision.parameters && decision.action !== "reviewed" ? ` ${decision.parameters.replaceAll(";", ", ")}` : "",
          decision.reason ? `: ${[plain(decision.reasonCode), decision.reason].filter(Boolean).join(", ")}` : "",
          make(
            "span",
            { class: "who" },
            [decision.person, decision.secondPerson && `with ${decision.secondPerson}`, moment(decision.time)].filter(Boolean).join(", "),
          ),
          decision.effect ? make("span", { class: "who" }, decision.effect) : null,
        ),
      ),
    ),
  );
}
