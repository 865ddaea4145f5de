import assert from "node:assert/strict";
import { before, test } from "node:test";
import { account, eventually, login, person } from "./people.js";
import { RoomType } from "hydrogen-view-sdk";

let alice;
let bob;
before(async () => {
  [alice, bob] = [await person("alice"), await person("bob")];
});

/** A new room of alice's, as she has it. */
async function room(options) {
  const made = await alice.createRoom({ isEncrypted: false, isFederationDisabled: false, ...options });
  assert.ifError(made.error);
  return await eventually("the room", () => alice.rooms.get(made.roomId));
}

const publicRoom = (name) =>
  room({ type: RoomType.Public, name, alias: crypto.randomUUID().slice(0, 12) });

/** A public room that both are in, as each has it, with its timeline. */
async function chat(name) {
  const hers = await publicRoom(name);
  await bob.joinRoom(hers.id);
  const his = await eventually("bob's room", () => bob.rooms.get(hers.id));
  return { hers, his, timeline: await opened(his) };
}

async function opened(one) {
  const timeline = await one.openTimeline();
  timeline.entries.subscribe({ onAdd() {}, onUpdate() {}, onRemove() {}, onMove() {}, onReset() {} });
  return timeline;
}

const entries = (timeline) => [...timeline.entries];
const said = (timeline, body) =>
  eventually(`"${body}"`, () =>
    entries(timeline).find((entry) => entry.content?.body === body && !entry.isPending),
  );

async function say(one, body) {
  await one.sendEvent("m.room.message", { msgtype: "m.text", body });
}

test("a wrong password is a wrong password", async () => {
  const client = await login(await account("carol"), "wrong");
  assert.equal(client.loadStatus.get(), "LoginFailed");
  assert.equal(client.loginFailure, "Credentials");
});

test("a name that is not allowed is refused", async () => {
  await assert.rejects(account("no spaces"), { errcode: "M_INVALID_USERNAME" });
});

test("a room is made, joined by its id, and talked in", async () => {
  const { hers, his, timeline } = await chat("Tavern");
  assert.equal(his.name, "Tavern");
  await say(hers, "hello");
  const entry = await said(timeline, "hello");
  assert.equal(entry.sender, alice.userId);
});

test("a room is joined by its alias", async () => {
  const hers = await publicRoom("Named");
  const alias = await eventually("the alias", () => hers.canonicalAlias);
  assert.equal(await bob.joinRoom(alias), hers.id);
});

test("members are loaded when they are wanted", async () => {
  const { his } = await chat("Hall");
  const members = await his.loadMemberList();
  assert.deepEqual([...members.members.keys()].sort(), [alice.userId, bob.userId].sort());
});

test("a reaction is counted and taken back", async () => {
  const { hers, his, timeline } = await chat("Vote");
  await say(hers, "who is for it?");
  const question = await said(timeline, "who is for it?");
  await his.sendEvent("m.reaction", question.annotate("👍"));
  const found = () => entries(timeline).find((entry) => entry.id === question.id);
  await eventually("the reaction", () => found().annotations?.["👍"]?.count === 1);
  const reaction = (await timeline.getOwnAnnotationEntry(question.id, "👍")).id;
  await his.sendRedaction(reaction, "no");
  await eventually("no reaction", () => !found().annotations?.["👍"]);
});

test("what is redacted is shown as redacted", async () => {
  const { hers, timeline } = await chat("Slips");
  await say(hers, "oops");
  const slip = await said(timeline, "oops");
  await hers.sendRedaction(slip.id, "a slip");
  await eventually("the redaction", () =>
    entries(timeline).some((entry) => entry.id === slip.id && entry.isRedacted),
  );
});

test("the history is read back to the beginning", async () => {
  const hers = await publicRoom("Long");
  for (let i = 0; i < 60; i++) {
    await say(hers, `line ${i}`);
  }
  await said(await opened(hers), "line 59");
  await bob.joinRoom(hers.id);
  const timeline = await opened(await eventually("bob's room", () => bob.rooms.get(hers.id)));
  await eventually("the beginning", async () => {
    const gap = entries(timeline).find((entry) => entry.isGap && !entry.edgeReached);
    if (gap) {
      await bob.rooms.get(hers.id).fillGap(gap, 25);
    } else {
      await timeline.loadAtTop(25);
    }
    return entries(timeline).some((entry) => entry.eventType === "m.room.create");
  });
  const lines = entries(timeline).map((entry) => entry.content?.body).filter((body) => body?.startsWith("line"));
  assert.deepEqual(lines, Array.from({ length: 60 }, (_, i) => `line ${i}`));
});

test("an invitation is accepted, another declined", async () => {
  for (const accepts of [true, false]) {
    const hers = await room({ type: RoomType.Private, name: "Office", invites: [bob.userId] });
    const invitation = await eventually("the invitation", () => bob.invites.get(hers.id));
    assert.equal(invitation.name, "Office");
    assert.equal(invitation.inviter.userId, alice.userId);
    await (accepts ? invitation.accept() : invitation.reject());
    await eventually("no invitation", () => !bob.invites.get(hers.id));
    await eventually("the room, or none", () => Boolean(bob.rooms.get(hers.id)) === accepts);
  }
});

test("unread messages are counted until they are read", async () => {
  const { hers, his } = await chat("News");
  await say(hers, "one");
  await say(hers, "two");
  await eventually("two unread", () => his.notificationCount === 2);
  await his.clearUnread();
  await eventually("none unread", () => his.notificationCount === 0);
});

test("who has left is out", async () => {
  const { his } = await chat("Exit");
  await his.leave();
  await eventually("bob is out", () => !bob.rooms.get(his.id));
});
