package dev.althing.feature.wordle;

import dev.althing.config.feature.WordleSettings;
import dev.althing.effect.Cause;
import dev.althing.entity.Entities;
import dev.althing.entity.Feature;
import dev.althing.entity.score.Scores;
import dev.althing.feature.wordle.days.Days;
import dev.althing.feature.wordle.days.Puzzles;
import dev.althing.feature.wordle.player.Answer;
import dev.althing.feature.wordle.player.PlayerRules;
import dev.althing.feature.wordle.player.Statistics;
import dev.althing.feature.wordle.player.Wish;
import dev.althing.feature.wordle.shares.ShareWitness;
import dev.althing.feature.wordle.shares.Shares;
import dev.althing.feature.wordle.words.Order;
import dev.althing.feature.wordle.words.OrderKey;
import dev.althing.journal.event.JournalFamily;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.reads.Reads;
import dev.althing.outbox.reads.Zones;
import dev.althing.spi.RoomReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** The word game, put together. */
public final class WordleFeature {
  /** All its events, for the journal. */
  public static final List<JournalFamily> FAMILIES =
      List.of(PlayerRules.FAMILY, Days.FAMILY, Shares.FAMILY);

  /**
   * Whom it asks.
   *
   * @param places finds a room that was named; empty when there is none
   * @param command how the command is typed in a room: {@code !wordle}
   */
  public record Neighbours(
      Entities entities,
      Zones zones,
      Scores scores,
      Reads reads,
      Function<RoomReference, CompletionStage<Optional<RoomId>>> places,
      Function<RoomId, String> command) {}

  /**
   * What rooms allow.
   *
   * @param threads whether players may have threads of their own in it
   * @param shares whether pasted results of the well-known daily game are counted in it
   */
  public record Rooms(Predicate<RoomId> threads, Predicate<RoomId> shares) {}

  private WordleFeature() {}

  /** The feature of an installation. */
  public static Feature of(
      WordleSettings settings, OrderKey key, Neighbours neighbours, Rooms rooms) {
    Puzzles puzzles =
        new Puzzles(neighbours.entities(), new Order(key, settings.words().answers()));
    Play play = new Play(neighbours.entities(), neighbours.zones(), puzzles, rooms.threads());
    Sharing sharing = new Sharing(play, neighbours.reads(), () -> chosen(settings, neighbours));
    Ranking ranking = new Ranking(neighbours.scores(), neighbours.reads());
    return new Feature(
        "wordle",
        List.of(new WordleCommand(play, sharing, ranking)),
        List.of(new WordleKind(play, settings.words().guesses()::contains, neighbours.command())),
        List.of(new ShareWitness(neighbours.entities(), rooms.shares())));
  }

  /** Adds what somebody played with another bot; true when it was not added before. */
  public static CompletionStage<Boolean> imported(
      Entities entities, String source, UserId person, Statistics statistics) {
    Cause cause = Cause.once("import:wordle:" + source + ":" + person);
    return isImported(entities, source, person)
        .thenCompose(
            known ->
                known
                    ? CompletableFuture.completedFuture(false)
                    : ask(entities, person, cause, new Wish.Import(source, statistics))
                        .thenApply(Answer.Imported.class::isInstance));
  }

  /** Whether what somebody played with another bot was added. */
  public static CompletionStage<Boolean> isImported(
      Entities entities, String source, UserId person) {
    return ask(entities, person, Cause.own("wordle:look"), new Wish.Show())
        .thenApply(answer -> ((Answer.Known) answer).player().imports().contains(source));
  }

  private static CompletionStage<Answer> ask(
      Entities entities, UserId person, Cause cause, Wish wish) {
    return entities.ask(new PlayerRules(), person.value(), cause, wish);
  }

  private static CompletionStage<Optional<RoomId>> chosen(
      WordleSettings settings, Neighbours neighbours) {
    return settings
        .room()
        .map(neighbours.places())
        .orElse(CompletableFuture.completedFuture(Optional.empty()));
  }
}
