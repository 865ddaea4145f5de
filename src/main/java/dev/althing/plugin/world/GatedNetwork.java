package dev.althing.plugin.world;

import dev.althing.plugin.jar.Capability;
import dev.althing.plugin.keep.Gate;
import dev.althing.spi.plugin.web.Network;
import dev.althing.spi.plugin.web.WebAnswer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The network behind a gate: only hosts that the operator allowed are reached. */
public final class GatedNetwork implements Network {
  private final Gate gate;
  private final Network open;

  /** The gate before a network. */
  public GatedNetwork(Gate gate, Network open) {
    this.gate = gate;
    this.open = open;
  }

  @Override
  public CompletionStage<WebAnswer> ask(HttpRequest request) {
    try {
      gate.require(host(request.uri()));
      return open.ask(request);
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  @Override
  public Streaming lines(HttpRequest request, Consumer<String> line) {
    try {
      gate.require(host(request.uri()));
      return open.lines(request, line);
    } catch (RuntimeException refused) {
      return new Streaming(CompletableFuture.failedFuture(refused), () -> {});
    }
  }

  @Override
  public Socket connect(String host, int port, Duration patience) throws IOException {
    gate.require(Capability.network(host, port));
    return open.connect(host, port, patience);
  }

  private static Capability host(URI address) {
    int usual = "https".equals(address.getScheme()) ? 443 : 80;
    return Capability.network(
        String.valueOf(address.getHost()), address.getPort() < 0 ? usual : address.getPort());
  }
}
