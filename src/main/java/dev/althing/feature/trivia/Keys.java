package dev.althing.feature.trivia;

import java.util.List;

/** The reactions by which answers are chosen. */
final class Keys {
  private static final List<String> SENT = List.of("1️⃣", "2️⃣", "3️⃣", "4️⃣");

  private Keys() {}

  /** What stands for an answer, counted from 0. */
  static String of(int option) {
    return SENT.get(option);
  }

  /** Which answer a reaction without variation selectors stands for; -1 for none. */
  static int option(String plain) {
    for (int i = 0; i < SENT.size(); i++) {
      if (SENT.get(i).replace("\uFE0F", "").equals(plain.replace("\uFE0F", ""))) {
        return i;
      }
    }
    return -1;
  }
}
