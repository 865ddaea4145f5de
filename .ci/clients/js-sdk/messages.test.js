import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Direction, EventType, Filter, MsgType, Preset, RelationType } from "matrix-js-sdk";
import { eventually, mouth, person, reader, refused, seen, start, stopAll } from "./people.js";

let alice;
let bob;
let roomId;
before(async () => {
  [alice, bob] = [await reader("alice"), await reader("bob")];
  ({ room_id: roomId } = await alice.createRoom({ preset: Preset.PublicChat, name: "Chat" }));
  await bob.joinRoom(roomId);
  await eventually("both have the room", () => alice.getRoom(roomId) && bob.getRoom(roomId));
});
after(stopAll);

async function said(text) {
  const { event_id: eventId } = await alice.sendTextMessage(roomId, text);
  return eventId;
}

test("a text is heard by others, and known as one's own", async () => {
  const eventId = await said("hello");
  const heard = await seen(bob, roomId, eventId);
  assert.equal(heard.getContent().body, "hello");
  assert.equal(heard.getSender(), alice.getUserId());
  const own = await seen(alice, roomId, eventId);
  await eventually("no doubt that it was sent", () => own.status === null);
  const echoes = alice.getRoom(roomId).getLiveTimeline().getEvents();
  assert.equal(echoes.filter((event) => event.getContent().body === "hello").length, 1);
});

test("formatted texts, notices, emotes and stickers arrive as they were", async () => {
  const sent = [
    await alice.sendHtmlMessage(roomId, "bold", "<b>bold</b>"),
    await alice.sendNotice(roomId, "take notice"),
    await alice.sendEmoteMessage(roomId, "waves"),
    await alice.sendStickerMessage(roomId, "mxc://example.org/cat", { w: 1, h: 1 }, "cat"),
  ];
  const heard = [];
  for (const { event_id: eventId } of sent) {
    heard.push(await seen(bob, roomId, eventId));
  }
  assert.equal(heard[0].getContent().formatted_body, "<b>bold</b>");
  assert.equal(heard[1].getContent().msgtype, MsgType.Notice);
  assert.equal(heard[2].getContent().msgtype, MsgType.Emote);
  assert.equal(heard[3].getType(), EventType.Sticker);
});

test("a message sent twice with one transaction is one message", async () => {
  const content = { msgtype: MsgType.Text, body: "once" };
  const first = await alice.sendMessage(roomId, content, "same");
  const again = await person("again");
  again.setAccessToken(alice.getAccessToken());
  const second = await again.sendEvent(roomId, EventType.RoomMessage, content, "same");
  assert.equal(second.event_id, first.event_id);
});

test("a reaction belongs to its message, once", async () => {
  const eventId = await said("who is for it?");
  await seen(bob, roomId, eventId);
  const content = { "m.relates_to": { rel_type: RelationType.Annotation, event_id: eventId, key: "👍" } };
  await bob.sendEvent(roomId, EventType.Reaction, content);
  const reactions = await eventually("the reaction", () =>
    alice.getRoom(roomId).relations.getChildEventsForEvent(eventId, RelationType.Annotation, EventType.Reaction),
  );
  assert.deepEqual(reactions.getSortedAnnotationsByKey().map(([key, all]) => [key, all.size]), [["👍", 1]]);
  await refused(bob.sendEvent(roomId, EventType.Reaction, content), 400, "M_DUPLICATE_ANNOTATION");
});

test("an edit replaces what was said, for who hears it and for who reads it later", async () => {
  const eventId = await said("tpyo");
  await seen(bob, roomId, eventId);
  await alice.sendMessage(roomId, {
    msgtype: MsgType.Text,
    body: "* typo",
    "m.new_content": { msgtype: MsgType.Text, body: "typo" },
    "m.relates_to": { rel_type: RelationType.Replace, event_id: eventId },
  });
  await eventually("the edit", () => bob.getRoom(roomId).findEventById(eventId).getContent().body === "typo");

  const raw = await bob.fetchRoomEvent(roomId, eventId);
  assert.equal(raw.content.body, "tpyo");
  assert.equal(raw.unsigned["m.relations"]["m.replace"].content["m.new_content"].body, "typo");
  const late = await person("late");
  await late.joinRoom(roomId);
  await start(late);
  assert.equal((await seen(late, roomId, eventId)).getContent().body, "typo");
});

