/** The server: every request of the page goes through here. */

/** The server refused. It says what is wrong and what helps. */
export class Refused extends Error {
  constructor(status, body) {
    super(body.problem ?? `The server answered ${status}.`);
    this.status = status;
    this.remedy = body.remedy ?? "";
    this.body = body;
  }
}

/** No answer: the program has ended, or the connection is lost. */
export class Unreachable extends Error {}

let token = "";
let askForLogin = null;

/** What to do when the server asks who it is: a promise of true once somebody has logged in. */
export function onLoginNeeded(asked) {
  askForLogin = asked;
}

/** The session, and with it the token of all other requests. */
export async function session() {
  return withToken(await request("GET", "/api/session"));
}

/** Logs in; the answer is the session. */
export async function login(person, passphrase) {
  return withToken(await request("POST", "/api/login", passphrase === null ? { person } : { person, passphrase }));
}

/** Logs out; the answer is the session without a person. */
export async function logout() {
  await request("POST", "/api/logout", {});
  return session();
}

/** Asks; names without a value are left out of the address. */
export function ask(path, facts = {}, signal) {
  const given = Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const query = new URLSearchParams(given).toString();
  return again(() => request("GET", `/api/${path}${query ? `?${query}` : ""}`, undefined, signal));
}

/** Sends. */
export function send(path, body, signal) {
  return again(() => request("POST", `/api/${path}`, body, signal));
}

/** Once more after a login, if the server no longer knows who it is. Nothing that the page holds is lost. */
async function again(attempt) {
  try {
    return await attempt();
  } catch (problem) {
    if (problem.status === 401 && askForLogin && (await askForLogin(problem))) {
      return attempt();
    }
    throw problem;
  }
}

async function request(method, path, body, signal) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: { "X-Enantio-Token": token, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (problem) {
    if (problem.name === "AbortError") {
      throw problem;
    }
    throw new Unreachable("The program does not answer.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(response.status, answer);
  }
  return answer;
}

function withToken(answer) {
  token = answer.token ?? token;
  return answer;
}
