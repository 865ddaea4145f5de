import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Preset, Visibility } from "matrix-js-sdk";
import { eventually, person, reader, refused, stopAll } from "./people.js";

let alice;
let bob;
before(async () => {
  [alice, bob] = [await reader("alice"), await person("bob")];
});
after(stopAll);

const unique = () => crypto.randomUUID().slice(0, 12);

test("an alias leads to its room", async () => {
  const name = unique();
  const { room_id: roomId } = await alice.createRoom({ room_alias_name: name, preset: Preset.PublicChat });
  const alias = `#${name}:${alice.getDomain()}`;
  const second = `#${name}-too:${alice.getDomain()}`;
  assert.equal((await bob.getRoomIdForAlias(alias)).room_id, roomId);
  await eventually("the main alias", () => alice.getRoom(roomId)?.getCanonicalAlias() === alias);

  await alice.createAlias(second, roomId);
  assert.deepEqual((await alice.getLocalAliases(roomId)).aliases.sort(), [alias, second].sort());
  assert.equal((await bob.joinRoom(second)).roomId, roomId);

  await refused(bob.deleteAlias(second), 403, "M_FORBIDDEN");
  await alice.deleteAlias(second);
  await refused(bob.getRoomIdForAlias(second), 404, "M_NOT_FOUND");
});

test("an alias that is taken is not given twice", async () => {
  const name = unique();
  const { room_id: roomId } = await alice.createRoom({ room_alias_name: name });
  await refused(alice.createRoom({ room_alias_name: name }), 400, "M_ROOM_IN_USE");
  await refused(alice.createAlias(`#${name}:${alice.getDomain()}`, roomId), 409, "M_UNKNOWN");
});

test("the directory is searched and read page by page", async () => {
  const word = unique();
  const wanted = [];
  for (let i = 0; i < 3; i++) {
    const { room_id: roomId } = await alice.createRoom({ name: `${word} ${i}`, visibility: Visibility.Public });
    wanted.push(roomId);
  }
  const found = [];
  let since;
  do {
    const page = await bob.publicRooms({ limit: 2, since, filter: { generic_search_term: word } });
    assert.ok(page.chunk.length <= 2);
    assert.equal(page.total_room_count_estimate, 3);
    found.push(...page.chunk);
    since = page.next_batch;
  } while (since);
  assert.deepEqual(found.map((room) => room.room_id).sort(), wanted.sort());
  assert.ok(found.every((room) => room.num_joined_members === 1 && room.join_rule === "public"));
  const all = await bob.publicRooms({});
  assert.ok(all.chunk.length >= 3);
});

test("spaces are found among the rooms of the directory", async () => {
  const word = unique();
  await alice.createRoom({ name: word, visibility: Visibility.Public });
  await alice.createRoom({
    name: `${word} space`,
    visibility: Visibility.Public,
    creation_content: { type: "m.space" },
  });
  const only = async (type) => {
    const filter = { generic_search_term: word, room_types: [type] };
    return (await bob.publicRooms({ filter })).chunk.map((room) => room.name);
  };
  assert.deepEqual(await only("m.space"), [`${word} space`]);
  assert.deepEqual(await only(null), [word]);
});

test("a room is taken into the directory and out of it", async () => {
  const { room_id: roomId } = await alice.createRoom({ name: unique(), preset: Preset.PublicChat });
  assert.equal((await alice.getRoomDirectoryVisibility(roomId)).visibility, "private");
  await alice.setRoomDirectoryVisibility(roomId, Visibility.Public);
  assert.equal((await bob.getRoomDirectoryVisibility(roomId)).visibility, "public");
  await refused(bob.setRoomDirectoryVisibility(roomId, Visibility.Private), 403, "M_FORBIDDEN");
  await alice.setRoomDirectoryVisibility(roomId, Visibility.Private);
  assert.equal((await bob.getRoomDirectoryVisibility(roomId)).visibility, "private");
});
