// People in Hydrogen, without its views: it wants a browser, of which it gets a storage and what else
// it asks for before it draws anything. Encryption is left out.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";

export { eventually } from "../patience.js";

const homeserver = process.env.HOMESERVER;

const kept = new Map();
globalThis.window = globalThis;
globalThis.document = {};
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, String(value)),
  removeItem: (key) => kept.delete(key),
};
globalThis.addEventListener = () => {};
globalThis.removeEventListener = () => {};
const fetchOfNode = globalThis.fetch;
// browsers forgive it a referrer that is none
globalThis.fetch = (url, { referrer, ...options } = {}) => fetchOfNode(url, options);

const { Client, Platform } = await import("hydrogen-view-sdk");

class Headless extends Platform {
  get updateService() {
    return { updateAuthData() {} };
  }
}

/** A client that is nobody yet. */
export function stranger() {
  return new Client(new Headless({ container: {}, assetPaths: {}, config: {}, options: {} }));
}

/** Makes an account. */
export async function account(name) {
  const username = `${name}-${crypto.randomUUID().slice(0, 8)}`;
  const registration = await stranger().startRegistration(homeserver, username, "secret", "Hydrogen");
  let stage = await registration.start();
  while (stage) {
    stage = await registration.submitStage(stage);
  }
  return username;
}

/** Logs in by password and waits for the first sync. */
export async function login(username, password) {
  const client = stranger();
  const ways = await client.queryLogin(homeserver).result;
  await client.startWithLogin(ways.password(username, password));
  return client;
}

/** A new person who is in step with the homeserver. */
export async function person(name) {
  const client = await login(await account(name), "secret");
  assert.equal(client.loadStatus.get(), "Ready", client.loadError?.stack);
  return client.session;
}
