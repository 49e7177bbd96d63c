/** The line on top: how far the fit is, and why nothing can be changed. */
import { send } from "./api.js";
import { byId, fill, make } from "./dom.js";
import { somebody } from "./people.js";
import { known, watch } from "./store.js";
import { say, tellProblem } from "./told.js";
import { count, plain } from "./words.js";

let reload = async () => {};

/** Shows the line as long as there is something to say. */
export function startCondition(reloadQueue) {
  reload = reloadQueue;
  watch(["session", "progress", "notInResults"], draw);
}

function draw() {
  const { recomputed, problem } = known.session;
  const line = byId("condition");
  document.body.dataset.recomputed = recomputed;
  line.classList.toggle("bad", ["differs", "failed"].includes(recomputed));
  const parts = [];
  if (recomputed === "running") {
    const { done, total } = known.progress ?? {};
    parts.push(`The fit is being computed${total ? ` (${done} of ${total})` : ""}. Until then the picture shows the data only, and nothing can be changed.`);
  } else if (recomputed !== "done") {
    parts.push(problem || `The results could not be computed again (${plain(recomputed)}): nothing can be changed. End the review, process the run, and open this page again.`);
  } else if (known.notInResults > 0) {
    const number = known.notInResults;
    parts.push(
      `${count(number, "decision")} on record ${number === 1 ? "is" : "are"} not yet in these results: nothing can be committed until the results are written with them. `,
      make("button", { type: "button", on: { click: process } }, "Write the results"),
    );
  }
  line.hidden = parts.length === 0;
  fill(line, parts);
}

async function process() {
  if (!(await somebody())) {
    return;
  }
  try {
    await send("process", {});
    await reload();
    say("The results contain every decision on record");
  } catch (problem) {
    tellProblem(problem);
  }
}
