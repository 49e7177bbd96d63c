/** What the page says: the outcome of a key in one line, and problems that stay until they are closed. */
import { byId, fill, make } from "./dom.js";
import { Refused, Unreachable } from "./api.js";

/** Says in one line what a key did; read aloud by a screen reader. */
export function say(words) {
  byId("outcome").textContent = words;
}

/** Shows a problem as the server said it, with its remedy. */
export function tellProblem(problem) {
  if (problem.name === "AbortError") {
    return;
  }
  if (problem instanceof Unreachable) {
    tellConnection(true);
    return;
  }
  if (!(problem instanceof Refused)) {
    console.error(problem);
  }
  const [words, remedy] =
    problem instanceof Refused
      ? [problem.message, problem.remedy]
      : ["This page has a fault of its own.", `Load it again, and report this: ${problem.message}`];
  const box = byId("problem");
  fill(
    box,
    make(
      "p",
      {},
      make("strong", {}, words),
      remedy ? ` ${remedy}` : "",
    ),
    make("button", { type: "button", class: "quiet", on: { click: closeProblem } }, "Close"),
  );
  box.hidden = false;
}

/** Takes the problem away. */
export function closeProblem() {
  byId("problem").hidden = true;
}

/** Says that the program does not answer, or that it does again. */
export function tellConnection(isLost) {
  const box = byId("connection");
  if (box.hidden === !isLost) {
    return;
  }
  box.hidden = !isLost;
  box.textContent = isLost
    ? "No connection to enantio. Is it still running in its terminal? Your pending changes are kept; the page tries again."
    : "";
  if (!isLost) {
    say("Connected again");
  }
}
