package dev.althing.feature.welcome.reception;

import dev.althing.effect.Cause;
import dev.althing.entity.Entities;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.newcomer.Answer;
import dev.althing.feature.welcome.newcomer.Newcomer;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.feature.welcome.newcomer.Wish;
import java.util.concurrent.CompletionStage;

/** The records of all newcomers and places. */
public final class Guestbook {
  private static final Cause LOOK = Cause.own("welcome:look");

  private final Entities entities;
  private final Newcomers newcomers = new Newcomers();
  private final House house = new House();

  /** The records that these entities keep. */
  public Guestbook(Entities entities) {
    this.entities = entities;
  }

  /** Tells somebody's record something. */
  public CompletionStage<Answer> tell(GuestId guest, Cause cause, Wish wish) {
    return entities.ask(newcomers, guest.text(), cause, wish);
  }

  /** How somebody stands. */
  public CompletionStage<Newcomer> of(GuestId guest) {
    return tell(guest, LOOK, new Wish.Show()).thenApply(answer -> ((Answer.Is) answer).newcomer());
  }

  /** Tells a place's record something. */
  public CompletionStage<House.Answer> tell(String name, Cause cause, House.Wish wish) {
    return entities.ask(house, name, cause, wish);
  }

  /** How a place stands. */
  public CompletionStage<House.State> of(String name) {
    return tell(name, LOOK, new House.Wish.Show())
        .thenApply(answer -> ((House.Answer.Is) answer).state());
  }
}
