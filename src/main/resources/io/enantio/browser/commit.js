/** The list of pending changes, and writing them: all in one step, or none. */
import { send } from "./api.js";
import { addDraft, cancel } from "./change-form.js";
import { pending } from "./changes.js";
import { byId, fill, key, make, options } from "./dom.js";
import { cells, propose, proposeSoon, verdictsOf } from "./proposal.js";
import { item, known, learn, watch, writing } from "./store.js";
import { say, tellProblem } from "./told.js";
import { ACTIONS, count, moment, plain } from "./words.js";

let reload = async () => {};

/** Shows the pending changes and asks before the page is left with them. */
export function startCommit(reloadQueue) {
  reload = reloadQueue;
  watch("pending", draw);
  byId("commit-form").addEventListener("submit", (event) => {
    event.preventDefault();
    writing(() => write(secondPerson()));
  });
  byId("commit-cancel").addEventListener("click", () => byId("commit").close());
  window.addEventListener("beforeunload", (event) => {
    if (!pending.isEmpty || pending.draft) {
      event.preventDefault();
    }
  });
}

/** Writes what is pending: acceptances at once, everything else after a last look. */
export async function commit() {
  if (pending.draft && !addDraft()) {
    return;
  }
  if (pending.isEmpty) {
    say("Nothing is pending");
    return;
  }
  if (pending.ofResults.length === 0) {
    await writing(() => write(null));
    return;
  }
  say("Computing what the changes do …");
  const proposal = await propose();
  if (!proposal) {
    say("What the changes do is not known yet, so nothing was written");
    return;
  }
  say("");
  const problems = proposal.problems.filter((problem) => problem.column !== "second_person");
  if (problems.length > 0) {
    say(`${problems[0].problem}. ${problems[0].remedy}`);
    return;
  }
  ask(proposal);
}

/** Takes back the last change that is not yet written. */
export function undo(change) {
  if (pending.draft && !change) {
    cancel();
    say("The change was not added");
    return;
  }
  const taken = pending.undo(change);
  proposeSoon();
  say(taken ? `Taken back: ${sentenceOf(taken)}` : "Nothing to take back; what is written stays written");
  if (taken?.analyte) {
    learn({ selected: `${taken.injection}/${taken.analyte}` });
  }
}

function draw() {
  const accepted = pending.list.filter((change) => change.action === "reviewed");
  const others = pending.list.filter((change) => change.action !== "reviewed");
  byId("pending-count").textContent = pending.isEmpty ? "nothing pending" : `${count(pending.list.length, "change")} pending`;
  byId("pending-bar").classList.toggle("some", !pending.isEmpty);
  byId("commit-open").disabled = pending.isEmpty && !pending.draft;
  byId("undo").disabled = pending.isEmpty && !pending.draft;
  fill(
    byId("pending"),
    pending.isEmpty ? null : make("h3", {}, "Pending"),
    others.length > 0
      ? make(
          "ol",
          {},
          others.map((change) =>
            make(
              "li",
              {},
              sentenceOf(change),
              make(
                "button",
                { type: "button", class: "quiet", "aria-label": `Take back: ${sentenceOf(change)}`, on: { click: () => undo(change) } },
                "Take back",
              ),
            ),
          ),
        )
      : null,
    accepted.length > 0 ? make("p", {}, `${accepted.length} seen and accepted`) : null,
  );
}

/** A change in words. */
export function sentenceOf(change) {
  const one = known.items.find((other) => other.injection === change.injection);
  const subject = [change.injection, one?.sampleId, change.analyte || "every analyte"].filter(Boolean).join(" · ");
  if (change.action === "reviewed") {
    return `${subject}: seen and accepted`;
  }
  const parameters = change.parameters ? ` ${change.parameters.replaceAll(";", ", ")}` : "";
  const action = change.action === "reintegrate" && !change.parameters ? "the method's algorithm again" : plain(ACTIONS[change.action]);
  return `${subject}: ${action}${parameters}; ${[plain(change.reasonCode), change.reason].filter(Boolean).join(", ")}`;
}

