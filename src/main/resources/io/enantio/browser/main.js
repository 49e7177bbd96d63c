/** Starts the page and keeps it up to date. Read this first: it names every module in the order of the work. */
import { ask, session } from "./api.js";
import { dragged, onTyped } from "./change-form.js";
import * as commands from "./commands.js";
import { commit, startCommit, undo } from "./commit.js";
import { byId, fill, make } from "./dom.js";
import { startCondition } from "./condition.js";
import { startFacts } from "./facts.js";
import { startKeys } from "./keys.js";
import { startMultiples } from "./multiples.js";
import { startPeople } from "./people.js";
import { startPicture } from "./picture.js";
import { proposeSoon, startProposal } from "./proposal.js";
import { startQueue } from "./queue-list.js";
import { item, known, learn, tell, undisturbed, watch } from "./store.js";
import { say, tellConnection, tellProblem } from "./told.js";
import { plain } from "./words.js";
import { startViews } from "./views.js";

const WHILE_RUNNING = 1000;
const AFTERWARDS = 5000;

async function start() {
  startQueue();
  startPicture(dragged);
  startFacts();
  startProposal();
  startCommit(reload);
  startPeople(reload);
  startViews(commands.openResult);
  startMultiples(commands.openResult);
  startKeys();
  startButtons();
  onTyped(proposeSoon);
  startCondition(reload);
  watch("verdicts", drawVerdicts);
  try {
    learn({ session: await session() });
    document.title = `${known.session.run} – review`;
    byId("run").textContent = known.session.run;
    byId("run").title = known.session.folder;
    await readQueue();
    learn({ selected: known.items[0]?.id ?? null });
    byId("queue-rows").focus({ preventScroll: true });
  } catch (problem) {
    tellProblem(problem);
  }
  setTimeout(poll, WHILE_RUNNING);
}

/** The queue and the session anew; the selected result stays. */
async function reload() {
  learn({ session: await session() });
  await readQueue();
}

async function readQueue() {
  const { head, results, items, verdicts, severities, pending } = await ask("queue");
  learn({ head, results, items, verdicts, severities, notInResults: pending ?? 0 });
  if (known.selected && !item()) {
    learn({ selected: items[0]?.id ?? null });
  }
}

/** Asks how far the fit is, and whether somebody else has written something. */
async function poll() {
  try {
    const { answer: status, ownWriting } = await undisturbed(() => ask("status"));
    tellConnection(false);
    const wasComputed = known.session?.recomputed;
    if (!known.session || wasComputed !== status.recomputed) {
      learn({ session: await session() });
      tell("recomputed");
      if (wasComputed === "running" && status.recomputed === "done") {
        say("The fit is computed: changes are possible");
        proposeSoon();
      }
    }
    learn({ progress: status.progress });
    if (!ownWriting && (status.results !== known.results || status.head !== known.head)) {
      await reload();
      proposeSoon();
      say("Somebody has written decisions: the queue was read again");
    }
  } catch (problem) {
    tellProblem(problem);
  }
  setTimeout(poll, known.session?.recomputed === "running" ? WHILE_RUNNING : AFTERWARDS);
}

function startButtons() {
  const actions = {
    next: commands.next,
    accept: commands.accept,
    reintegrate: () => commands.begin("reintegrate"),
    peak: () => commands.begin("peak"),
    interference: commands.interference,
    method: () => commands.begin("method"),
    exclude: () => commands.begin("exclude"),
    comment: () => commands.begin("comment"),
    undo: () => undo(),
    "commit-open": commit,
    whole: commands.toggleWhole,
    log: commands.toggleLogScale,
    unzoom: commands.unzoom,
  };
  Object.entries(actions).forEach(([id, run]) => byId(id).addEventListener("click", run));
  for (const name of ["previous", "next", "standard", "mean"]) {
    byId(`overlay-${name}`).addEventListener("click", () => commands.toggleOverlay(name));
  }
}

function drawVerdicts() {
  const accepted = known.verdicts.filter((one) => one.verdict === "accepted").length;
  byId("verdicts-short").textContent = `${accepted} of ${known.verdicts.length} analytes accepted`;
  byId("verdicts").classList.toggle("bad", accepted < known.verdicts.length);
  fill(
    byId("verdicts-all"),
    known.verdicts.map((one) => make("li", {}, make("b", {}, one.analyte), ` ${plain(one.verdict)}${one.reason ? `: ${one.reason}` : ""}`)),
  );
}

start();
