package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A public Ed25519 key.
 *
 * @param id the whole id, such as {@code ed25519:DEVICE}
 * @param base64 the 32 bytes of the key, unpadded
 */
record VerifyKey(String id, String base64) {
  /** What DER puts before the 32 bytes of an Ed25519 key (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The one key of a cross-signing key object. */
  static Optional<VerifyKey> of(ObjectNode crossSigningKey) {
    ObjectNode keys = Nodes.child(crossSigningKey, "keys");
    return StreamSupport.stream(keys.properties().spliterator(), false)
        .filter(key -> keys.size() == 1 && key.getKey().startsWith("ed25519:"))
        .map(key -> new VerifyKey(key.getKey(), key.getValue().asText()))
        .filter(VerifyKey::isKey)
        .findFirst();
  }

  /** The id without its algorithm. */
  String name() {
    return id.substring(id.indexOf(':') + 1);
  }

  /** The signature of a user's key under an object, if there is one. */
  Optional<String> signatureUnder(ObjectNode object, String userId) {
    return Optional.ofNullable(Nodes.text(object.path("signatures").path(userId), id));
  }

  /** Whether an object bears a good signature by this key of a user. */
  boolean hasSigned(ObjectNode object, String userId) {
    Optional<String> signature = signatureUnder(object, userId);
    if (signature.isEmpty()) {
      return false;
    }
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key());
      check.update(CanonicalJson.signed(object));
      return check.verify(Base64.getDecoder().decode(signature.get()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isKey() {
    try {
      key();
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    byte[] bytes = Base64.getDecoder().decode(base64);
    byte[] der = Arrays.copyOf(PREFIX, PREFIX.length + bytes.length);
    System.arraycopy(bytes, 0, der, PREFIX.length, bytes.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
  }
}
