package dev.althing.feature.welcome.reception;

import dev.althing.config.feature.HouseSettings;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.EntityKind;
import dev.althing.feature.welcome.newcomer.Newcomers;
import dev.althing.spi.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How newcomers go on: by deadlines, and by what they and the moderators do. */
public final class WelcomeKind implements EntityKind {
  private final Hospitality inn;
  private final Greeter greeter;
  private final Deliveries deliveries;
  private final Admissions admissions;
  private final Moderators moderators;
  private final Conversation conversation;

  /** The newcomers of these places. */
  public WelcomeKind(Hospitality inn, Deliveries deliveries, Moderators moderators) {
    this.inn = inn;
    this.greeter = new Greeter(inn);
    this.deliveries = deliveries;
    this.moderators = moderators;
    this.admissions = new Admissions(inn, moderators);
    this.conversation = new Conversation(inn, moderators);
  }

  @Override
  public String type() {
    return Newcomers.TYPE;
  }

  @Override
  public boolean isFor(String entityId, String text) {
    return inn.house(GuestId.of(entityId))
        .filter(house -> Consent.isMeant(house, text))
        .isPresent();
  }

  /** A place that is configured no more greets nobody. */
  @Override
  public CompletionStage<List<Effect>> wake(Deadline deadline) {
    GuestId guest = GuestId.of(deadline.entityId());
    return inn.house(guest)
        .map(house -> wake(guest, house, deadline))
        .orElseGet(() -> CompletableFuture.completedFuture(List.of()));
  }

  private CompletionStage<List<Effect>> wake(
      GuestId guest, HouseSettings house, Deadline deadline) {
    if (deadline.key().startsWith(Admissions.INVITE)) {
      return admissions.invite(guest, house, deadline);
    }
    if (deadline.key().startsWith(Admissions.LOOK)) {
      return admissions.look(guest, house, deadline);
    }
    return switch (deadline.key()) {
      case Greeter.GREET -> greeter.greet(guest, house, deadline);
      case Greeter.REMIND -> greeter.remind(guest, house, deadline);
      case Greeter.TEST -> greeter.test(guest, house, deadline);
      case Deliveries.LOOK -> deliveries.look(guest, house, deadline);
      case Moderators.REFER -> moderators.refer(guest, house, deadline);
      default -> throw new IllegalArgumentException(deadline.key());
    };
  }

  @Override
  public CompletionStage<Outcome> continued(Continued continued) {
    GuestId guest = GuestId.of(continued.entityId());
    Optional<HouseSettings> house = inn.house(guest);
    if (house.isEmpty()) {
      return CompletableFuture.completedFuture(Outcome.of(Reply.silence()));
    }
    return switch (continued.continuation()) {
      case Greeter.ANSWER -> conversation.answered(guest, house.get(), continued);
      case Greeter.TEST -> conversation.tested(guest, house.get(), continued);
      default -> moderators.decided(guest, house.get(), continued);
    };
  }
}
