package dev.althing.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.command.Registry;
import dev.althing.command.Router;
import dev.althing.command.Routing;
import dev.althing.command.permission.Permissions;
import dev.althing.command.text.Addressing;
import dev.althing.command.text.Said;
import dev.althing.feature.ops.PingCommand;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.text.Formatted;
import dev.althing.text.Markup;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The pure part of what happens to every message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Rules {
  private static final RoomId ROOM = new RoomId("!lobby:example.org");
  private static final Addressing ADDRESSING =
      new Addressing(new UserId("@althing:example.org"), Optional.of("The Althing"), List.of("!"));
  private static final Router.Asker ASKER =
      new Router.Asker(Permission.EVERYONE, ROOM, Place.ROOM, false);
  private static final String EVENT =
      """
      {"type":"m.room.message","event_id":"$abc","sender":"@alice:example.org",
       "origin_server_ts":1,"content":{"msgtype":"m.text","body":"!ping","m.mentions":{}}}""";

  private final JsonNode event = Json.readObject(EVENT).orElseThrow();
  private final Said command = Said.plain("!ping");
  private final Said talk = Said.plain("Has anybody seen my other sock? It was here yesterday.");
  private final Router router = router();

  private static Router router() {
    var ping = new PingCommand(Optional::empty, Clock.systemUTC());
    var registered = (Registry.Registered) Registry.EMPTY.with("ops", List.of(ping));
    return new Router(registered.registry(), Permissions.AS_DESCRIBED);
  }

  /** A message of a sync answer becomes an event. */
  @Benchmark
  public EventReader.Reading readAnEvent() {
    return EventReader.read(ROOM, event);
  }

  /** {@code !ping} becomes a command to run. */
  @Benchmark
  public Optional<Routing> routeACommand() {
    return ADDRESSING.read(command, false).map(addressed -> router.route(addressed, ASKER));
  }

  /** Ordinary talk is found to be for nobody. */
  @Benchmark
  public Optional<Addressing.Addressed> passOverTalk() {
    return ADDRESSING.read(talk, false);
  }

  /** An answer in Markdown becomes plain text and safe HTML. */
  @Benchmark
  public Formatted formatAnAnswer() {
    return Markup.format("**Pong.** Your message took 12 ms, my answer `3 ms`.");
  }
}
