package dev.althing.start;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Something that was started and runs until it is stopped. */
public interface Running {
  /** What an operator should read now: where it is and how to try it. */
  List<String> greeting();

  /** Takes nothing new in, finishes or hands over, and ends; may be called twice. */
  CompletionStage<Void> stop();

  /** Ends when it ended: also by itself, and with the fault if it did so by one. */
  CompletionStage<Void> ended();
}
