import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Method, Preset } from "matrix-js-sdk";
import { homeserver, person, refused, stranger } from "./people.js";

let alice;
let bob;
let roomId;
before(async () => {
  [alice, bob] = [await person("alice"), await person("bob")];
  ({ room_id: roomId } = await alice.createRoom({ preset: Preset.PrivateChat }));
});

/** A request that no call of the SDK would make. */
const raw = (method, path, body) => alice.http.authedRequest(method, path, undefined, body);

const text = { msgtype: "m.text", body: "hello" };

test("a wrong password and an unknown account are refused alike", async () => {
  const login = (user, password) =>
    stranger().loginRequest({ type: "m.login.password", identifier: { type: "m.id.user", user }, password });
  await refused(login(alice.username, "wrong"), 403, "M_FORBIDDEN");
  await refused(login("nobody-at-all", "wrong"), 403, "M_FORBIDDEN");
});

test("a login of an unknown kind is refused", async () => {
  await refused(stranger().loginRequest({ type: "org.example.magic" }), 400, "M_UNKNOWN");
});

test("a name that is taken or not allowed is refused", async () => {
  const register = (username) =>
    stranger().registerRequest({ username, password: "x", auth: { type: "m.login.dummy" } });
  await refused(register(alice.username), 400, "M_USER_IN_USE");
  await refused(register("no spaces"), 400, "M_INVALID_USERNAME");
});

test("an unknown and a missing token are told apart", async () => {
  await refused(stranger({ accessToken: "nonsense", userId: "@x:y" }).whoami(), 401, "M_UNKNOWN_TOKEN");
  const answer = await fetch(`${homeserver}/_matrix/client/v3/account/whoami`);
  assert.equal(answer.status, 401);
  assert.equal((await answer.json()).errcode, "M_MISSING_TOKEN");
});

test("a room that is not there, or not for one, is forbidden", async () => {
  const nowhere = `!nowhere:${alice.getDomain()}`;
  await refused(alice.sendEvent(nowhere, "m.room.message", text), 403, "M_FORBIDDEN");
  await refused(alice.roomState(nowhere), 403, "M_FORBIDDEN");
  await refused(alice.joinRoom(nowhere), 404, "M_UNKNOWN");
  await refused(bob.sendEvent(roomId, "m.room.message", text), 403, "M_FORBIDDEN");
  await refused(bob.roomState(roomId), 403, "M_FORBIDDEN");
  await refused(bob.joinRoom(roomId), 403, "M_FORBIDDEN");
  await refused(bob.invite(roomId, bob.getUserId()), 403, "M_FORBIDDEN");
});

test("what takes more power than one has is forbidden", async () => {
  await alice.invite(roomId, bob.getUserId());
  await bob.joinRoom(roomId);
  await refused(bob.setRoomName(roomId, "Mine"), 403, "M_FORBIDDEN");
  await refused(bob.kick(roomId, alice.getUserId()), 403, "M_FORBIDDEN");
  await refused(bob.ban(roomId, alice.getUserId()), 403, "M_FORBIDDEN");
  await refused(bob.setPowerLevel(roomId, bob.getUserId(), 100), 403, "M_FORBIDDEN");
  await bob.leave(roomId);
});

test("what is not there is not found", async () => {
  await refused(alice.fetchRoomEvent(roomId, "$nothing"), 404, "M_NOT_FOUND");
  await refused(alice.getStateEvent(roomId, "org.example.none", ""), 404, "M_NOT_FOUND");
  await refused(alice.getRoomIdForAlias(`#none:${alice.getDomain()}`), 404, "M_NOT_FOUND");
  await refused(alice.getProfileInfo(`@none:${alice.getDomain()}`), 404, "M_NOT_FOUND");
  await refused(alice.getFilter(alice.getUserId(), "99", false), 404, "M_NOT_FOUND");
  await refused(raw(Method.Get, `/user/${alice.getUserId()}/account_data/org.example.none`), 404, "M_NOT_FOUND");
});

test("other people's data are forbidden", async () => {
  const path = `/user/${encodeURIComponent(bob.getUserId())}`;
  await refused(raw(Method.Get, `${path}/account_data/m.direct`), 403, "M_FORBIDDEN");
  await refused(raw(Method.Put, `${path}/account_data/m.direct`, {}), 403, "M_FORBIDDEN");
  await refused(raw(Method.Post, `${path}/filter`, {}), 403, "M_FORBIDDEN");
});

test("a body that is no JSON, or no object, is refused", async () => {
  for (const path of ["/createRoom", `/rooms/${encodeURIComponent(roomId)}/invite`]) {
    await refused(raw(Method.Post, path, "{no json"), 400, "M_NOT_JSON");
    await refused(raw(Method.Post, path, "[]"), 400, "M_BAD_JSON");
  }
});

test("a body with a value of the wrong kind is refused", async () => {
  await refused(alice.createRoom({ preset: "castle" }), 400, "M_BAD_JSON");
  await refused(alice.createRoom({ room_version: "castle" }), 400, "M_UNSUPPORTED_ROOM_VERSION");
  await refused(alice.sendEvent(roomId, "m.room.message", { ...text, number: 1.5 }), 400, "M_BAD_JSON");
});

test("a parameter that is missing is named so", async () => {
  const inRoom = `/rooms/${encodeURIComponent(roomId)}`;
  await refused(raw(Method.Post, `${inRoom}/invite`, {}), 400, "M_MISSING_PARAM");
  await refused(raw(Method.Post, `${inRoom}/kick`, {}), 400, "M_MISSING_PARAM");
  await refused(raw(Method.Post, `${inRoom}/upgrade`, {}), 400, "M_MISSING_PARAM");
  await refused(raw(Method.Post, "/refresh", {}), 400, "M_MISSING_PARAM");
});

test("an endpoint or method that is not there is not recognized", async () => {
  await refused(raw(Method.Get, "/no/such/endpoint"), 404, "M_UNRECOGNIZED");
  await refused(raw(Method.Delete, "/sync"), 405, "M_UNRECOGNIZED");
  await refused(alice.search({ body: { search_categories: {} } }), 404, "M_UNRECOGNIZED");
});

test("an event that is too large is refused", async () => {
  const large = { ...text, body: "x".repeat(70_000) };
  await refused(alice.sendEvent(roomId, "m.room.message", large), 413, "M_TOO_LARGE");
});

test("a relation to nothing is refused", async () => {
  const content = { "m.relates_to": { rel_type: "m.annotation", event_id: "$nothing", key: "?" } };
  await refused(alice.sendEvent(roomId, "m.reaction", content), 400, "M_UNKNOWN");
});

test("a sync with a token that is none is refused", async () => {
  await refused(raw(Method.Get, "/sync?since=yesterday"), 400, "M_UNKNOWN");
});
