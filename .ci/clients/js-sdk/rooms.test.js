import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { EventType, Preset } from "matrix-js-sdk";
import { RoomHierarchy } from "matrix-js-sdk/lib/room-hierarchy.js";
import { eventually, membership, person, reader, refused, seen, start, stopAll } from "./people.js";

let alice;
let bob;
before(async () => {
  [alice, bob] = [await reader("alice"), await reader("bob")];
});
after(stopAll);

async function room(options) {
  const { room_id: roomId } = await alice.createRoom(options);
  return await eventually("the new room", () => alice.getRoom(roomId));
}

test("a room has what it was created with", async () => {
  const made = await room({
    name: "Kitchen",
    topic: "Soup",
    preset: Preset.PublicChat,
    initial_state: [{ type: "m.room.guest_access", state_key: "", content: { guest_access: "forbidden" } }],
    power_level_content_override: { events: { "m.room.topic": 0 } },
  });
  assert.equal(made.name, "Kitchen");
  assert.equal(made.getVersion(), "11");
  assert.equal(made.getJoinRule(), "public");
  assert.equal(made.getGuestAccess(), "forbidden");
  assert.ok(made.getMember(alice.getUserId()).powerLevel === 100);
  assert.equal((await alice.getStateEvent(made.roomId, "m.room.topic", "")).topic, "Soup");
  assert.ok((await alice.roomState(made.roomId)).some((event) => event.type === "m.room.create"));
  assert.ok((await alice.getJoinedRooms()).joined_rooms.includes(made.roomId));
});

test("name, topic and power levels are changed", async () => {
  const made = await room({ name: "Kitchen" });
  await alice.setRoomName(made.roomId, "Cellar");
  await alice.setRoomTopic(made.roomId, "Wine");
  await alice.setPowerLevel(made.roomId, bob.getUserId(), 50);
  await eventually("the new name", () => made.name === "Cellar");
  const levels = await alice.getStateEvent(made.roomId, "m.room.power_levels", "");
  assert.equal(levels.users[bob.getUserId()], 50);
});

test("a space shows its children in order, page by page", async () => {
  const space = await room({ name: "House", creation_content: { type: "m.space" }, preset: Preset.PublicChat });
  assert.ok(space.isSpaceRoom());
  const children = [];
  for (const order of ["b", "a"]) {
    const child = await room({ name: `Room ${order}`, preset: Preset.PublicChat });
    await alice.sendStateEvent(
      space.roomId,
      EventType.SpaceChild,
      { via: [alice.getDomain()], order, suggested: order === "a" },
      child.roomId,
    );
    children.push(child);
  }

  const all = await bob.getRoomHierarchy(space.roomId);
  assert.deepEqual(all.rooms.map((one) => one.name), ["House", "Room a", "Room b"]);
  assert.equal(all.rooms[0].room_type, "m.space");
  assert.deepEqual(
    all.rooms[0].children_state.map((child) => child.state_key).sort(),
    children.map((child) => child.roomId).sort(),
  );
  const suggested = await bob.getRoomHierarchy(space.roomId, 50, 1, true);
  assert.deepEqual(suggested.rooms.map((one) => one.name), ["House", "Room a"]);

  const paged = new RoomHierarchy(space, 1);
  while (paged.canLoadMore) {
    await paged.load();
  }
  assert.deepEqual(paged.rooms.map((one) => one.name), ["House", "Room a", "Room b"]);
});

test("members are loaded when they are wanted", async () => {
  const made = await room({ preset: Preset.PublicChat, name: "Hall" });
  const silent = [];
  for (let i = 0; i < 3; i++) {
    const guest = await person(`guest${i}`);
    await guest.joinRoom(made.roomId);
    silent.push(guest.getUserId());
  }
  for (let i = 0; i < 12; i++) {
    await alice.sendTextMessage(made.roomId, `line ${i}`);
  }
  const late = await person("late");
  await late.joinRoom(made.roomId);
  await start(late, { initialSyncLimit: 5 });

  const theirs = late.getRoom(made.roomId);
  assert.ok(theirs.getMember(alice.getUserId()), "who spoke is there");
  assert.equal(silent.filter((user) => theirs.getMember(user)).length, 0, "who did not is not");
  assert.equal(theirs.getJoinedMemberCount(), 5);
  await theirs.loadMembersIfNeeded();
  assert.equal(silent.filter((user) => theirs.getMember(user)).length, 3);
  assert.equal(theirs.getJoinedMembers().length, 5);
});