function ask(proposal) {
  const accepted = pending.list.filter((change) => change.action === "reviewed");
  const touched = new Set(proposal.results.map((result) => result.id));
  const changedToo = accepted.filter((change) => touched.has(`${change.injection}/${change.analyte}`)).length;
  fill(
    byId("commit-what"),
    make(
      "ol",
      {},
      pending.list.filter((change) => change.action !== "reviewed").map((change) => make("li", {}, sentenceOf(change))),
      accepted.length > 0 ? make("li", {}, `${accepted.length} seen and accepted`) : null,
    ),
    changedToo > 0
      ? make("p", { class: "lack" }, `${count(changedToo, "accepted result")} will change with this and must be looked at again.`)
      : null,
    make("p", {}, `${count(proposal.results.length, "result")} ${proposal.results.length === 1 ? "changes" : "change"}.`),
    verdictsOf(proposal),
  );
  byId("second").hidden = !proposal.needsSecond;
  for (const field of byId("second").querySelectorAll("input, select")) {
    field.disabled = !proposal.needsSecond;
  }
  if (proposal.needsSecond) {
    drawSecond();
  }
  byId("commit-problem").textContent = "";
  byId("commit").showModal();
  (proposal.needsSecond ? byId("second").querySelector("select:not([hidden]), input:not([hidden])") : byId("commit-write")).focus();
}

/** The second person: one of the people with a passphrase, or a declared name. */
function drawSecond() {
  const isProven = known.session.people === "keys";
  const name = byId("second-name");
  if (isProven) {
    const others = known.session.persons.filter((person) => person.decides && person.name !== known.session.person?.name);
    options(
      byId("second-person"),
      [["", "choose"], ...others.map((person) => [person.name, `${person.name}, ${person.role}`])],
      "",
    );
  }
  byId("second-person").hidden = !isProven;
  byId("second-person").disabled = !isProven;
  name.hidden = isProven;
  name.disabled = isProven;
  byId("second-passphrase").parentElement.hidden = !isProven;
  byId("second-passphrase").disabled = !isProven;
  byId("second-passphrase").value = "";
  byId("second-label").htmlFor = isProven ? "second-person" : "second-name";
}

function secondPerson() {
  if (byId("second").hidden) {
    return null;
  }
  return known.session.people === "keys"
    ? { name: byId("second-person").value, passphrase: byId("second-passphrase").value }
    : { name: byId("second-name").value.trim() };
}

let isWriting = false;

async function write(second) {
  if (isWriting) {
    return;
  }
  isWriting = true;
  const changes = pending.list.map(cells);
  byId("commit-write").disabled = true;
  say("Writing the decisions and the results …");
  try {
    const answer = await send("commit", { changes, head: known.head, second });
    pending.clear();
    learn({ proposal: null, head: answer.head });
    byId("commit").close();
    closeOthers();
    await reload();
    say(`Written: ${count(changes.length, "decision")} (${range(answer.decisions)})`);
    if (!item()) {
      learn({ selected: known.items[0]?.id ?? null });
    }
  } catch (problem) {
    if (problem.status === 409) {
      byId("commit").close();
      await showOthers(problem);
    } else if (byId("commit").open && problem.status) {
      say("Nothing was written");
      byId("commit-problem").textContent = `${problem.message} ${problem.remedy}`;
      byId("second-passphrase").value = "";
    } else {
      say("");
      tellProblem(problem);
    }
  } finally {
    byId("commit-write").disabled = false;
    isWriting = false;
  }
}

function range(numbers) {
  return numbers.length === 1 ? `number ${numbers[0]}` : `numbers ${numbers[0]} to ${numbers.at(-1)}`;
}

/** Somebody else was faster: what they did, and the pending changes as they are. */
async function showOthers(problem) {
  const others = problem.body.others ?? [];
  fill(
    byId("others"),
    make("h2", {}, problem.message),
    make(
      "ul",
      {},
      others.map((other) =>
        make(
          "li",
          {},
          make("b", {}, other.person),
          ` (${moment(other.time)}): ${[other.injection, other.analyte || "every analyte", plain(ACTIONS[other.action] ?? other.action)].filter(Boolean).join(" · ")}`,
          other.reason ? `, ${other.reason}` : "",
        ),
      ),
    ),
    make("p", {}, `Nothing was written, and your ${count(pending.list.length, "change")} ${pending.list.length === 1 ? "is" : "are"} kept. Look at what is proposed now, then commit again. ${problem.remedy}`),
    make("button", { type: "button", class: "quiet", on: { click: closeOthers } }, "Close"),
  );
  byId("others").hidden = false;
  learn({ head: problem.body.head ?? known.head });
  await reload();
  await propose();
  say("Somebody else was faster: nothing was written, your changes are kept");
}

function closeOthers() {
  byId("others").hidden = true;
}
