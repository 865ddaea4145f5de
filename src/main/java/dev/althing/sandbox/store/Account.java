package dev.althing.sandbox.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user with profile, account data and uploaded filters. */
public final class Account {
  private static final int MIN_DATA_BYTES = 1024;
  private final String userId;
  private String verifier;
  private final Map<String, JsonNode> profile = new LinkedHashMap<>();
  private final Map<String, Map<String, Stamped>> data = new HashMap<>();
  private long dataBytes;
  private final List<ObjectNode> filters = new ArrayList<>();

  Account(String userId, String verifier) {
    this.userId = userId;
    this.verifier = verifier;
  }

  /** The user id. */
  public String userId() {
    return userId;
  }

  boolean hasPassword(String password) {
    return Secrets.matches(verifier, password);
  }

  void verifier(String replacement) {
    verifier = replacement;
  }

  void profile(String field, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      profile.remove(field);
    } else {
      profile.put(field, value);
    }
  }

  /** All fields of the profile. */
  public ObjectNode profile() {
    ObjectNode all = Nodes.object();
    profile.forEach(all::set);
    return all;
  }

  /** The content of a join event: membership and the public part of the profile. */
  public ObjectNode memberContent(String membership) {
    ObjectNode content = Nodes.object().put("membership", membership);
    for (String field : List.of("displayname", "avatar_url")) {
      JsonNode value = profile.get(field);
      if (value != null) {
        content.set(field, value);
      }
    }
    return content;
  }

  void data(Change.AccountDataSet change) {
    String room = change.roomId() == null ? "" : change.roomId();
    dataBytes = dataBytesWith(room, change.type(), change.content());
    data.computeIfAbsent(room, r -> new LinkedHashMap<>())
        .put(change.type(), new Stamped(change.position(), change.content()));
  }

  /** How many bytes all account data would be, with this content in the place of what is there. */
  long dataBytesWith(String room, String type, ObjectNode content) {
    Stamped before = data(room).get(type);
    return dataBytes + bytes(content) - (before == null ? 0 : bytes(before.content()));
  }

  /** Even an empty content takes room. */
  private static int bytes(ObjectNode content) {
    return Math.max(MIN_DATA_BYTES, Nodes.bytes(content).length);
  }

  /** Account data of a room, or global ones for the empty name, by type. */
  public Map<String, Stamped> data(String room) {
    return data.getOrDefault(room, Map.of());
  }

  void addFilter(ObjectNode filter) {
    filters.add(filter);
  }

  /** How many filters were uploaded; the next one gets this number. */
  public int filters() {
    return filters.size();
  }

  /** An uploaded filter. */
  public Optional<ObjectNode> filter(String id) {
    try {
      return Optional.of(filters.get(Integer.parseInt(id)));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** A content and when it was set. */
  public record Stamped(long position, ObjectNode content) {}
}
