package dev.althing.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A listener that is open. */
public final class Binding {
  private final akka.http.javadsl.ServerBinding binding;

  Binding(akka.http.javadsl.ServerBinding binding) {
    this.binding = binding;
  }

  /** Where it listens; with the port that was chosen when 0 was asked for. */
  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Takes no more connections, and ends those that are still open after the time given. */
  public CompletionStage<Void> close(Duration grace) {
    return binding.terminate(grace).thenApply(done -> null);
  }
}
