package dev.althing.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.sync.RoomUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Events and updates as the homeserver tells them, with single quotes for double ones. */
public final class Told {
  public static final UserId BOT = new UserId("@bot:example.org");
  public static final UserId ANN = new UserId("@ann:example.org");
  public static final UserId BEN = new UserId("@ben:example.org");
  public static final RoomId ROOM = new RoomId("!room:example.org");
  private static final AtomicLong NUMBERS = new AtomicLong();

  private Told() {}

  public static ObjectNode json(String text) {
    return Json.readObject(text.replace('\'', '"')).orElseThrow();
  }

  static RoomEvent event(UserId sender, String type, String content) {
    return read(sender, type, Optional.empty(), content);
  }

  public static RoomEvent state(UserId sender, String type, String key, String content) {
    return read(sender, type, Optional.of(key), content);
  }

  public static RoomEvent member(UserId user, String membership) {
    return state(user, "m.room.member", user.value(), "{'membership':'" + membership + "'}");
  }

  public static RoomEvent text(UserId sender, String body) {
    return event(sender, "m.room.message", "{'msgtype':'m.text','body':'" + body + "'}");
  }

  /** The same event with the state before it. */
  static RoomEvent after(RoomEvent event, String previous) {
    return new RoomEvent(
        event.origin(),
        event.type(),
        event.stateKey(),
        event.content(),
        event.raw(),
        new RoomEvent.Unsigned(
            Optional.empty(), Optional.empty(), Optional.of(json(previous)), false));
  }

  private static RoomEvent read(UserId sender, String type, Optional<String> key, String content) {
    ObjectNode raw = json(content);
    return new RoomEvent(
        new RoomEvent.Origin(
            new EventId("$e" + NUMBERS.incrementAndGet()), ROOM, sender, Instant.EPOCH),
        type,
        key,
        EventReader.readContent(type, key.isPresent(), raw),
        raw,
        RoomEvent.Unsigned.NOTHING);
  }

  static RoomUpdate update(
      RoomUpdate.Section section, RoomUpdate.Source source, RoomEvent... timeline) {
    return new RoomUpdate(
        ROOM,
        section,
        source,
        List.of(),
        List.of(timeline),
        List.of(),
        Optional.empty(),
        new RoomUpdate.Batch(Optional.of("s1"), Instant.EPOCH));
  }

  static RoomUpdate news(RoomEvent... timeline) {
    return update(RoomUpdate.Section.JOIN, RoomUpdate.Source.NEWS, timeline);
  }
}
