// Who this browser has been: sessions are kept by name, and each tab may be somebody else.
import { Api, chance } from "./api.js";

const KNOWN = "sandbox.people";
const HERE = "sandbox.person";
const GONE = "sandbox.gone";

function readKnown() {
  try {
    const known = JSON.parse(localStorage.getItem(KNOWN));
    return known && typeof known === "object" ? known : {};
  } catch {
    return {};
  }
}

/** Everybody this browser has been, by user id. */
export function known() {
  return Object.values(readKnown()).filter((one) => one?.user_id && one.access_token);
}

/** Who this tab is; a new tab is who the browser was last. */
export function here() {
  const user = sessionStorage.getItem(HERE) ?? localStorage.getItem(HERE);
  return known().find((one) => one.user_id === user) || null;
}

export function become(person) {
  const all = readKnown();
  all[person.user_id] = { user_id: person.user_id, access_token: person.access_token };
  localStorage.setItem(KNOWN, JSON.stringify(all));
  localStorage.setItem(HERE, person.user_id);
  sessionStorage.setItem(HERE, person.user_id);
}

/** This tab is nobody, until somebody is picked. */
export function stepOut() {
  sessionStorage.setItem(HERE, "");
}

/** Unless the name has come in again meanwhile, with another token. */
export function forget(person) {
  const all = readKnown();
  if (all[person.user_id]?.access_token === person.access_token) delete all[person.user_id];
  localStorage.setItem(KNOWN, JSON.stringify(all));
  sessionStorage.setItem(GONE, person.user_id);
}

/** Whom the server did not know any more, once. */
export function takeGone() {
  const user = sessionStorage.getItem(GONE);
  sessionStorage.removeItem(GONE);
  return user;
}

export function register(name) {
  return new Api().post("/register", {
    username: name, password: chance(18), auth: { type: "m.login.dummy" },
    initial_device_display_name: "Sandbox page",
  });
}

export function logIn(user, password) {
  return new Api().post("/login", {
    type: "m.login.password", identifier: { type: "m.id.user", user }, password,
    initial_device_display_name: "Sandbox page",
  });
}
