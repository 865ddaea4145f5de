import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { MsgType, Preset, ReceiptType, RelationType } from "matrix-js-sdk";
import { eventually, mouth, reader, refused, seen, stopAll } from "./people.js";

let alice;
let bob;
let carol;
before(async () => {
  [alice, bob, carol] = [await reader("alice"), await reader("bob"), await reader("carol")];
});
after(stopAll);

/** A new room of all three. */
async function chat() {
  const { room_id: roomId } = await alice.createRoom({ preset: Preset.PublicChat });
  await bob.joinRoom(roomId);
  await carol.joinRoom(roomId);
  await eventually("the room", () => [alice, bob, carol].every((one) => one.getRoom(roomId)));
  return roomId;
}

async function heard(who, roomId, text) {
  const { event_id: eventId } = await alice.sendTextMessage(roomId, text);
  await seen(alice, roomId, eventId);
  return await seen(who, roomId, eventId);
}

const readUpTo = (client, roomId, user) => client.getRoom(roomId).getEventReadUpTo(user.getUserId(), true);

test("a receipt tells others how far one has read", async () => {
  const roomId = await chat();
  const event = await heard(bob, roomId, "read me");
  await bob.sendReadReceipt(event, ReceiptType.Read, true);
  await eventually("bob's receipt", () => readUpTo(alice, roomId, bob) === event.getId());
});

test("a private receipt tells nobody but oneself", async () => {
  const roomId = await chat();
  const first = await heard(bob, roomId, "first");
  await bob.sendReadReceipt(first, ReceiptType.ReadPrivate, true);
  const second = await heard(carol, roomId, "second");
  await carol.sendReadReceipt(second, ReceiptType.Read, true);
  await eventually("carol's receipt", () => readUpTo(alice, roomId, carol) === second.getId());
  assert.equal(readUpTo(alice, roomId, bob), null);
  assert.equal(readUpTo(bob, roomId, bob), first.getId());
});

test("a receipt in a thread is one of that thread", async () => {
  const roomId = await chat();
  const root = await heard(bob, roomId, "root");
  const relation = { rel_type: RelationType.Thread, event_id: root.getId() };
  const { event_id: reply } = await mouth(alice).sendMessage(roomId, {
    msgtype: MsgType.Text,
    body: "in the thread",
    "m.relates_to": relation,
  });
  const thread = await eventually("the thread", () => bob.getRoom(roomId).getThread(root.getId()));
  await eventually("its message", () => thread.findEventById(reply));
  await bob.sendReadReceipt(thread.findEventById(reply), ReceiptType.Read);
  const theirs = await eventually("carol's thread", () => carol.getRoom(roomId).getThread(root.getId()));
  await eventually("bob's receipt", () => theirs.getEventReadUpTo(bob.getUserId(), true) === reply);
});

test("unread messages and mentions are counted until they are read", async () => {
  const roomId = await chat();
  await alice.sendTextMessage(roomId, "one");
  const { event_id: last } = await alice.sendMessage(roomId, {
    msgtype: MsgType.Text,
    body: "bob: two",
    "m.mentions": { user_ids: [bob.getUserId()] },
  });
  const room = bob.getRoom(roomId);
  await eventually("two unread", () => room.getUnreadNotificationCount("total") === 2);
  assert.equal(room.getUnreadNotificationCount("highlight"), 1);
  await bob.sendReadReceipt(await seen(bob, roomId, last), ReceiptType.Read, true);
  await eventually("none unread", () => room.getUnreadNotificationCount("total") === 0);
  assert.equal(room.getUnreadNotificationCount("highlight"), 0);
});

test("unread messages of a thread are counted for the thread", async () => {
  const roomId = await chat();
  const root = await heard(bob, roomId, "root");
  await bob.sendReadReceipt(root, ReceiptType.Read);
  const { event_id: reply } = await mouth(alice).sendMessage(roomId, {
    msgtype: MsgType.Text,
    body: "in the thread",
    "m.relates_to": { rel_type: RelationType.Thread, event_id: root.getId() },
  });
  const room = bob.getRoom(roomId);
  await eventually("one unread", () => room.getThreadUnreadNotificationCount(root.getId(), "total") === 1);
  const thread = await eventually("the thread", () => room.getThread(root.getId()));
  await eventually("its message", () => thread.findEventById(reply));
  await bob.sendReadReceipt(thread.findEventById(reply), ReceiptType.Read);
  await eventually("none unread", () => room.getThreadUnreadNotificationCount(root.getId(), "total") === 0);
});

test("read markers are kept for one's other devices", async () => {
  const roomId = await chat();
  const event = await heard(bob, roomId, "mark me");
  await bob.setRoomReadMarkers(roomId, event.getId(), event);
  await eventually("the marker", () => {
    const marker = bob.getRoom(roomId).getAccountData("m.fully_read");
    return marker?.getContent().event_id === event.getId();
  });
  await eventually("the receipt", () => readUpTo(alice, roomId, bob) === event.getId());
});

test("who types is seen to type, and to stop", async () => {
  const roomId = await chat();
  const typing = () => alice.getRoom(roomId).getMember(bob.getUserId())?.typing;
  await bob.sendTyping(roomId, true, 30_000);
  await eventually("bob types", () => typing());
  await bob.sendTyping(roomId, false, 0);
  await eventually("bob stops", () => !typing());
});

test("an unknown kind of receipt is refused", async () => {
  const roomId = await chat();
  const event = await heard(bob, roomId, "read me");
  await refused(bob.sendReceipt(event, "org.example.glance", {}), 400, "M_UNKNOWN");
});

test("presence can be set, and is not kept", async () => {
  await bob.setPresence({ presence: "online", status_msg: "here" });
  assert.equal((await alice.getPresence(bob.getUserId())).presence, "offline");
});
