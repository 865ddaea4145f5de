package dev.althing.imports;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.Entities;
import dev.althing.entity.score.Scores;
import dev.althing.feature.trivia.Trivia;
import dev.althing.feature.welcome.Welcome;
import dev.althing.feature.wordle.WordleFeature;
import dev.althing.imports.Imported.Tally;
import dev.althing.journal.Database;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Adds what a file says to what is known, or only looks what would be new; blocks. */
final class Importer {
  /** So many at a time. */
  private static final int BATCH = 64;

  private final Entities entities;
  private final Database database;
  private final Scores scores;
  private final boolean applies;

  Importer(Entities entities, Database database, boolean applies) {
    this.entities = entities;
    this.database = database;
    this.scores = new Scores(database);
    this.applies = applies;
  }

  Imported.Counted count(ImportFile file) {
    return new Imported.Counted(
        applies,
        tally(file.players(), player -> isNew(file.source(), player)),
        tally(file.guests(), this::isNew),
        tally(file.points(), points -> isNew(file.source(), points)));
  }

  private CompletionStage<Boolean> isNew(String source, ImportFile.Player player) {
    return applies
        ? WordleFeature.imported(entities, source, player.person(), player.statistics())
        : WordleFeature.isImported(entities, source, player.person()).thenApply(known -> !known);
  }

  private CompletionStage<Boolean> isNew(ImportFile.Guest guest) {
    return applies
        ? Welcome.imported(entities, guest.place(), guest.person(), guest.at(), guest.hasAccepted())
        : Welcome.isKnown(entities, guest.place(), guest.person()).thenApply(known -> !known);
  }

  private CompletionStage<Boolean> isNew(String source, ImportFile.Points points) {
    Cause cause =
        Cause.once(
            "import:trivia:%s:%s:%s:%s"
                .formatted(source, points.room(), points.at(), points.person()));
    Effect.Score score = Trivia.won(points.room(), points.person(), points.at(), points.points());
    return applies
        ? database.transact(
            connection -> {
              boolean isNew = !scores.holds(connection, cause, 0);
              scores.write(connection, cause, 0, score);
              return isNew;
            })
        : database.read(connection -> !scores.holds(connection, cause, 0));
  }

  private static <T> Tally tally(List<T> entries, Function<T, CompletionStage<Boolean>> isNew) {
    int fresh = 0;
    for (int start = 0; start < entries.size(); start += BATCH) {
      int end = Math.min(start + BATCH, entries.size());
      List<CompletableFuture<Boolean>> asked =
          entries.subList(start, end).stream()
              .map(entry -> isNew.apply(entry).toCompletableFuture())
              .toList();
      for (CompletableFuture<Boolean> one : asked) {
        fresh += one.join() ? 1 : 0;
      }
    }
    return new Tally(fresh, entries.size() - fresh);
  }
}
