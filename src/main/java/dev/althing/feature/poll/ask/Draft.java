package dev.althing.feature.poll.ask;

import java.util.List;

/** A question and its options as they were written; without options it is answered by yes or no. */
record Draft(String question, List<String> options) {
  /** Copies the list. */
  Draft {
    options = List.copyOf(options);
  }
}
