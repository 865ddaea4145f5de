package dev.althing.sandbox;

import dev.althing.sandbox.api.Api;
import dev.althing.sandbox.http.Endpoint;
import dev.althing.sandbox.http.Listener;
import dev.althing.sandbox.http.Router;
import dev.althing.sandbox.page.Hints;
import dev.althing.sandbox.store.Homeserver;
import dev.althing.sandbox.traffic.FaultDice;
import dev.althing.sandbox.traffic.Faults;
import dev.althing.sandbox.traffic.Limits;
import dev.althing.sandbox.traffic.Throttle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A running embedded homeserver.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory())) {
 *   sandbox.seed().account("alice", "secret");      // or POST /register with m.login.dummy
 *   Community community = sandbox.community();       // bot, moderator, #lobby, #games, #management
 *   HttpRequest.newBuilder(sandbox.url().resolve("/_matrix/client/versions"));
 * }
 * }</pre>
 *
 * <p>From another process {@code PUT /_sandbox/faults}, {@code /limits}, {@code /exempt} and {@code
 * /tokens} drive it, with the header {@code X-Sandbox-Control}.
 */
public final class Sandbox implements AutoCloseable {
  private final Homeserver server;
  private final Throttle throttle;
  private final FaultDice dice;
  private final Hints hints = new Hints();
  private final List<Endpoint> endpoints;
  private final Listener listener;

  private Sandbox(SandboxSettings settings) throws IOException {
    server =
        new Homeserver(
            new Homeserver.Setup(
                settings.serverName(),
                settings.data(),
                settings.tokenLifetime(),
                settings.clock(),
                settings.random()));
    throttle = new Throttle(settings.clock(), Limits.none());
    dice = new FaultDice(new SplittableRandom(settings.random().nextLong()), Faults.none());
    endpoints = new Api(server, throttle, dice, hints).endpoints();
    try {
      listener = new Listener(settings.port(), new Router(server, endpoints), dice);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Starts a sandbox; it listens when this returns. */
  public static Sandbox start(SandboxSettings settings) {
    try {
      return new Sandbox(settings);
    } catch (IOException e) {
      throw new SandboxException(
          "cannot listen on 127.0.0.1:" + settings.port() + ": is the port in use?", e);
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new SandboxException("the sandbox cannot start: " + e.getMessage(), e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return listener.port();
  }

  /** Where clients find it. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** All endpoints as {@code METHOD /path/{parameter}}. */
  public List<String> endpoints() {
    return endpoints.stream().map(Endpoint::toString).toList();
  }

  /** Puts things on the server without HTTP, limits or faults. */
  public Seed seed() {
    return new Seed(server);
  }

  /** What the chat page suggests to whoever types a command. */
  public Hints hints() {
    return hints;
  }

  /** Founds the default community, or finds it again in a kept data directory. */
  public Community community() {
    return Community.found(seed());
  }

  /** Lets faults happen from now on. */
  public void faults(Faults faults) {
    dice.set(faults);
  }

  /** Puts rate limits in force. */
  public void limits(Limits limits) {
    throttle.set(limits);
  }

  /** Lifts all limits for a user. */
  public void exempt(String userId) {
    throttle.exempt(userId);
  }

  /** Signs a user out everywhere: tokens, refresh tokens and devices are gone. */
  public void revokeTokens(String userId) {
    server.locked(() -> server.sessions().logOut(session -> session.userId().equals(userId)));
  }

  @Override
  public void close() {
    listener.close();
    server.close();
  }
}
