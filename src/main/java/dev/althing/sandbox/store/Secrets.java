package dev.althing.sandbox.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Random tokens and the one-way forms in which tokens and passwords are kept. */
public final class Secrets {
  /** Few, since this server is for tests and trials on one machine and registers thousands. */
  private static final int ROUNDS = 500;

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private final RandomGenerator random;

  Secrets(RandomGenerator random) {
    this.random = random;
  }

  /** A new unguessable string of URL-safe characters. */
  public String token(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return BASE64.encodeToString(value);
  }

  /** A new string of lower-case letters and digits. */
  public String letters(int length, boolean upper) {
    String alphabet = upper ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "abcdefghijklmnopqrstuvwxyz";
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** The verifier of a password. */
  String verifier(String password) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return BASE64.encodeToString(salt) + "." + BASE64.encodeToString(derive(password, salt));
  }

  static boolean matches(String verifier, String password) {
    int dot = verifier.indexOf('.');
    if (dot < 0) {
      return false;
    }
    byte[] salt = Base64.getUrlDecoder().decode(verifier.substring(0, dot));
    byte[] expected = Base64.getUrlDecoder().decode(verifier.substring(dot + 1));
    return MessageDigest.isEqual(expected, derive(password, salt));
  }

  /** The hash of a text as unpadded URL-safe base 64. */
  static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of bytes as unpadded URL-safe base 64. */
  static String hash(byte[] bytes) {
    try {
      return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] derive(String password, byte[] salt) {
    try {
      var key = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    }
  }
}
