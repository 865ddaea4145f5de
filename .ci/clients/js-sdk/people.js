// People in the js-sdk: each with an account of their own on the homeserver that HOMESERVER names.
import assert from "node:assert/strict";
import * as sdk from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { eventually, PATIENCE } from "../patience.js";

export { eventually };

export const homeserver = process.env.HOMESERVER;
const started = [];

const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, getChild: () => quiet };
// what the SDK says without being asked
logger.methodFactory = () => () => {};
logger.rebuild();

/** A client that is nobody yet. */
export function stranger(options = {}) {
  return sdk.createClient({ baseUrl: homeserver, logger: quiet, ...options });
}

/** A client of a new account, logged in by password. */
export async function person(name) {
  const username = `${name}-${crypto.randomUUID().slice(0, 8)}`;
  const password = `pw-${username}`;
  await stranger().registerRequest({ username, password, auth: { type: "m.login.dummy" } });
  const login = await stranger().loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: username },
    password,
  });
  const client = stranger({
    accessToken: login.access_token,
    userId: login.user_id,
    deviceId: login.device_id,
    timelineSupport: true,
  });
  return Object.assign(client, { username, password });
}

/**
 * The mouth of somebody whose ears are another client. The SDK takes a message for unsent when it begins
 * a thread and comes back by sync before the answer to sending it, as it may.
 */
export function mouth(client) {
  const [accessToken, userId] = [client.getAccessToken(), client.getUserId()];
  return stranger({ accessToken, userId });
}

/** The same, in step with the homeserver. */
export async function reader(name, options = {}) {
  const client = await person(name);
  return await start(client, options);
}

/** Lets a client sync until the first answer is in. */
export async function start(client, options = {}) {
  started.push(client);
  const prepared = new Promise((resolve) =>
    client.on(sdk.ClientEvent.Sync, (state) => state === "PREPARED" && resolve()),
  );
  await client.startClient({ lazyLoadMembers: true, threadSupport: true, pollTimeout: 5000, ...options });
  await within(prepared, "the first sync");
  return client;
}

/** To be called after all tests of a file: syncs would keep the process alive. */
export function stopAll() {
  started.splice(0).forEach((client) => client.stopClient());
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within ${PATIENCE} ms`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** An event as a client has it in the timeline of a room. */
export function seen(client, roomId, eventId) {
  return eventually(`${eventId} in the timeline`, () =>
    client.getRoom(roomId)?.findEventById(eventId),
  );
}

/** Waits for a membership as a client sees it. */
export function membership(client, roomId, userId, wanted) {
  return eventually(`${userId} has ${wanted}`, () => {
    const room = client.getRoom(roomId);
    return userId === client.getUserId()
      ? room?.getMyMembership() === wanted
      : room?.getMember(userId)?.membership === wanted;
  });
}

/** Asserts that a request is refused with this status and error code. */
export async function refused(request, status, errcode) {
  await assert.rejects(request, (error) => {
    assert.equal(`${error.httpStatus} ${error.errcode}`, `${status} ${errcode}`, error.message);
    return true;
  });
}