test("a reply names what it answers", async () => {
  const eventId = await said("question");
  const { event_id: answer } = await bob.sendMessage(roomId, {
    msgtype: MsgType.Text,
    body: "answer",
    "m.relates_to": { "m.in_reply_to": { event_id: eventId } },
  });
  assert.equal((await seen(alice, roomId, answer)).replyEventId, eventId);
});

test("a thread has its messages, its last one and its place in the list", async () => {
  const rootId = await said("let us discuss");
  await seen(alice, roomId, rootId);
  const replies = [];
  for (const [who, text] of [[bob, "one"], [alice, "two"], [bob, "three"]]) {
    const { event_id: eventId } = await mouth(who).sendMessage(roomId, {
      msgtype: MsgType.Text,
      body: text,
      "m.relates_to": { rel_type: RelationType.Thread, event_id: rootId },
    });
    replies.push(eventId);
  }
  const thread = await eventually("the thread", () => alice.getRoom(roomId).getThread(rootId));
  await eventually("its messages", () => replies.every((reply) => thread.findEventById(reply)));

  const raw = await bob.fetchRoomEvent(roomId, rootId);
  const bundled = raw.unsigned["m.relations"]["m.thread"];
  assert.equal(bundled.count, 3);
  assert.equal(bundled.latest_event.event_id, replies[2]);
  assert.equal(bundled.current_user_participated, true);
  const related = await bob.relations(roomId, rootId, RelationType.Thread, EventType.RoomMessage);
  assert.deepEqual(related.events.map((event) => event.getId()), [...replies].reverse());

  const late = await person("late");
  await late.joinRoom(roomId);
  await start(late);
  const room = late.getRoom(roomId);
  await room.createThreadsTimelineSets();
  await room.fetchRoomThreads();
  assert.ok(room.getThreads().some((one) => one.id === rootId));
  const everybodys = room.threadsTimelineSets[0].getLiveTimeline().getEvents();
  const own = room.threadsTimelineSets[1].getLiveTimeline().getEvents();
  assert.ok(everybodys.some((event) => event.getId() === rootId));
  assert.deepEqual(own.map((event) => event.getId()), [], "she took part in none");
});

test("the list of threads is read page by page, the liveliest first", async () => {
  const { room_id: quiet } = await alice.createRoom({});
  const roots = [];
  for (let i = 0; i < 3; i++) {
    const { event_id: root } = await alice.sendTextMessage(quiet, `thread ${i}`);
    roots.push(root);
  }
  for (const root of [roots[0], roots[2], roots[1]]) {
    await mouth(alice).sendMessage(quiet, {
      msgtype: MsgType.Text,
      body: "in it",
      "m.relates_to": { rel_type: RelationType.Thread, event_id: root },
    });
  }
  const first = await alice.createThreadListMessagesRequest(quiet, null, 2);
  assert.deepEqual(first.chunk.map((event) => event.event_id), [roots[2], roots[1]]);
  const second = await alice.createThreadListMessagesRequest(quiet, first.end, 2);
  assert.deepEqual(second.chunk.map((event) => event.event_id), [roots[0]]);
});

test("what is redacted has lost its content, and a redacted reaction counts no more", async () => {
  const eventId = await said("oops");
  await seen(bob, roomId, eventId);
  const key = { rel_type: RelationType.Annotation, event_id: eventId, key: "❤" };
  const { event_id: reaction } = await bob.sendEvent(roomId, EventType.Reaction, { "m.relates_to": key });
  await bob.redactEvent(roomId, reaction);
  await alice.redactEvent(roomId, eventId, undefined, { reason: "a slip" });

  const heard = bob.getRoom(roomId).findEventById(eventId);
  await eventually("the redaction", () => heard.isRedacted());
  assert.deepEqual(heard.getContent(), {});
  const raw = await bob.fetchRoomEvent(roomId, eventId);
  assert.equal(raw.unsigned.redacted_because.content.reason, "a slip");
  const { events } = await bob.relations(roomId, eventId, RelationType.Annotation, EventType.Reaction);
  assert.deepEqual(events, []);
  const { event_id: mine } = await alice.sendTextMessage(roomId, "mine");
  await refused(bob.redactEvent(roomId, mine), 403, "M_FORBIDDEN");
});

