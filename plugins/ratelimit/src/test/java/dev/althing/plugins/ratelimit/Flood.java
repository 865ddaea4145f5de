package dev.althing.plugins.ratelimit;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.event.Happening;
import dev.althing.spi.event.Happening.Kind;
import dev.althing.spi.protection.Judgement;
import dev.althing.spi.protection.RoomView;
import dev.althing.spi.protection.RoomView.Trace;
import dev.althing.spi.testing.Bench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A room in which people send one thing after another, each of which is judged. */
final class Flood {
  static final UserId ANN = new UserId("@ann:bench");
  static final UserId BOB = new UserId("@bob:bench");
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Bench bench;
  private final List<Trace> traces = new ArrayList<>();

  private Flood(Bench bench) {
    this.bench = bench;
  }

  static Map<String, Object> settings(Map<String, ?> changed) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("messages", 10L);
    settings.put("within", Duration.ofSeconds(10));
    settings.put("then", "mute");
    settings.put("count-reactions", false);
    settings.put("language", "en");
    settings.putAll(changed);
    return settings;
  }

  static Flood with(Map<String, ?> changed) {
    return new Flood(Bench.of(new RatelimitPlugin()).settings(settings(changed)).start());
  }

  /** Somebody sends something so many milliseconds after noon. */
  Judgement send(UserId who, Kind kind, long millis) {
    Happening happening = happening(who, kind, millis);
    RoomView room = RoomView.of(Bench.ROOM).after(traces);
    Judgement judgement = bench.judge(happening, room);
    traces.add(new Trace(happening.id(), who, happening.at(), kind));
    return judgement;
  }

  Judgement send(long millis) {
    return send(ANN, Kind.MESSAGE, millis);
  }

  /** So many messages at once; the judgement of the last. */
  Judgement send(int count, long millis) {
    Judgement last = Judgement.PASS;
    for (int i = 0; i < count; i++) {
      last = send(millis);
    }
    return last;
  }

  /** A judgement of something that leaves no trace. */
  Judgement ask(Happening happening) {
    return bench.judge(happening, RoomView.of(Bench.ROOM).after(traces));
  }

  Happening happening(UserId who, Kind kind, long millis) {
    var id = new EventId("$" + (traces.size() + 1));
    var facts = new Happening.Facts(Bench.ROOM, id, who, NOON.plusMillis(millis));
    return switch (kind) {
      case EDIT -> new Happening.Edit(facts, new EventId("$0"), "x", Optional.empty());
      case REACTION -> new Happening.Reaction(facts, new EventId("$0"), "👍");
      case REDACTION -> new Happening.Redaction(facts, new EventId("$0"));
      default -> new Happening.Message(facts, "m.text", "x", Optional.empty(), Happening.Aim.NONE);
    };
  }
}
