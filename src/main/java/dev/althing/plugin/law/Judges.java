package dev.althing.plugin.law;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.metrics.Metrics;
import dev.althing.plugin.call.Calls;
import dev.althing.plugin.call.TooSlow;
import dev.althing.plugin.keep.Modes;
import dev.althing.plugin.keep.Modes.Mode;
import dev.althing.plugin.keep.Switches;
import dev.althing.plugin.life.Life;
import dev.althing.plugin.life.People;
import dev.althing.room.hearing.Law;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The protections of all plugins as the law of rooms. All of a room are asked in one hop within a
 * budget; past that everything passes, and whoever uses it up again and again, or does not end,
 * rests.
 */
public final class Judges implements Law {
  private static final Duration SPARED_AGAIN = Duration.ofHours(1);
  private static final int MOST_SPARED = 1_000;

  /**
   * What judging stands on.
   *
   * @param lives the plugins that are loaded
   * @param budget how long a hop may take
   */
  public record Ground(
      Supplier<Collection<Life>> lives,
      Modes modes,
      Switches switches,
      Duration budget,
      Metrics metrics) {}

  private final Ground ground;
  private final People people;
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
  private final Map<String, Instant> spared = new ConcurrentHashMap<>();
  private volatile Calls calls;

  /** The law of a bot. */
  public Judges(Ground ground, People people) {
    this.ground = ground;
    this.people = people;
    this.calls = threads();
  }

  private Calls threads() {
    return new Calls("law", ground.budget(), Judges.class.getClassLoader());
  }

  @Override
  public boolean reaches(RoomId room) {
    return people.management().get().filter(room::equals).isEmpty() && !seats(room).isEmpty();
  }

  private List<Seat> seats(RoomId room) {
    List<Seat> seats = new ArrayList<>();
    for (Life life : ground.lives().get()) {
      if (!life.brought().protections().isEmpty()
          && life.mayBeCalled()
          && !ground.switches().isOff(life.id(), room)) {
        life.brought()
            .protections()
            .forEach(
                judge -> {
                  Mode mode = ground.modes().of(Seat.name(life, judge), room);
                  Seat seat = new Seat(life, judge, mode);
                  if (mode != Mode.OFF && seat.isAwake()) {
                    seats.add(seat);
                  }
                });
      }
    }
    return seats;
  }

  @Override
  public CompletionStage<Map<EventId, Sentence>> judge(Case matter) {
    if (matter.happenings().isEmpty()) {
      return CompletableFuture.completedFuture(Map.of());
    }
    Hop hop = new Hop(matter, seats(matter.view().room()));
    return calls
        .call(() -> CompletableFuture.completedFuture(hop.run()), () -> left(hop))
        .whenComplete((rulings, fault) -> praised(hop, fault))
        .exceptionally(fault -> cutShort(hop, Causes.of(fault)))
        .thenApply(rulings -> sentences(matter, rulings));
  }

  private static void praised(Hop hop, @Nullable Throwable fault) {
    if (fault == null) {
      hop.seats().stream()
          .filter(seat -> !hop.failed().contains(seat))
          .forEach(seat -> seat.life().praise());
    }
  }

  /**
   * Fails open: what nobody has said anything about until then passes. Once is forgiven: a machine
   * that has just started is slow.
   */
  private List<Ruling> cutShort(Hop hop, Throwable fault) {
    if (fault instanceof TooSlow) {
      hop.speaking().ifPresent(seat -> seat.life().blame(fault, false));
    }
    ground.metrics().judged(hop.speaking().map(Seat::name).orElse("all"), "cut-short");
    return hop.rulings();
  }

  /** A thread that does not come back is one fewer for everybody: there are new ones then. */
  private void left(Hop hop) {
    hop.speaking().ifPresent(seat -> seat.life().keeps());
    hop.speaking().ifPresent(seat -> seat.life().blame(new TooSlow(ground.budget()), true));
    Calls old = calls;
    calls = threads();
    old.close();
  }

  private Map<EventId, Sentence> sentences(Case matter, List<Ruling> rulings) {
    Map<EventId, List<Ruling>> acting = new HashMap<>();
    for (Ruling ruling : rulings) {
      Tally.Result result = result(matter, ruling);
      noted(ruling, result);
      if (result == Tally.Result.ACTED) {
        acting.computeIfAbsent(ruling.happening().id(), none -> new ArrayList<>()).add(ruling);
      }
    }
    Map<EventId, Sentence> sentences = new HashMap<>();
    Optional<RoomId> management = people.management().get();
    acting.forEach((event, all) -> sentences.put(event, Sentences.of(all, management)));
    return sentences;
  }

  private static Tally.Result result(Case matter, Ruling ruling) {
    if (matter.immune().contains(ruling.happening().sender())) {
      return Tally.Result.SPARED;
    }
    return ruling.seat().acts() ? Tally.Result.ACTED : Tally.Result.SHADOW;
  }

  private void noted(Ruling ruling, Tally.Result result) {
    String name = ruling.seat().name();
    var happening = ruling.happening();
    tally(name)
        .add(
            new Tally.Entry(
                happening.at(),
                happening.room(),
                happening.sender(),
                ruling.judgement().reason(),
                result));
    ground.metrics().judged(name, result.name().toLowerCase(Locale.ROOT));
    if (result == Tally.Result.SPARED && ruling.seat().acts()) {
      spared(name, ruling);
    }
  }

  /** That somebody was spared is said once in a while, and not with each of their words. */
  private void spared(String name, Ruling ruling) {
    UserId user = ruling.happening().sender();
    Instant at = ruling.happening().at();
    String key = name + " " + user;
    Instant before = spared.getOrDefault(key, Instant.MIN);
    if (before.isAfter(at.minus(SPARED_AGAIN))) {
      return;
    }
    if (spared.size() >= MOST_SPARED) {
      spared.clear();
    }
    spared.put(key, at);
    people
        .told()
        .accept(
            new ProtectionsView(people.locale().get())
                .spared(name, user, ruling.judgement().reason()));
  }

  Tally tally(String protection) {
    return tallies.computeIfAbsent(protection, none -> new Tally());
  }

  /** The protections there are, by their full names. */
  Map<String, Seat> all() {
    Map<String, Seat> all = new TreeMap<>();
    for (Life life : ground.lives().get()) {
      life.brought()
          .protections()
          .forEach(
              judge -> {
                String name = Seat.name(life, judge);
                all.put(name, new Seat(life, judge, ground.modes().of(name)));
              });
    }
    return all;
  }

  Modes modes() {
    return ground.modes();
  }
}
