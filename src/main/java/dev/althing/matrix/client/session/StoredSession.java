package dev.althing.matrix.client.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.Secret;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered of a session from one start to the next.
 *
 * @param homeserver the address it was made on
 * @param user the user as configured
 * @param device the device, chosen before the first sign-in
 * @param grant the tokens; empty before the first sign-in
 */
record StoredSession(String homeserver, String user, DeviceId device, Optional<Grant> grant) {
  StoredSession with(Grant next) {
    return new StoredSession(homeserver, user, device, Optional.of(next));
  }

  StoredSession withoutGrant() {
    return new StoredSession(homeserver, user, device, Optional.empty());
  }

  /** Whether it is a session of that user; a localpart alone means another one elsewhere. */
  boolean isOf(String otherUser, String otherHomeserver) {
    if (isId(user) && isId(otherUser)) {
      return user.equals(otherUser);
    }
    return homeserver.equals(otherHomeserver) && localpart(user).equals(localpart(otherUser));
  }

  private static String localpart(String user) {
    return isId(user) ? new UserId(user).localpart() : user;
  }

  private static boolean isId(String user) {
    return user.startsWith("@");
  }

  String toJson() {
    ObjectNode json = Json.object();
    json.put("homeserver", homeserver).put("user", user).put("device_id", device.value());
    grant.ifPresent(
        tokens -> {
          json.put("access_token", tokens.access().reveal());
          tokens.refresh().ifPresent(refresh -> json.put("refresh_token", refresh.reveal()));
          tokens.expires().ifPresent(end -> json.put("expires_at", end.toEpochMilli()));
        });
    return Json.write(json);
  }

  /** Reads it back; empty when the text is not one. */
  static Optional<StoredSession> ofJson(String text) {
    return Json.readObject(text).filter(StoredSession::isWhole).map(StoredSession::read);
  }

  private static boolean isWhole(ObjectNode json) {
    return Stream.of("homeserver", "user", "device_id")
        .allMatch(key -> text(json, key).isPresent());
  }

  private static StoredSession read(ObjectNode json) {
    return new StoredSession(
        json.get("homeserver").textValue(),
        json.get("user").textValue(),
        new DeviceId(json.get("device_id").textValue()),
        grant(json));
  }

  private static Optional<Grant> grant(ObjectNode json) {
    return text(json, "access_token")
        .map(
            access ->
                new Grant(
                    new Secret(access),
                    text(json, "refresh_token").map(Secret::new),
                    Fields.integer(json, "expires_at").stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst()));
  }

  private static Optional<String> text(ObjectNode json, String field) {
    return Fields.text(json, field).filter(value -> !value.isBlank());
  }
}
