/** What a key or a button does with the selected result. */
import { acceptance, isDone, pending } from "./changes.js";
import { mayLeave, open, turnInterference } from "./change-form.js";
import { byId } from "./dom.js";
import { somebody } from "./people.js";
import { expect, isLoading, resetZoom, shown, toggleLog } from "./picture.js";
import { proposeSoon } from "./proposal.js";
import { nextFlagged } from "./queue.js";
import { queue } from "./queue-list.js";
import { item, known, learn, tell } from "./store.js";
import { say } from "./told.js";
import { plain } from "./words.js";

const OVERLAYS = ["previous", "next", "standard", "mean"];

/** Opens a result in the view of results; false if a change is still open. */
export function openResult(id) {
  if (!mayLeave()) {
    return false;
  }
  learn({ view: "results", selected: id });
  byId("queue-rows").focus({ preventScroll: true });
  return true;
}

/** On to the next flagged result that nobody has reviewed. */
export function next() {
  const one = nextFlagged(queue.shown, known.selected, isDone);
  if (!one) {
    say("No flagged result in this list is left to review");
    return;
  }
  if (!openResult(one.id)) {
    return;
  }
  say(`${one.injection}, ${one.sampleId}, ${one.analyte}: ${plain(one.status)}, ${one.flags.map((flag) => flag.code).join(", ") || "no flags"}`);
  lookAhead();
}

/** One down or up. */
export function step(by) {
  const place = queue.shown.findIndex((one) => one.id === known.selected);
  const one = queue.shown[Math.min(queue.shown.length - 1, Math.max(0, place + by))];
  if (one && openResult(one.id)) {
    say(`${one.injection}, ${one.sampleId}, ${one.analyte}`);
    lookAhead();
  }
}

/** The selected result was seen and is accepted as it is; on to the next. Nobody accepts what is not on the screen yet. */
export async function accept(event) {
  const one = item();
  if (!one || event?.repeat || !mayLeave() || !(await somebody())) {
    return;
  }
  if (isLoading || known.session.recomputed !== "done") {
    say(isLoading ? "The picture is not here yet" : "Accepting is possible when the fit has been computed");
    return;
  }
  if (isDone(one)) {
    say(pending.of(one).length > 0 ? "A change of this result is already pending" : `Already reviewed by ${one.reviewed.person}`);
    return;
  }
  const following = nextFlagged(queue.shown, one.id, isDone);
  pending.add(acceptance(one));
  say(`Accepted: ${one.injection}, ${one.sampleId}, ${one.analyte}. Not yet written: s commits, u takes back.`);
  if (following && following.id !== one.id) {
    learn({ selected: following.id });
    lookAhead();
  }
}

/** Opens the form of a change. */
export async function begin(kind) {
  if (!item() || !(await somebody())) {
    return;
  }
  if (kind !== "comment" && known.session.recomputed !== "done") {
    say("Changes are possible when the fit has been computed");
    return;
  }
  if (known.view !== "results") {
    learn({ view: "results" });
  }
  open(kind);
}

/** The peak that the fit added: left out; once more: modelled again. */
export function interference() {
  return pending.draft?.kind === "interference" ? turnInterference() : begin("interference");
}

/** The next of the overlays; after the last one, none. */
export function turnOverlay() {
  const place = OVERLAYS.findIndex((name) => shown.overlays.has(name));
  const name = OVERLAYS[place + 1];
  shown.overlays.clear();
  if (name) {
    shown.overlays.add(name);
  }
  showOverlays();
  say(name ? `Overlay: ${name}` : "No overlay");
}

/** Turns one overlay on or off. */
export function toggleOverlay(name) {
  if (!shown.overlays.delete(name)) {
    shown.overlays.add(name);
  }
  showOverlays();
}

/** The whole trace, or the window of the peak. */
export function toggleWhole() {
  shown.whole = !shown.whole;
  showOverlays();
  say(shown.whole ? "Whole trace" : "Window of the peak");
}

/** Logarithmic scale on or off. */
export function toggleLogScale() {
  toggleLog();
  showOverlays();
  say(shown.log ? "Logarithmic scale" : "Linear scale");
}

/** Back from zoom. */
export function unzoom() {
  resetZoom();
}

/** The search field. */
export function search() {
  learn({ view: "results" });
  byId("filter-words").focus();
  byId("filter-words").select();
}


function showOverlays() {
  for (const name of OVERLAYS) {
    byId(`overlay-${name}`).setAttribute("aria-pressed", String(shown.overlays.has(name)));
  }
  byId("whole").setAttribute("aria-pressed", String(shown.whole));
  byId("log").setAttribute("aria-pressed", String(shown.log));
  tell("overlays");
}

/** The pictures that come next are loaded before they are asked for. */
function lookAhead() {
  const place = queue.shown.findIndex((one) => one.id === known.selected);
  expect([nextFlagged(queue.shown, known.selected, isDone), queue.shown[place + 1]]);
}
