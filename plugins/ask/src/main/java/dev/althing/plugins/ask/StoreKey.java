package dev.althing.plugins.ask;

import dev.althing.spi.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names under which things are kept: what would be too long for one is named by its sum. */
final class StoreKey {
  /** What was under way, by the id of the question. */
  static final String OPEN = "open:";

  /** What was said in a thread. */
  static final String CONVERSATION = "conversation:";

  private StoreKey() {}

  static String open(String id) {
    return bounded(OPEN, id);
  }

  static String conversation(Question.Where where) {
    return bounded(CONVERSATION, where.room() + "|" + where.root());
  }

  private static String bounded(String prefix, String name) {
    return prefix.length() + name.length() <= Store.LONGEST_KEY
        ? prefix + name
        : prefix + sum(name);
  }

  private static String sum(String name) {
    try {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