test("somebody is invited and accepts", async () => {
  const made = await room({ name: "Office" });
  await alice.invite(made.roomId, bob.getUserId());
  await membership(bob, made.roomId, bob.getUserId(), "invite");
  assert.equal(bob.getRoom(made.roomId).name, "Office");
  await bob.joinRoom(made.roomId);
  await membership(alice, made.roomId, bob.getUserId(), "join");
  const joined = await alice.getJoinedRoomMembers(made.roomId);
  assert.deepEqual(Object.keys(joined.joined).sort(), [alice.getUserId(), bob.getUserId()].sort());
});

test("somebody is invited and declines", async () => {
  const made = await room({ invite: [bob.getUserId()], is_direct: true });
  await membership(bob, made.roomId, bob.getUserId(), "invite");
  assert.equal(bob.getRoom(made.roomId).getDMInviter(), alice.getUserId());
  await bob.leave(made.roomId);
  await membership(alice, made.roomId, bob.getUserId(), "leave");
});

test("somebody is kicked, banned and let in again", async () => {
  const made = await room({ preset: Preset.PublicChat });
  await bob.joinRoom(made.roomId);
  await membership(alice, made.roomId, bob.getUserId(), "join");
  await alice.kick(made.roomId, bob.getUserId(), "noise");
  await membership(bob, made.roomId, bob.getUserId(), "leave");
  const member = await alice.getStateEvent(made.roomId, "m.room.member", bob.getUserId());
  assert.equal(member.reason, "noise");

  await alice.ban(made.roomId, bob.getUserId(), "more noise");
  await membership(alice, made.roomId, bob.getUserId(), "ban");
  await refused(bob.joinRoom(made.roomId), 403, "M_BAD_STATE");
  await alice.unban(made.roomId, bob.getUserId());
  await membership(alice, made.roomId, bob.getUserId(), "leave");
  await bob.joinRoom(made.roomId);
  await membership(alice, made.roomId, bob.getUserId(), "join");
});

test("a room that was left can be forgotten", async () => {
  const made = await room({ preset: Preset.PublicChat });
  await bob.joinRoom(made.roomId);
  await membership(bob, made.roomId, bob.getUserId(), "join");
  await refused(bob.forget(made.roomId), 400, "M_UNKNOWN");
  await bob.leave(made.roomId);
  await membership(bob, made.roomId, bob.getUserId(), "leave");
  await bob.forget(made.roomId);
  assert.equal(bob.getRoom(made.roomId), null);
});

test("somebody knocks and is let in", async () => {
  const made = await room({
    name: "Club",
    initial_state: [{ type: "m.room.join_rules", state_key: "", content: { join_rule: "knock" } }],
  });
  await bob.knockRoom(made.roomId, { reason: "me too" });
  await membership(bob, made.roomId, bob.getUserId(), "knock");
  await membership(alice, made.roomId, bob.getUserId(), "knock");
  await alice.invite(made.roomId, bob.getUserId());
  await bob.joinRoom(made.roomId);
  await membership(alice, made.roomId, bob.getUserId(), "join");
});

test("members of a space may join its restricted room", async () => {
  const space = await room({ creation_content: { type: "m.space" }, preset: Preset.PublicChat });
  const content = {
    join_rule: "restricted",
    allow: [{ type: "m.room_membership", room_id: space.roomId }],
  };
  const made = await room({ initial_state: [{ type: "m.room.join_rules", state_key: "", content }] });
  await refused(bob.joinRoom(made.roomId), 403, "M_FORBIDDEN");
  await bob.joinRoom(space.roomId);
  await bob.joinRoom(made.roomId);
  await membership(alice, made.roomId, bob.getUserId(), "join");
});

test("an upgraded room points to its successor", async () => {
  const made = await room({ name: "Old", preset: Preset.PublicChat });
  const { replacement_room: next } = await alice.upgradeRoom(made.roomId, "12");
  const successor = await eventually("the successor", () => alice.getRoom(next));
  assert.equal(successor.getVersion(), "12");
  assert.equal(successor.name, "Old");
  assert.equal(successor.findPredecessor().roomId, made.roomId);
  const tombstone = await alice.getStateEvent(made.roomId, "m.room.tombstone", "");
  assert.equal(tombstone.replacement_room, next);
  assert.deepEqual(alice.getRoomUpgradeHistory(next).map((one) => one.roomId), [made.roomId, next]);
});

test("a world-readable room can be looked into from outside", async () => {
  const made = await room({
    preset: Preset.PublicChat,
    initial_state: [
      { type: "m.room.history_visibility", state_key: "", content: { history_visibility: "world_readable" } },
    ],
  });
  const { event_id: hello } = await alice.sendTextMessage(made.roomId, "hello");
  await seen(alice, made.roomId, hello);
  const event = await bob.fetchRoomEvent(made.roomId, hello);
  assert.equal(event.content.body, "hello");
});
