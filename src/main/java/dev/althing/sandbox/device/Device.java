package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A device of a user: its name, the keys it has published and what was sent to it. */
public final class Device {
  /** The algorithm whose keys are counted even when there are none. */
  private static final String SIGNED = "signed_curve25519";

  private static final int MAX_NAME = 100;
  private static final int MAX_WAITING = 1000;
  private @Nullable String name;
  private @Nullable ObjectNode identity;
  private final Map<String, JsonNode> oneTime = new LinkedHashMap<>();
  private final Map<String, Fallback> fallbacks = new TreeMap<>();
  private final TreeMap<Long, ObjectNode> messages = new TreeMap<>();
  private long countsChanged;

  Device() {}

  private record Fallback(String keyId, JsonNode key, boolean used) {}

  /**
   * A key that can be handed out.
   *
   * @param keyId its whole id, such as {@code signed_curve25519:AAAAHQ}
   * @param fresh whether it has not been handed out before
   */
  public record Claimable(String keyId, JsonNode key, boolean fresh) {}

  /** Refuses a name that is too long. */
  public static void checkName(@Nullable String name) {
    if (name != null && name.length() > MAX_NAME) {
      throw new Refusal(
          400, "M_TOO_LARGE", "Device display name is too long (max " + MAX_NAME + ")");
    }
  }

  /** What its owner calls it. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  void rename(@Nullable String replacement) {
    name = replacement;
  }

  /** The keys by which it is known, as it signed them. */
  public Optional<ObjectNode> identity() {
    return Optional.ofNullable(identity);
  }

  /** How many one-time keys are left, by algorithm. */
  public Map<String, Integer> counts() {
    var counts = new TreeMap<String, Integer>();
    counts.put(SIGNED, 0);
    oneTime.keySet().forEach(id -> counts.merge(KeysUpload.algorithm(id), 1, Integer::sum));
    return counts;
  }

  /** The algorithms whose fallback key nobody has been given yet. */
  public List<String> unusedFallbacks() {
    return fallbacks.entrySet().stream()
        .filter(entry -> !entry.getValue().used())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The position at which keys that can be claimed came or went. */
  public long countsChanged() {
    return countsChanged;
  }

  Map<String, JsonNode> oneTime() {
    return oneTime;
  }

  boolean hasFallback(String keyId, JsonNode key) {
    Fallback known = fallbacks.get(KeysUpload.algorithm(keyId));
    return known != null && known.keyId().equals(keyId) && known.key().equals(key);
  }

  Set<String> fallbackAlgorithms() {
    return fallbacks.keySet();
  }

  void publish(long position, KeysUpload upload) {
    if (upload.identity() != null) {
      identity = upload.identity();
    }
    for (var key : upload.oneTime().properties()) {
      oneTime.put(key.getKey(), key.getValue());
    }
    for (var key : upload.fallback().properties()) {
      String algorithm = KeysUpload.algorithm(key.getKey());
      fallbacks.put(algorithm, new Fallback(key.getKey(), key.getValue(), false));
    }
    if (!upload.oneTime().isEmpty() || !upload.fallback().isEmpty()) {
      countsChanged = position;
    }
  }

  /** The key to hand out next: the oldest one-time key, or else the fallback key. */
  public Optional<Claimable> claimable(String algorithm) {
    return oneTime.entrySet().stream()
        .filter(entry -> KeysUpload.algorithm(entry.getKey()).equals(algorithm))
        .findFirst()
        .map(entry -> new Claimable(entry.getKey(), entry.getValue(), true))
        .or(
            () ->
                Optional.ofNullable(fallbacks.get(algorithm))
                    .map(
                        fallback ->
                            new Claimable(fallback.keyId(), fallback.key(), !fallback.used())));
  }

  void claimed(long position, String keyId) {
    if (oneTime.remove(keyId) == null) {
      fallbacks.computeIfPresent(
          KeysUpload.algorithm(keyId),
          (algorithm, fallback) -> new Fallback(fallback.keyId(), fallback.key(), true));
    }
    countsChanged = position;
  }

  /** Keeps a message for it; when far too many wait, the oldest is lost. */
  void send(long position, ObjectNode message) {
    messages.put(position, message);
    if (messages.size() > MAX_WAITING) {
      messages.pollFirstEntry();
    }
  }

  /** The messages to it after a position, the oldest first. */
  public List<ObjectNode> messagesAfter(long position) {
    return List.copyOf(messages.tailMap(position, false).values());
  }

  /** Whether messages up to a position are still kept. */
  public boolean keepsMessagesUpTo(long position) {
    return !messages.headMap(position, true).isEmpty();
  }

  void forgetMessagesUpTo(long position) {
    messages.headMap(position, true).clear();
  }
}
