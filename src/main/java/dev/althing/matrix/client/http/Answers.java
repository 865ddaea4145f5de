package dev.althing.matrix.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.MediaApi.Reservation;
import dev.althing.matrix.client.StateApi.Member;
import dev.althing.matrix.client.SyncApi.Versions;
import dev.althing.matrix.client.SyncApi.Whoami;
import dev.althing.matrix.client.TimelineApi.Messages;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.MxcUri;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the homeserver's good answers say. */
final class Answers {
  private Answers() {}

  static EventId eventId(ObjectNode answer) {
    return AnswerFields.required(answer, "event_id", EventId::parse);
  }

  static RoomId roomId(ObjectNode answer) {
    return AnswerFields.required(answer, "room_id", RoomId::parse);
  }

  static MxcUri mediaAddress(ObjectNode answer) {
    return AnswerFields.required(answer, "content_uri", MxcUri::parse);
  }

  static Versions versions(ObjectNode answer) {
    Map<String, Boolean> unstable = new HashMap<>();
    answer
        .path("unstable_features")
        .properties()
        .forEach(feature -> unstable.put(feature.getKey(), feature.getValue().asBoolean(false)));
    return new Versions(Set.copyOf(AnswerFields.texts(answer, "versions", Optional::of)), unstable);
  }

  static Whoami whoami(ObjectNode answer) {
    return new Whoami(
        AnswerFields.required(answer, "user_id", UserId::parse),
        Fields.text(answer, "device_id").filter(id -> !id.isBlank()).map(DeviceId::new));
  }

  static Messages messages(ObjectNode answer) {
    return new Messages(
        Fields.text(answer, "start").orElse(""),
        Fields.text(answer, "end"),
        AnswerFields.list(answer, "chunk"),
        AnswerFields.list(answer, "state"));
  }

  static Map<UserId, Member> joinedMembers(ObjectNode answer) {
    Map<UserId, Member> members = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : answer.path("joined").properties()) {
      JsonNode shown = entry.getValue();
      UserId.parse(entry.getKey())
          .ifPresent(
              user ->
                  members.put(
                      user,
                      new Member(
                          Fields.text(shown, "display_name"), Fields.text(shown, "avatar_url"))));
    }
    return Map.copyOf(members);
  }

  static Reservation reservation(ObjectNode answer) {
    return new Reservation(
        mediaAddress(answer),
        Fields.integer(answer, "unused_expires_at").stream()
            .mapToObj(Instant::ofEpochMilli)
            .findFirst());
  }
}
