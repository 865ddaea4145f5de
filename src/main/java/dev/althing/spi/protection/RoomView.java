package dev.althing.spi.protection;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.event.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A room at one moment, to be looked at only.
 *
 * <p>{@code room.lately(happening.sender(), happening.at(), Duration.ofSeconds(10)).size()}
 *
 * @param room which
 * @param members how many are in it, the bot too
 * @param isPublic whether anybody may come in
 * @param powers the power of those who have another than the usual one
 * @param usualPower everybody else's
 * @param recent what happened last, the oldest first, without what is judged; at most the last 200
 *     since the bot started
 */
public record RoomView(
    RoomId room,
    int members,
    boolean isPublic,
    Map<UserId, Long> powers,
    long usualPower,
    List<Trace> recent) {
  /** What is remembered of something that happened. */
  public record Trace(EventId event, UserId sender, Instant at, Happening.Kind kind) {
    /** What is remembered of this. */
    public static Trace of(Happening happening) {
      return new Trace(happening.id(), happening.sender(), happening.at(), happening.kind());
    }
  }

  /** Copies the collections. */
  public RoomView {
    powers = Map.copyOf(powers);
    recent = List.copyOf(recent);
  }

  /** A public room of two in which nothing has happened yet. */
  public static RoomView of(RoomId room) {
    return new RoomView(room, 2, true, Map.of(), 0, List.of());
  }

  /** The same room after these. */
  public RoomView after(List<Trace> traces) {
    return new RoomView(room, members, isPublic, powers, usualPower, traces);
  }

  /** Somebody's power. */
  public long powerOf(UserId user) {
    return powers.getOrDefault(user, usualPower);
  }

  /** What somebody did within so long before a time, the oldest first. */
  public List<Trace> lately(UserId who, Instant until, Duration window) {
    Instant from = until.minus(window);
    return recent.stream()
        .filter(trace -> trace.sender().equals(who) && trace.at().isAfter(from))
        .toList();
  }
}
