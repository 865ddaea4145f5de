package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.Priority;
import dev.althing.effect.Outcome;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.house.HouseEvent.Announced;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How watched places go on: those who arrived are announced together. */
public final class HouseKind implements EntityKind {
  private static final String ANNOUNCE = "announce";

  private final Hospitality inn;

  /** These places. */
  public HouseKind(Hospitality inn) {
    this.inn = inn;
  }

  @Override
  public String type() {
    return House.TYPE;
  }

  /**
   * Announces those who arrive now with others. The times are set beforehand, so that those who
   * keep coming do not put it off for ever.
   */
  static Effect schedule(HouseSettings house, Instant now) {
    long span = Math.max(1, house.times().announceAfter().toMillis());
    Instant due = Instant.ofEpochMilli((now.toEpochMilli() / span + 1) * span);
    return new Effect.Schedule(House.TYPE, house.name(), ANNOUNCE, due);
  }

  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    Optional<HouseSettings> house = inn.settings().house(deadline.entityId());
    if (house.isEmpty() || house.get().halls().announce().isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return inn.premises()
        .find(house.get().halls().announce().get())
        .thenCompose(
            room ->
                room.isEmpty()
                    // It may be there when others arrive.
                    ? CompletableFuture.completedFuture(List.of())
                    : announce(house.get(), room.get(), deadline));
  }

  private CompletionStage<List<Effect>> announce(
      HouseSettings house, RoomId room, Deadline deadline) {
    return inn.book()
        .tell(house.name(), deadline.cause(), new House.Wish.Announce())
        .thenCombine(
            inn.name(house),
            (answer, place) ->
                answer instanceof House.Answer.Happened happened
                        && happened.event() instanceof Announced announced
                    ? announced(house, room, announced, place)
                    : List.of());
  }

  private List<Effect> announced(
      HouseSettings house, RoomId room, Announced announced, String place) {
    List<Effect> effects = new ArrayList<>();
    List<UserId> persons =
        announced.persons().stream().filter(one -> !inn.exemptions().holdFor(one)).toList();
    if (!persons.isEmpty()) {
      effects.add(
          new Effect.Send(
              Destination.room(room),
              "m.room.message",
              Messages.loud(
                  inn.view(house).announcement(persons, place), persons.toArray(UserId[]::new)),
              Optional.empty(),
              Priority.BULK));
    }
    if (announced.isMore()) {
      effects.add(schedule(house, inn.now()));
    }
    return effects;
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
  }
}
