package dev.althing.feature.forget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.entity.Entities;
import dev.althing.journal.erasure.Erasure;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What is known of people, to be shown to them or forgotten. */
public final class Forgetting {
  private final Erasure erasure;
  private final Entities entities;
  private final Consumer<UserId> claims;
  private final RandomGenerator random;

  /**
   * The forgetting by these.
   *
   * @param claims forgets whose texts somebody's are, which is known beside the database
   */
  public Forgetting(
      Erasure erasure, Entities entities, Consumer<UserId> claims, RandomGenerator random) {
    this.erasure = erasure;
    this.entities = entities;
    this.claims = claims;
    this.random = random;
  }

  /** Forgets a person; entities that knew them live on without. */
  CompletionStage<Erasure.Done> forget(UserId person) {
    // From nothing that could be counted back to the person.
    var nobody = new UserId("@forgotten-" + Long.toHexString(random.nextLong()) + ":invalid");
    return entities.still(
        () ->
            erasure
                .erase(person, nobody)
                .thenApply(
                    done -> {
                      claims.accept(person);
                      return done;
                    }));
  }

  /** Everything that is known of a person, as JSON. */
  CompletionStage<ObjectNode> known(UserId person) {
    return erasure.known(person).thenApply(all -> json(person, all));
  }

  private static ObjectNode json(UserId person, Map<String, List<Map<String, String>>> all) {
    ObjectNode json = Json.object().put("person", person.value());
    all.forEach(
        (table, rows) -> {
          var list = json.putArray(table);
          rows.forEach(row -> row.forEach(list.addObject()::put));
        });
    return json;
  }
}
