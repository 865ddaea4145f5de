import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ClientEvent, Filter } from "matrix-js-sdk";
import { eventually, person, reader, refused, start, stopAll, stranger } from "./people.js";

let alice;
let bob;
before(async () => {
  [alice, bob] = [await reader("alice"), await reader("bob")];
});
after(stopAll);

test("the homeserver says how to log in and which versions it speaks", async () => {
  const { flows } = await stranger().loginFlows();
  assert.ok(flows.some((flow) => flow.type === "m.login.password"));
  assert.ok(await alice.isVersionSupported("v1.11"));
  assert.equal(await stranger().isUsernameAvailable(`free-${Date.now()}`), true);
});

test("a login gives a token that says who one is", async () => {
  const me = await alice.whoami();
  assert.equal(me.user_id, alice.getUserId());
  assert.equal(me.device_id, alice.getDeviceId());
  assert.equal(me.is_guest, false);
});

test("a device id that is asked for is given", async () => {
  const login = await stranger().loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: alice.getUserId() },
    password: alice.password,
    device_id: "PHONE",
  });
  assert.equal(login.device_id, "PHONE");
});

test("a refresh token gives new tokens", async () => {
  const login = await stranger().loginRequest({
    type: "m.login.password",
    identifier: { type: "m.id.user", user: alice.username },
    password: alice.password,
    refresh_token: true,
  });
  const fresh = await stranger().refreshToken(login.refresh_token);
  const again = stranger({ accessToken: fresh.access_token, userId: login.user_id });
  assert.equal((await again.whoami()).user_id, alice.getUserId());
});

test("after a logout the token is unknown", async () => {
  const carol = await person("carol");
  const token = carol.getAccessToken();
  await carol.logout();
  await refused(stranger({ accessToken: token }).whoami(), 401, "M_UNKNOWN_TOKEN");
});

test("the capabilities name the room versions", async () => {
  const capabilities = await alice.getCapabilities();
  const versions = capabilities["m.room_versions"];
  assert.equal(versions.available[versions.default], "stable");
});

test("there is no TURN server, and that is no error", async () => {
  assert.deepEqual(await alice.turnServer(), {});
});

test("push rules are the predefined ones, and can be changed", async () => {
  const { global } = await alice.getPushRules();
  assert.ok(global.override.some((rule) => rule.rule_id === ".m.rule.is_user_mention"));
  assert.ok(global.underride.some((rule) => rule.rule_id === ".m.rule.message"));

  await alice.addPushRule("global", "content", "cake", { pattern: "cake", actions: ["notify"] });
  await alice.setPushRuleEnabled("global", "override", ".m.rule.master", true);
  await alice.setPushRuleActions("global", "underride", ".m.rule.message", []);
  const changed = (await alice.getPushRules()).global;
  assert.equal(changed.content.find((rule) => rule.rule_id === "cake").pattern, "cake");
  assert.equal(changed.override.find((rule) => rule.rule_id === ".m.rule.master").enabled, true);
  assert.deepEqual(changed.underride.find((rule) => rule.rule_id === ".m.rule.message").actions, []);
  await eventually("the rules come by sync", () =>
    alice.pushRules?.global.content.some((rule) => rule.rule_id === "cake"),
  );

  await alice.deletePushRule("global", "content", "cake");
  assert.ok(!(await alice.getPushRules()).global.content.some((rule) => rule.rule_id === "cake"));
  await refused(alice.deletePushRule("global", "content", "cake"), 404, "M_NOT_FOUND");
});

test("a filter is kept and found again", async () => {
  const definition = { room: { timeline: { limit: 7, types: ["m.room.message"] } } };
  const { filterId } = await alice.createFilter(definition);
  const found = await alice.getFilter(alice.getUserId(), filterId, false);
  assert.deepEqual(found.getDefinition(), definition);
  const named = new Filter(alice.getUserId());
  named.setTimelineLimit(3);
  assert.ok(await alice.getOrCreateFilter("mine", named));
});

test("account data come by sync and can be read again", async () => {
  await alice.setAccountData("org.example.colour", { colour: "green" });
  assert.equal(alice.getAccountData("org.example.colour").getContent().colour, "green");
  const stored = await alice.getAccountDataFromServer("org.example.colour");
  assert.deepEqual(stored, { colour: "green" });

  const other = await start(stranger({ accessToken: alice.getAccessToken(), userId: alice.getUserId() }));
  assert.equal(other.getAccountData("org.example.colour").getContent().colour, "green");
});

test("account data of a room and tags belong to the room", async () => {
  const { room_id: roomId } = await alice.createRoom({ name: "Study" });
  const room = await eventually("the room", () => alice.getRoom(roomId));
  await alice.setRoomAccountData(roomId, "org.example.note", { note: "quiet" });
  await eventually("the note", () => room.getAccountData("org.example.note")?.getContent().note === "quiet");

  await alice.setRoomTag(roomId, "m.favourite", { order: 0.25 });
  await eventually("the tag", () => room.tags["m.favourite"]?.order === 0.25);
  assert.deepEqual((await alice.getRoomTags(roomId)).tags, { "m.favourite": { order: 0.25 } });
  await alice.deleteRoomTag(roomId, "m.favourite");
  await eventually("no tag", () => !room.tags["m.favourite"]);
});

test("ignored users are account data", async () => {
  await alice.setIgnoredUsers([bob.getUserId()]);
  await eventually("bob is ignored", () => alice.isUserIgnored(bob.getUserId()));
  await alice.setIgnoredUsers([]);
});

test("a changed name and picture are seen by others in the room", async () => {
  const { room_id: roomId } = await alice.createRoom({ preset: "public_chat" });
  await bob.joinRoom(roomId);
  await eventually("alice's room has bob", () => alice.getRoom(roomId)?.getMember(bob.getUserId()));

  await bob.setDisplayName("Bob the Builder");
  await bob.setAvatarUrl("mxc://example.org/face");

  const member = () => alice.getRoom(roomId).getMember(bob.getUserId());
  await eventually("bob's new name", () => member().rawDisplayName === "Bob the Builder");
  await eventually("bob's new picture", () => member().getMxcAvatarUrl() === "mxc://example.org/face");
  assert.deepEqual(await alice.getProfileInfo(bob.getUserId()), {
    displayname: "Bob the Builder",
    avatar_url: "mxc://example.org/face",
  });
  assert.equal((await alice.getProfileInfo(bob.getUserId(), "displayname")).displayname, "Bob the Builder");
});

test("people are found by name", async () => {
  const { room_id: roomId } = await bob.createRoom({ preset: "public_chat" });
  await alice.joinRoom(roomId);
  const { results, limited } = await alice.searchUserDirectory({ term: bob.username });
  assert.equal(limited, false);
  assert.deepEqual(results.map((user) => user.user_id), [bob.getUserId()]);
});

test("something is sent from device to device, and to no other", async () => {
  const carol = await reader("carol");
  const heard = [];
  carol.on(ClientEvent.ReceivedToDeviceMessage, ({ message }) => heard.push(message));
  const send = (device, number) =>
    bob.sendToDevice("org.example.ping", new Map([[carol.getUserId(), new Map([[device, { number }]])]]));
  await send("ELSEWHERE", 1);
  await send(carol.getDeviceId(), 2);
  const [message] = await eventually("the message", () => heard.length && heard);
  assert.equal(message.sender, bob.getUserId());
  assert.equal(message.type, "org.example.ping");
  assert.deepEqual(message.content, { number: 2 });
});
