package dev.althing.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An Ed25519 key that signs JSON as Matrix wants it. */
public final class Signing {
  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static final int DER_PREFIX = 12;
  private final KeyPair pair;

  /** A new key. */
  public Signing() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key in unpadded base 64. */
  public String base64() {
    byte[] der = pair.getPublic().getEncoded();
    return encoded(Arrays.copyOfRange(der, DER_PREFIX, der.length));
  }

  /** Puts the signature of a user under an object, by the name the key has. */
  public ObjectNode sign(ObjectNode object, String userId, String name) {
    JsonNode unsigned = object.deepCopy().without(List.of("signatures", "unsigned"));
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      String canonical = SORTED.writeValueAsString(SORTED.convertValue(unsigned, Map.class));
      signature.update(canonical.getBytes(StandardCharsets.UTF_8));
      object
          .withObjectProperty("signatures")
          .withObjectProperty(userId)
          .put("ed25519:" + name, encoded(signature.sign()));
      return object;
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** This key as a cross-signing key of a user, not signed yet. */
  public ObjectNode crossSigningKey(String userId, String usage) {
    ObjectNode key = Json.object().put("user_id", userId);
    key.putArray("usage").add(usage);
    key.putObject("keys").put("ed25519:" + base64(), base64());
    return key;
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
