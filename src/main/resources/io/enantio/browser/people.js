/** Who works with the page: login, declared names, signing. */
import { ask, login, logout, onLoginNeeded, send } from "./api.js";
import { byId, fill, make, options } from "./dom.js";
import { known, learn, mayChange, watch, writing } from "./store.js";
import { say, tellProblem } from "./told.js";
import { count, moment, plain } from "./words.js";
import { pending } from "./changes.js";

let answered = null;

/** Shows who is logged in, and asks when the server no longer knows. */
export function startPeople(reloadQueue) {
  watch("session", draw);
  onLoginNeeded(() => askWho("You were logged out after a while without work. Your pending changes are kept."));
  byId("person").addEventListener("click", () => (known.session.person ? leave() : askWho()));
  byId("login-form").addEventListener("submit", enter);
  byId("login-cancel").addEventListener("click", () => byId("login").close());
  byId("login").addEventListener("close", () => settle(false));
  byId("sign-open").addEventListener("click", openSigning);
  byId("sign-form").addEventListener("submit", (event) => writing(() => sign(event, reloadQueue)));
  byId("sign-cancel").addEventListener("click", () => byId("sign").close());
}

/** Opens the login; a promise of true once somebody is logged in, of false if the dialog was closed. */
export function askWho(why = "") {
  if (answered) {
    return answered.promise;
  }
  const { people, persons } = known.session;
  const isProven = people === "keys";
  const before = known.session.person?.name ?? "";
  byId("login-why").textContent = why;
  byId("login-proof").textContent = isProven
    ? "Decisions are signed with your key, which your passphrase opens."
    : "This run has no people with keys: your name is declared, not proven, and every report says so.";
  options(byId("login-person"), [["", "choose"], ...persons.map((person) => [person.name, `${person.name}, ${person.role}`])], before);
  byId("login-name").value = before;
  show("login-person", isProven);
  show("login-name", !isProven);
  show("login-passphrase", isProven);
  byId("login-problem").textContent = "";
  byId("login").showModal();
  byId(!isProven ? "login-name" : before ? "login-passphrase" : "login-person").focus();
  let resolve;
  const promise = new Promise((settled) => (resolve = settled));
  answered = { promise, resolve };
  return promise;
}

/** Somebody who may decide; asks for a login if nobody is there yet. False: not now. */
export async function somebody() {
  if (!mayChange()) {
    say(known.session.locked ? "The results are approved and locked: nothing can be changed" : "Opened for reading only: nothing can be changed");
    return false;
  }
  if (!known.session.person && !(await askWho())) {
    return false;
  }
  if (!known.session.person.decides) {
    say(`${known.session.person.name} (${known.session.person.role}) may look, and not decide`);
    return false;
  }
  return true;
}

function show(id, isShown) {
  byId(id).closest("label").hidden = !isShown;
  byId(id).disabled = !isShown;
}

function settle(isDone) {
  answered?.resolve(isDone);
  answered = null;
}

async function enter(event) {
  event.preventDefault();
  const isProven = known.session.people === "keys";
  const name = isProven ? byId("login-person").value : byId("login-name").value.trim();
  byId("login-enter").disabled = true;
  try {
    const session = await login(name, isProven ? byId("login-passphrase").value : null);
    learn({ session });
    settle(true);
    byId("login").close();
    say(`${isProven ? "Logged in" : "Declared"}: ${session.person.name}`);
  } catch (problem) {
    byId("login-problem").textContent = problem.status ? `${problem.message} ${problem.remedy}` : problem.message;
  } finally {
    byId("login-passphrase").value = "";
    byId("login-enter").disabled = false;
  }
}

async function leave() {
  if (!pending.isEmpty && !window.confirm(`${count(pending.list.length, "change")} not yet written. Log out all the same? They stay on this page.`)) {
    return;
  }
  try {
    learn({ session: await logout() });
    say("Logged out");
  } catch (problem) {
    tellProblem(problem);
  }
}

function draw() {
  const { person, people, readOnly, state, locked } = known.session;
  const button = byId("person");
  button.textContent = person ? `${person.name}, ${people === "keys" ? person.role : "declared"}` : people === "keys" ? "Log in" : "Say who you are";
  button.title = person ? "Log out" : "";
  button.hidden = readOnly;
  byId("read-only").hidden = !readOnly;
  byId("declared").hidden = readOnly || people === "keys";
  byId("run-state").textContent = `${plain(state)}${locked ? ", locked" : ""}`;
  byId("sign-open").hidden = readOnly || people !== "keys";
  document.body.classList.toggle("reading", !mayChange());
}

async function openSigning() {
  if (!known.session.person && !(await askWho())) {
    return;
  }
  if (!pending.isEmpty || pending.draft) {
    say("Commit or take back what is pending before you sign");
    return;
  }
  try {
    const signing = await ask("signing");
    drawSigning(signing);
    byId("sign").showModal();
    byId("sign-form").querySelector("[name=meaning]")?.focus();
  } catch (problem) {
    tellProblem(problem);
  }
}

function drawSigning({ state, meanings, since, signatures, problems = [] }) {
  byId("sign-state").textContent = `${known.session.run}: ${plain(state)}`;
  fill(
    byId("sign-since"),
    since.length > 0 ? make("ul", {}, since.map((line) => make("li", {}, line))) : make("p", {}, "Nothing has changed since."),
  );
  fill(
    byId("sign-so-far"),
    signatures.length === 0
      ? make("p", {}, "Nobody has signed these results.")
      : make(
          "ul",
          {},
          signatures.map((one) =>
            make(
              "li",
              {},
              make("b", {}, plain(one.meaning)),
              ` by ${one.name}, ${one.role}, ${moment(one.time)}`,
              one.reason ? `: ${one.reason}` : "",
              one.valid ? "" : make("em", {}, ` (void${one.problem ? `: ${one.problem}` : ""})`),
            ),
          ),
        ),
  );
  fill(
    byId("sign-meanings"),
    make("legend", {}, "I sign these results as"),
    meanings.length === 0 ? make("p", {}, `${known.session.person.name} cannot sign these results now.`) : null,
    meanings.map((meaning, place) =>
      make("label", {}, make("input", { type: "radio", name: "meaning", value: meaning, required: true, checked: place === 0 }), ` ${plain(meaning)}`),
    ),
  );
  byId("sign-write").disabled = meanings.length === 0;
  byId("sign-passphrase").value = "";
  byId("sign-reason").value = "";
  byId("sign-problem").textContent = problems.map((one) => (typeof one === "string" ? one : `${one.problem} ${one.remedy ?? ""}`)).join(" ");
}

async function sign(event, reloadQueue) {
  event.preventDefault();
  const form = event.target;
  byId("sign-write").disabled = true;
  try {
    const meaning = form.elements.meaning.value;
    const { state } = await send("sign", {
      meaning,
      passphrase: byId("sign-passphrase").value,
      reason: byId("sign-reason").value.trim(),
    });
    byId("sign").close();
    await reloadQueue();
    say(`Signed as ${plain(meaning)}. State of the results: ${plain(state)}.`);
  } catch (problem) {
    byId("sign-problem").textContent = problem.status ? `${problem.message} ${problem.remedy}` : problem.message;
    byId("sign-write").disabled = false;
  } finally {
    byId("sign-passphrase").value = "";
  }
}
