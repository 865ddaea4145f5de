package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who has signed the keys of whom after these were published. */
public final class Signatures {
  private final Map<Target, Map<Signer, String>> byTarget = new HashMap<>();

  /** No signatures yet. */
  public Signatures() {}

  /** A key of a user that is signed: a device by its id, a master key by the key itself. */
  public record Target(String userId, String name) {}

  /** A key that signs, by its whole id. */
  public record Signer(String userId, String keyId) {}

  /** Whether a field holds signatures: an object of objects of strings, by user and key. */
  static boolean areShaped(JsonNode field) {
    return field.isObject()
        && field.properties().stream()
            .map(Map.Entry::getValue)
            .allMatch(
                byKey ->
                    byKey.isObject()
                        && byKey.properties().stream()
                            .allMatch(signature -> signature.getValue().isTextual()));
  }

  /** Keeps a signature. */
  public void put(Target target, Signer signer, String signature) {
    byTarget.computeIfAbsent(target, any -> new LinkedHashMap<>()).put(signer, signature);
  }

  /** Drops all signatures of something that is gone. */
  void forget(Target target) {
    byTarget.remove(target);
  }

  /** Drops all signatures by a key that is gone. */
  void forgetBy(Signer signer) {
    byTarget.values().forEach(signatures -> signatures.remove(signer));
  }

  /** A key with all signatures by keys of one user. */
  ObjectNode merged(ObjectNode key, Target target, String signer) {
    ObjectNode all = key.deepCopy();
    byTarget
        .getOrDefault(target, Map.of())
        .forEach(
            (by, signature) -> {
              if (by.userId().equals(signer)) {
                all.withObjectProperty("signatures")
                    .withObjectProperty(signer)
                    .put(by.keyId(), signature);
              }
            });
    return all;
  }
}
