package dev.althing.feature.welcome.newcomer;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;
import dev.althing.feature.welcome.newcomer.Newcomer.Stage;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Accepted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.AnsweredWrongly;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Asked;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Greeted;
import dev.althing.feature.welcome.newcomer.NewcomerEvent.Hinted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of receiving one person in one place. */
public final class Newcomers implements EntityRules<Wish, NewcomerEvent, Newcomer, Answer> {
  /** The family's name. */
  public static final String TYPE = "welcome";

  /** Who asks again within this is not invited again. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration BETWEEN_HINTS = Duration.ofHours(1);

  private final Passages passages = new Passages();

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<NewcomerEvent> events() {
    return NewcomerEvent.class;
  }

  @Override
  public Newcomer empty(String id) {
    return Newcomer.UNKNOWN;
  }

  @Override
  public Newcomer apply(Newcomer newcomer, NewcomerEvent event) {
    return History.apply(newcomer, event);
  }

  @Override
  public Answer answer(NewcomerEvent event) {
    return new Answer.Happened(event);
  }

  @Override
  public Decision<NewcomerEvent, Answer> decide(Newcomer newcomer, Wish wish) {
    if (wish instanceof Wish.Come come) {
      return come(newcomer, come);
    }
    if (wish instanceof Wish.React react) {
      return react(newcomer, react);
    }
    if (wish instanceof Wish.Say say) {
      return say(newcomer, say);
    }
    if (wish instanceof Wish.Decide decide) {
      return decide(newcomer, decide);
    }
    if (wish instanceof Wish.Resend resend) {
      return resend(newcomer, resend);
    }
    if (wish instanceof Wish.Show) {
      return Decision.answers(new Answer.Is(newcomer));
    }
    return passages.decide(newcomer, wish);
  }

  private static Decision<NewcomerEvent, Answer> come(Newcomer newcomer, Wish.Come come) {
    Instant since = newcomer.presence().since();
    boolean isSoon = come.at().isBefore(since.plus(come.againAfter()));
    if (newcomer.presence().isIn() && (isSoon || !come.isSure())) {
      return no(Answer.No.ALREADY);
    }
    if (newcomer.isGreeted() && isSoon) {
      return Decision.happens(new NewcomerEvent.Returned(come.at()));
    }
    return Decision.happens(
        come.isPaused() ? new NewcomerEvent.PassedOver(come.at()) : new Greeted(come.at(), true));
  }

  private static Decision<NewcomerEvent, Answer> react(Newcomer newcomer, Wish.React react) {
    Optional<Answer.No> obstacle = obstacle(newcomer);
    if (obstacle.isPresent()) {
      return no(obstacle.get());
    }
    return newcomer.stage() != Stage.ACCEPTED && react.asks()
        ? ask(newcomer, react.keys(), react.at())
        : accept(newcomer, react.keys(), react.at());
  }

  private static Decision<NewcomerEvent, Answer> say(Newcomer newcomer, Wish.Say say) {
    Optional<Answer.No> obstacle = obstacle(newcomer);
    if (obstacle.isPresent()) {
      return no(obstacle.get());
    }
    if (newcomer.stage() == Stage.ASKED && say.tries() > 0) {
      return say.isRight()
          ? accept(newcomer, newcomer.acceptance().keys(), say.at())
          : wrong(newcomer, say);
    }
    if (!say.keys().isEmpty()) {
      return react(newcomer, new Wish.React(say.keys(), say.tries() > 0, say.at()));
    }
    return newcomer.stage() != Stage.ACCEPTED
            && isOver(newcomer.greeting().hintedAt(), BETWEEN_HINTS, say.at())
        ? Decision.happens(new Hinted(say.at()))
        : no(Answer.No.NOTHING);
  }

  private static Decision<NewcomerEvent, Answer> ask(
      Newcomer newcomer, List<String> keys, Instant at) {
    boolean isAsked =
        newcomer.stage() == Stage.ASKED
            && !isOver(newcomer.acceptance().at(), PATIENCE, at)
            && newcomer.acceptance().keys().containsAll(keys);
    return isAsked ? no(Answer.No.ALREADY) : Decision.happens(new Asked(keys, at));
  }

  private static Decision<NewcomerEvent, Answer> wrong(Newcomer newcomer, Wish.Say say) {
    int left = Math.max(0, say.tries() - newcomer.acceptance().wrong() - 1);
    return Decision.happens(new AnsweredWrongly(left, say.at()));
  }

  private static Decision<NewcomerEvent, Answer> accept(
      Newcomer newcomer, List<String> keys, Instant at) {
    boolean isFirst = newcomer.stage() != Stage.ACCEPTED;
    boolean isDone =
        !isFirst
            && !isOver(newcomer.acceptance().at(), PATIENCE, at)
            && newcomer.acceptance().keys().containsAll(keys);
    return isDone
        ? no(Answer.No.ALREADY)
        : Decision.happens(new Accepted(keys, at, isFirst, Optional.empty()));
  }

  private static Decision<NewcomerEvent, Answer> decide(Newcomer newcomer, Wish.Decide decide) {
    if (newcomer.stage() != Stage.REFERRED) {
      return no(Answer.No.ALREADY);
    }
    if (!newcomer.presence().isIn()) {
      return no(Answer.No.GONE);
    }
    return Decision.happens(
        decide.isAdmitted()
            ? new Accepted(
                newcomer.acceptance().keys(), decide.at(), true, Optional.of(decide.by()))
            : new NewcomerEvent.TurnedAway(decide.by()));
  }

  private static Decision<NewcomerEvent, Answer> resend(Newcomer newcomer, Wish.Resend resend) {
    if (newcomer.presence().isGone()) {
      return no(Answer.No.GONE);
    }
    return Decision.happens(
        newcomer.stage() == Stage.ACCEPTED && !newcomer.acceptance().keys().isEmpty()
            ? new Accepted(
                newcomer.acceptance().keys(), resend.at(), false, Optional.of(resend.by()))
            : new Greeted(resend.at(), false));
  }

  /** Why somebody cannot accept now. */
  private static Optional<Answer.No> obstacle(Newcomer newcomer) {
    if (!newcomer.isGreeted()) {
      return Optional.of(Answer.No.UNKNOWN);
    }
    if (!newcomer.presence().isIn()) {
      return Optional.of(Answer.No.GONE);
    }
    return switch (newcomer.stage()) {
      case REFERRED -> Optional.of(Answer.No.WAITS);
      case TURNED_AWAY -> Optional.of(Answer.No.TURNED_AWAY);
      default -> Optional.empty();
    };
  }

  private static boolean isOver(Instant before, Duration pause, Instant now) {
    return !now.isBefore(before.plus(pause));
  }

  private static Decision<NewcomerEvent, Answer> no(Answer.No why) {
    return Decision.answers(why);
  }
}
