package dev.althing.outbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Hygiene;
import dev.althing.matrix.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * The form in which wishes stand in the table; a file format, so kinds and fields keep their names
 * and their meaning.
 */
final class WishText {
  private WishText() {}

  /** The name of the wish's kind. */
  static String kind(Effect.State wish) {
    if (wish instanceof Effect.SetMembership) {
      return "membership";
    }
    if (wish instanceof Effect.PutState) {
      return "state";
    }
    if (wish instanceof Effect.SetPower) {
      return "power";
    }
    if (wish instanceof Effect.Join) {
      return "join";
    }
    if (wish instanceof Effect.Leave) {
      return "leave";
    }
    if (wish instanceof Effect.Knock) {
      return "knock";
    }
    if (wish instanceof Effect.PutAlias) {
      return "alias";
    }
    return wish instanceof Effect.PutAccountData ? "account_data" : "profile";
  }

  static String write(Effect.State wish) {
    ObjectNode text = Json.object();
    if (wish instanceof Effect.SetMembership set) {
      text.put("room", set.room().value()).put("user", set.user().value());
      text.put("change", set.change().name());
      put(text, "reason", set.reason());
      put(text, "while_in", set.whileIn().map(RoomId::value));
    } else if (wish instanceof Effect.PutState put) {
      text.put("room", put.room().value()).put("type", put.type()).put("key", put.stateKey());
      text.set("content", put.content());
    } else if (wish instanceof Effect.SetPower set) {
      text.put("room", set.room().value());
      ObjectNode levels = text.putObject("levels");
      set.levels().forEach((power, level) -> Levels.put(levels, power, level));
    } else if (wish instanceof Effect.Join join) {
      entering(text, join.room(), join.via(), join.reason());
    } else if (wish instanceof Effect.Knock knock) {
      entering(text, knock.room(), knock.via(), knock.reason());
    } else if (wish instanceof Effect.Leave leave) {
      text.put("room", leave.room().value());
      put(text, "reason", leave.reason());
    } else if (wish instanceof Effect.PutAlias put) {
      text.put("alias", put.alias().value());
      put(text, "room", put.room().map(RoomId::value));
    } else if (wish instanceof Effect.PutAccountData put) {
      put(text, "room", put.room().map(RoomId::value));
      text.put("type", put.type()).set("content", put.content());
    } else if (wish instanceof Effect.PutProfile put) {
      text.put("field", put.field()).put("value", put.value());
    }
    JsonNode clean =
        Hygiene.clean(text)
            .orElseThrow(() -> new IllegalArgumentException("content is nested too deeply"));
    return Json.write(clean);
  }

  static Effect.State read(String kind, String written) {
    ObjectNode text = Json.readObject(written).orElseThrow();
    Optional<String> reason = Fields.text(text, "reason");
    return switch (kind) {
      case "membership" ->
          new Effect.SetMembership(
              room(text),
              new UserId(field(text, "user")),
              MembershipChange.valueOf(field(text, "change")),
              reason,
              Fields.text(text, "while_in").map(RoomId::new));
      case "state" ->
          new Effect.PutState(room(text), field(text, "type"), field(text, "key"), content(text));
      case "power" -> new Effect.SetPower(room(text), Levels.all(text.path("levels")));
      case "join" -> new Effect.Join(field(text, "room"), Fields.texts(text, "via"), reason);
      case "knock" -> new Effect.Knock(field(text, "room"), Fields.texts(text, "via"), reason);
      case "leave" -> new Effect.Leave(room(text), reason);
      case "alias" ->
          new Effect.PutAlias(
              new RoomAlias(field(text, "alias")), Fields.text(text, "room").map(RoomId::new));
      case "account_data" ->
          new Effect.PutAccountData(
              Fields.text(text, "room").map(RoomId::new), field(text, "type"), content(text));
      case "profile" -> new Effect.PutProfile(field(text, "field"), field(text, "value"));
      default -> throw new IllegalArgumentException("no such kind of change: " + kind);
    };
  }

  private static void entering(
      ObjectNode text, String room, List<String> via, Optional<String> reason) {
    text.put("room", room);
    ArrayNode servers = text.putArray("via");
    via.forEach(servers::add);
    put(text, "reason", reason);
  }

  private static void put(ObjectNode text, String name, Optional<String> value) {
    value.ifPresent(present -> text.put(name, present));
  }

  private static RoomId room(ObjectNode text) {
    return new RoomId(field(text, "room"));
  }

  private static ObjectNode content(ObjectNode text) {
    return (ObjectNode) text.path("content");
  }

  private static String field(ObjectNode text, String name) {
    return Fields.text(text, name)
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in a change"));
  }
}
