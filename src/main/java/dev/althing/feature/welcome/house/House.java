package dev.althing.feature.welcome.house;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of one watched place. */
public final class House implements EntityRules<House.Wish, HouseEvent, House.State, House.Answer> {
  /** The family's name. */
  public static final String TYPE = "welcome-house";

  /** So many are announced together. */
  private static final int AT_ONCE = 20;

  /** More are not kept: what is announced hours later greets nobody. */
  private static final int MOST_WAITING = 1_000;

  private static final Duration BETWEEN_TROUBLES = Duration.ofDays(1);

  /** What is wished. */
  public sealed interface Wish {
    /** Other house rules; none for the configured ones. */
    record SetText(Optional<String> text, UserId by) implements Wish {}

    /** Nobody is to be greeted. */
    record Pause(UserId by, Instant at) implements Wish {}

    /** Newcomers are to be greeted again. */
    record Resume(UserId by) implements Wish {}

    /** Somebody is to be announced. */
    record Arrive(UserId person) implements Wish {}

    /** It is time to announce those who arrived. */
    record Announce() implements Wish {}

    /** A room cannot be invited to. */
    record SeeTrouble(RoomId room, String reason, Instant at) implements Wish {}

    /** How does it stand? */
    record Show() implements Wish {}
  }

  /** What is answered. */
  public sealed interface Answer {
    /** This happened. */
    record Happened(HouseEvent event) implements Answer {}

    /** It stands so. */
    record Is(State state) implements Answer {}

    /** Nothing happens: it is so already. */
    record Already() implements Answer {}
  }

  /**
   * How a place stands.
   *
   * @param text the house rules a moderator wrote
   * @param pause who paused it
   * @param arrived who waits to be announced
   * @param troubles when the moderators were last told of a room
   */
  public record State(
      Optional<String> text,
      Optional<Pause> pause,
      List<UserId> arrived,
      Map<RoomId, Instant> troubles) {
    /** Copies the collections. */
    public State {
      arrived = List.copyOf(arrived);
      troubles = Map.copyOf(troubles);
    }
  }

  /** Who paused a place, and when. */
  public record Pause(UserId by, Instant at) {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<HouseEvent> events() {
    return HouseEvent.class;
  }

  @Override
  public State empty(String id) {
    return new State(Optional.empty(), Optional.empty(), List.of(), Map.of());
  }

  @Override
  public Decision<HouseEvent, Answer> decide(State state, Wish wish) {
    if (wish instanceof Wish.SetText set) {
      return happensIf(
          !state.text().equals(set.text()), new HouseEvent.TextSet(set.text(), set.by()));
    }
    if (wish instanceof Wish.Pause pause) {
      return happensIf(state.pause().isEmpty(), new HouseEvent.Paused(pause.by(), pause.at()));
    }
    if (wish instanceof Wish.Resume resume) {
      return happensIf(state.pause().isPresent(), new HouseEvent.Resumed(resume.by()));
    }
    if (wish instanceof Wish.Arrive arrive) {
      boolean isNew =
          state.arrived().size() < MOST_WAITING && !state.arrived().contains(arrive.person());
      return happensIf(isNew, new HouseEvent.Arrived(arrive.person()));
    }
    if (wish instanceof Wish.Announce) {
      return announce(state);
    }
    if (wish instanceof Wish.SeeTrouble trouble) {
      Instant last = state.troubles().getOrDefault(trouble.room(), Instant.EPOCH);
      return happensIf(
          !trouble.at().isBefore(last.plus(BETWEEN_TROUBLES)),
          new HouseEvent.TroubleSeen(trouble.room(), trouble.reason(), trouble.at()));
    }
    return Decision.answers(new Answer.Is(state));
  }

  private static Decision<HouseEvent, Answer> announce(State state) {
    List<UserId> all = state.arrived();
    int size = Math.min(AT_ONCE, all.size());
    return happensIf(size > 0, new HouseEvent.Announced(all.subList(0, size), all.size() > size));
  }

  private static Decision<HouseEvent, Answer> happensIf(boolean holds, HouseEvent event) {
    return holds ? Decision.happens(event) : Decision.answers(new Answer.Already());
  }

  @Override
  public State apply(State state, HouseEvent event) {
    if (event instanceof HouseEvent.TextSet set) {
      return new State(set.text(), state.pause(), state.arrived(), state.troubles());
    }
    if (event instanceof HouseEvent.Paused paused) {
      Optional<Pause> pause = Optional.of(new Pause(paused.by(), paused.at()));
      return new State(state.text(), pause, state.arrived(), state.troubles());
    }
    if (event instanceof HouseEvent.Resumed) {
      return new State(state.text(), Optional.empty(), state.arrived(), state.troubles());
    }
    List<UserId> arrived = new ArrayList<>(state.arrived());
    Map<RoomId, Instant> troubles = new HashMap<>(state.troubles());
    if (event instanceof HouseEvent.Arrived one) {
      arrived.add(one.person());
    } else if (event instanceof HouseEvent.Announced some) {
      arrived.removeAll(some.persons());
    } else if (event instanceof HouseEvent.TroubleSeen seen) {
      troubles.put(seen.room(), seen.at());
    }
    return new State(state.text(), state.pause(), arrived, troubles);
  }

  @Override
  public Answer answer(HouseEvent event) {
    return new Answer.Happened(event);
  }
}
