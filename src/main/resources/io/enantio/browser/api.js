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

/** Requests on their way, and the login or logout that the next ones wait for: it changes the token of all. */
const onTheWay = new Set();
let turning = Promise.resolve();

/** What to do when the server asks who it is: a promise of true once somebody has logged in. */
export function onLoginNeeded(asked) {
  askForLogin = asked;
}

/** The session, and with it the token of all other requests. */
export function session() {
  return alone(sessionNow);
}

/** Logs in; the answer is the session. */
export function login(person, passphrase) {
  return alone(async () => withToken(await request("POST", "/api/login", passphrase === null ? { person } : { person, passphrase })));
}

/** Logs out; the answer is the session without a person. */
export function logout() {
  return alone(async () => {
    await request("POST", "/api/logout", {});
    return sessionNow();
  });
}

async function sessionNow() {
  return withToken(await request("GET", "/api/session"));
}

/** When all that is on its way has arrived, and before anything else is asked. */
function alone(attempt) {
  const own = Promise.allSettled([turning, ...onTheWay]).then(attempt);
  turning = own.catch(() => {});
  return own;
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
    return await known(attempt);
  } catch (problem) {
    if (problem.status === 401 && askForLogin && (await askForLogin(problem))) {
      return known(attempt);
    }
    throw problem;
  }
}

/** Once more under the token of now, if the server has changed it: it does when somebody is logged out for not working. */
async function known(attempt) {
  await turning;
  const sent = token;
  const own = attempt();
  onTheWay.add(own);
  try {
    return await own;
  } catch (problem) {
    onTheWay.delete(own);
    if (problem.status !== 403 || ((await session()) && sent === token)) {
      throw problem;
    }
    return await attempt();
  } finally {
    onTheWay.delete(own);
  }
}

async function request(method, path, body, signal) {
  try {
    const response = await fetch(path, {
      method,
      signal,
      headers: { "X-Enantio-Token": token, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Refused(response.status, await response.json().catch(() => ({})));
    }
    return await response.json();
  } catch (problem) {
    if (problem instanceof Refused || problem.name === "AbortError") {
      throw problem;
    }
    throw new Unreachable("The program does not answer.");
  }
}

function withToken(answer) {
  token = answer.token ?? token;
  return answer;
}
