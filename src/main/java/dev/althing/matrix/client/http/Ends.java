package dev.althing.matrix.client.http;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Watching how a stage ends, where what comes after concerns nobody. */
final class Ends {
  private Ends() {}

  static <T> void of(
      CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> then) {
    stage.whenComplete(then);
  }
}