test("the whole history is read backwards, each message once", async () => {
  const { room_id: long } = await alice.createRoom({ preset: Preset.PublicChat });
  const texts = [];
  for (let i = 0; i < 130; i++) {
    texts.push(`line ${i}`);
    await alice.sendTextMessage(long, `line ${i}`);
  }
  const late = await person("late");
  await late.joinRoom(long);
  await start(late, { initialSyncLimit: 10 });
  const room = late.getRoom(long);
  const timeline = room.getLiveTimeline();
  assert.ok(timeline.getEvents().length <= 11);
  while (timeline.getPaginationToken(Direction.Backward)) {
    await late.scrollback(room, 30);
  }
  const events = timeline.getEvents();
  assert.equal(events[0].getType(), EventType.RoomCreate);
  const read = events.filter((event) => event.getType() === EventType.RoomMessage);
  assert.deepEqual(read.map((event) => event.getContent().body), texts);

  const around = await late.getEventTimeline(room.getUnfilteredTimelineSet(), read[60].getId());
  assert.ok(around.getEvents().some((event) => event.getId() === read[60].getId()));
});

test("pages of messages are read in both directions and through a filter", async () => {
  const { room_id: quiet } = await alice.createRoom({ name: "Filtered" });
  for (let i = 0; i < 4; i++) {
    await alice.sendTextMessage(quiet, `text ${i}`);
  }
  await alice.setRoomTopic(quiet, "between");
  const filter = new Filter(alice.getUserId());
  filter.setDefinition({ room: { timeline: { types: ["m.room.message"] } } });
  const bodies = (page) => page.chunk.map((event) => event.content.body);
  const newest = await alice.createMessagesRequest(quiet, null, 3, Direction.Backward, filter);
  assert.deepEqual(bodies(newest), ["text 3", "text 2", "text 1"]);
  const oldest = await alice.createMessagesRequest(quiet, newest.end, 3, Direction.Backward, filter);
  assert.deepEqual(bodies(oldest), ["text 0"]);
  const forward = await alice.createMessagesRequest(quiet, null, 50, Direction.Forward, filter);
  assert.deepEqual(bodies(forward), ["text 0", "text 1", "text 2", "text 3"]);
});

test("a limited sync is a gap that can be filled", async () => {
  const { room_id: busy } = await alice.createRoom({ preset: Preset.PublicChat });
  const late = await person("late");
  await late.joinRoom(busy);
  await start(late, { initialSyncLimit: 5 });
  late.stopClient();
  for (let i = 0; i < 20; i++) {
    await alice.sendTextMessage(busy, `line ${i}`);
  }
  await start(late, { initialSyncLimit: 5 });
  const room = late.getRoom(busy);
  await eventually("the last line", () =>
    room.getLiveTimeline().getEvents().some((event) => event.getContent().body === "line 19"),
  );
  await late.scrollback(room, 50);
  const lines = room.getLiveTimeline().getEvents().filter((event) => event.getType() === "m.room.message");
  assert.equal(lines.length, 20);
});

test("an event is found by its time", async () => {
  const eventId = await said("now");
  const event = await seen(alice, roomId, eventId);
  const found = await alice.timestampToEvent(roomId, event.getTs(), Direction.Backward);
  assert.ok(found.origin_server_ts <= event.getTs());
  const first = await alice.timestampToEvent(roomId, 0, Direction.Forward);
  assert.equal((await alice.fetchRoomEvent(roomId, first.event_id)).type, EventType.RoomCreate);
  await refused(alice.timestampToEvent(roomId, 0, Direction.Backward), 404, "M_NOT_FOUND");
});
