package dev.althing.matrix.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.util.concurrent.CompletionStage;

/** What the homeserver keeps for an account: its own data and the profiles others see. */
public interface AccountApi {
  /** Our account data of that type; {@link MatrixError.NotFound} when there is none. */
  CompletionStage<ObjectNode> accountData(String type);

  /** Replaces our account data of that type. */
  CompletionStage<Void> putAccountData(String type, ObjectNode content);

  /** Our account data of that type in a room; {@link MatrixError.NotFound} when there is none. */
  CompletionStage<ObjectNode> roomAccountData(RoomId room, String type);

  /** Replaces our account data of that type in a room. */
  CompletionStage<Void> putRoomAccountData(RoomId room, String type, ObjectNode content);

  /** Everything in a user's profile. */
  CompletionStage<ObjectNode> profile(UserId user);

  /** One field of a user's profile, such as {@code displayname} or {@code m.tz}. */
  CompletionStage<JsonNode> profileField(UserId user, String field);

  /** Replaces one field of our profile. */
  CompletionStage<Void> putProfileField(String field, JsonNode value);
}
