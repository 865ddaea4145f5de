package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a device publishes at once, of the right shape and size.
 *
 * @param identity the keys by which the device is known, null when they stay as they are
 * @param oneTime keys that are handed out once, by whole id
 * @param fallback keys for when there are no others, by whole id
 * @see <a href="https://spec.matrix.org/v1.11/client-server-api/#post_matrixclientv3keysupload">the
 *     upload</a>
 */
public record KeysUpload(@Nullable ObjectNode identity, ObjectNode oneTime, ObjectNode fallback) {
  private static final int MAX_ONE_TIME = 1000;
  private static final int MAX_FALLBACK = 10;
  private static final int MAX_BYTES = 16 * 1024;

  /** Reads the body of a request by the device that owns the keys. */
  public static KeysUpload of(ObjectNode body, DeviceId owner) {
    return new KeysUpload(
        body.has("device_keys") ? identity(body.get("device_keys"), owner) : null,
        keys(body, "one_time_keys", MAX_ONE_TIME),
        keys(body, "fallback_keys", MAX_FALLBACK));
  }

  private static ObjectNode identity(JsonNode given, DeviceId owner) {
    if (given.isNull()) {
      throw Refusal.invalid("device_keys must not be null");
    }
    if (!(given instanceof ObjectNode keys)) {
      throw Refusal.badJson("device_keys must be an object");
    }
    for (String field : List.of("user_id", "device_id", "algorithms", "keys", "signatures")) {
      if (!keys.has(field)) {
        throw new Refusal(400, "M_MISSING_PARAM", "device_keys: " + field + " is missing");
      }
    }
    boolean shaped =
        keys.get("algorithms").isArray()
            && allTexts(keys.get("algorithms"))
            && keys.get("keys").isObject()
            && allTexts(keys.get("keys"))
            && Signatures.areShaped(keys.get("signatures"));
    if (!shaped) {
      throw Refusal.badJson("device_keys does not have the right shape");
    }
    if (!owner.userId().equals(Nodes.text(keys, "user_id"))) {
      throw Refusal.badJson("The user_id in device_keys is not that of the signed-in user");
    }
    if (!owner.deviceId().equals(Nodes.text(keys, "device_id"))) {
      throw Refusal.badJson("The device_id in device_keys is not that of the signed-in device");
    }
    checkSize("device_keys", keys);
    return keys;
  }

  private static boolean allTexts(JsonNode values) {
    for (JsonNode value : values) {
      if (!value.isTextual()) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode keys(ObjectNode body, String field, int max) {
    JsonNode given = body.path(field);
    if (given.isMissingNode() || given.isNull()) {
      return Nodes.object();
    }
    if (!(given instanceof ObjectNode keys)) {
      throw Refusal.badJson(field + " must be an object");
    }
    if (keys.size() > max) {
      throw Refusal.tooLarge(field + ": at most " + max);
    }
    for (var key : keys.properties()) {
      if (key.getKey().chars().filter(c -> c == ':').count() != 1) {
        throw Refusal.badJson(field + ": " + key.getKey() + " is not <algorithm>:<id>");
      }
      JsonNode value = key.getValue();
      boolean signed = value.path("key").isTextual() && value.path("signatures").isObject();
      if (!value.isTextual() && !signed) {
        throw Refusal.badJson(field + ": " + key.getKey() + " is no key");
      }
      checkSize(key.getKey(), value);
    }
    return keys;
  }

  private static void checkSize(String name, JsonNode value) {
    if (name.length() + Nodes.bytes(value).length > MAX_BYTES) {
      throw Refusal.tooLarge(name + ": at most " + MAX_BYTES + " bytes");
    }
  }

  /** What of it the device has not published before; a one-time key never changes its value. */
  public KeysUpload newTo(Device device) {
    ObjectNode fresh = Nodes.object();
    for (var key : oneTime.properties()) {
      JsonNode known = device.oneTime().get(key.getKey());
      if (known == null) {
        fresh.set(key.getKey(), key.getValue());
      } else if (!unsigned(known).equals(unsigned(key.getValue()))) {
        throw new Refusal(
            400,
            "M_UNKNOWN",
            "One time key " + key.getKey() + " already exists with another value");
      }
    }
    if (device.oneTime().size() + fresh.size() > MAX_ONE_TIME) {
      throw Refusal.tooLarge("A device has at most " + MAX_ONE_TIME + " one-time keys");
    }
    ObjectNode fallbacks = Nodes.object();
    for (var key : fallback.properties()) {
      if (!device.hasFallback(key.getKey(), key.getValue())) {
        fallbacks.set(key.getKey(), key.getValue());
      }
    }
    checkFallbacks(device);
    boolean known = device.identity().filter(before -> before.equals(identity)).isPresent();
    return new KeysUpload(known ? null : identity, fresh, fallbacks);
  }

  /** A device has one fallback key of each algorithm. */
  private void checkFallbacks(Device device) {
    var algorithms = new HashSet<>(device.fallbackAlgorithms());
    fallback.fieldNames().forEachRemaining(id -> algorithms.add(algorithm(id)));
    if (algorithms.size() > MAX_FALLBACK) {
      throw Refusal.tooLarge("A device has at most " + MAX_FALLBACK + " fallback keys");
    }
  }

  /** A key may be signed anew at each try. */
  private static JsonNode unsigned(JsonNode key) {
    return key instanceof ObjectNode object ? object.deepCopy().without("signatures") : key;
  }

  /** Whether something is to be published. */
  public boolean hasKeys() {
    return identity != null || !oneTime.isEmpty() || !fallback.isEmpty();
  }

  static String algorithm(String keyId) {
    return keyId.substring(0, Math.max(0, keyId.indexOf(':')));
  }
}
