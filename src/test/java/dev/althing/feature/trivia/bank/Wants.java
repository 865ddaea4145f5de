package dev.althing.feature.trivia.bank;

import java.util.Optional;

/** What tests want of a bank. */
final class Wants {
  private Wants() {}

  static Bank.Wanted anything() {
    return anythingIn("en");
  }

  static Bank.Wanted anythingIn(String language) {
    return new Bank.Wanted(Optional.empty(), Optional.empty(), false, language);
  }
}
