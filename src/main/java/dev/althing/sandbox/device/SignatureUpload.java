package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.CrossSigning.Role;
import dev.althing.sandbox.device.Signatures.Signer;
import dev.althing.sandbox.device.Signatures.Target;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signatures that a user uploads, checked one by one: of their own devices by their
 * self-signing key, of their own master key by their devices, and of the master keys of others by
 * their user-signing key.
 *
 * <p>Client-Server API, section Cross-signing.
 */
public final class SignatureUpload {
  private final Keys keys;
  private final String signer;
  private final List<Accepted> accepted = new ArrayList<>();
  private final ObjectNode failures = Nodes.object();

  private SignatureUpload(Keys keys, String signer) {
    this.keys = keys;
    this.signer = signer;
  }

  /** A signature that is good and new. */
  public record Accepted(Target target, Signer signer, String signature) {}

  /** Checks the body of a request. */
  public static SignatureUpload of(ObjectNode body, String signer, Keys keys) {
    var upload = new SignatureUpload(keys, signer);
    for (var user : body.properties()) {
      for (var key : object(user.getValue()).properties()) {
        upload.check(new Target(user.getKey(), key.getKey()), object(key.getValue()));
      }
    }
    return upload;
  }

  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw Refusal.invalid("Invalid parameter");
  }

  /** The signatures to keep. */
  public List<Accepted> accepted() {
    return accepted;
  }

  /** Why others are not kept, by user and key. */
  public ObjectNode failures() {
    return failures;
  }

  private void check(Target target, ObjectNode signed) {
    try {
      if (!target.userId().equals(signer)) {
        checkOthers(target, signed);
      } else if (target.name().equals(require(signer, Role.MASTER).name())) {
        checkMaster(target, signed);
      } else {
        checkDevice(target, signed);
      }
    } catch (Refusal refusal) {
      failures
          .withObjectProperty(target.userId())
          .putObject(target.name())
          .put("status", refusal.status())
          .put("errcode", refusal.body().path("errcode").asText())
          .put("message", refusal.getMessage());
    }
  }

  private VerifyKey require(String userId, Role role) {
    return keys.crossSigning()
        .verifyKey(userId, role)
        .orElseThrow(() -> Refusal.notFound("No " + role.usage() + " key found for " + userId));
  }

  private void checkOthers(Target target, ObjectNode signed) {
    VerifyKey key = require(signer, Role.USER_SIGNING);
    if (!target.name().equals(require(target.userId(), Role.MASTER).name())) {
      throw Refusal.notFound("Unknown device");
    }
    ObjectNode known = keys.crossSigningKey(target.userId(), Role.MASTER, signer).orElseThrow();
    accept(key, target, signed, known);
  }

  private void checkMaster(Target target, ObjectNode signed) {
    ObjectNode known = keys.crossSigningKey(signer, Role.MASTER, signer).orElseThrow();
    JsonNode signatures = signed.path("signatures").path(signer);
    if (signatures.isEmpty()) {
      throw badSignature();
    }
    for (var signature : signatures.properties()) {
      accept(deviceKey(signature.getKey()), target, signed, known);
    }
  }

  private VerifyKey deviceKey(String keyId) {
    String device = keyId.substring(keyId.indexOf(':') + 1);
    return keys.identity(new DeviceId(signer, device))
        .map(identity -> Nodes.text(identity.path("keys"), keyId, ""))
        .map(base64 -> new VerifyKey(keyId, base64))
        .orElseThrow(SignatureUpload::badSignature);
  }

  private void checkDevice(Target target, ObjectNode signed) {
    VerifyKey key = require(signer, Role.SELF_SIGNING);
    ObjectNode known =
        keys.identity(new DeviceId(signer, target.name()))
            .orElseThrow(() -> Refusal.notFound("Unknown device"));
    accept(key, target, signed, known);
  }

  /** Takes a signature of exactly what is known here, unless it is there already. */
  private void accept(VerifyKey key, Target target, ObjectNode signed, ObjectNode known) {
    Optional<String> signature = key.signatureUnder(signed, signer);
    if (signature.isEmpty()) {
      throw badSignature();
    }
    if (key.signatureUnder(known, signer).isPresent()) {
      return;
    }
    if (!bare(signed).equals(bare(known))) {
      throw new Refusal(400, "M_UNKNOWN", "Key does not match");
    }
    if (!key.hasSigned(signed, signer)) {
      throw badSignature();
    }
    accepted.add(new Accepted(target, new Signer(signer, key.id()), signature.get()));
  }

  private static ObjectNode bare(ObjectNode key) {
    return key.deepCopy().without(List.of("signatures", "unsigned"));
  }

  private static Refusal badSignature() {
    return new Refusal(400, "M_INVALID_SIGNATURE", "Invalid signature");
  }
}
