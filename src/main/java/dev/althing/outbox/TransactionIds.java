package dev.althing.outbox;

import dev.althing.effect.Cause;
import dev.althing.matrix.id.TransactionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The rule that names the request of an effect: the same effect always has the same name. */
public final class TransactionIds {
  private TransactionIds() {}

  /** The transaction id of the effect at a position of a cause's list. */
  public static TransactionId of(Cause cause, int ordinal) {
    return new TransactionId(hash(cause, ordinal));
  }

  /** The same hash as a text, for what has no transaction id. */
  static String hash(Cause cause, int ordinal) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(ordinal).array());
    digest.update(cause.value().getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
