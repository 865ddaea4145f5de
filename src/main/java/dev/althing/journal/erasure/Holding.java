package dev.althing.journal.erasure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table in which people may be named.
 *
 * @param table its name
 * @param key the columns that find a row
 * @param own the columns that, where they name a person, make the row theirs: it is deleted
 * @param shared the columns in which another name takes the place
 * @param only a condition on the rows that are looked at
 */
record Holding(
    String table, List<String> key, List<String> own, List<String> shared, Optional<String> only) {
  /**
   * All of them but the event journal. What waits to be sent is left: it is looked for again when
   * it is sent.
   */
  static final List<Holding> ALL =
      List.of(
          of("scores", List.of("cause", "ordinal"), List.of("person"), List.of("cause")),
          of("agenda", List.of("entity_type", "entity_id", "item_key"), List.of("entity_id"))
              .sharing("item_key"),
          of("claims", List.of("room_id", "scope", "subject"), List.of("subject", "entity_id")),
          of("reactions", List.of("event_id")).sharing("sender"),
          of("plugin_values", List.of("plugin", "item_key"), List.of("item_key"))
              .sharing("item_value"),
          of("direct_rooms", List.of("user_id"), List.of("user_id")),
          of("ciphertexts", List.of("event_id"), List.of("sender")),
          of("quarantine", List.of("event_id"), List.of("event")),
          of("snapshot", List.of("persistence_id", "sequence_number"), List.of("persistence_id")),
          of("ledger", List.of("seq"), List.of("subject", "desired", "cause"))
              .where("status <> 'waiting'"),
          of("one_shots", List.of("seq"), List.of("request", "cause"))
              .where("status not in ('waiting', 'started')"),
          of("outbox", List.of("seq"), List.of("person"))
              .sharing("cause", "target_cause", "content", "wire_content")
              .where("status <> 'waiting'"),
          of("causes", List.of("cause")).sharing("cause"),
          of("expectations", List.of("entity_type", "entity_id", "continuation"))
              .own("entity_id")
              .sharing("target_cause", "continuation")
              .where("entity_type <> 'forget'"));

  Holding {
    key = List.copyOf(key);
    own = List.copyOf(own);
    shared = List.copyOf(shared);
  }

  private static Holding of(String table, List<String> key, List<String> own, List<String> shared) {
    return new Holding(table, key, own, shared, Optional.empty());
  }

  private static Holding of(String table, List<String> key, List<String> own) {
    return of(table, key, own, List.of());
  }

  private static Holding of(String table, List<String> key) {
    return of(table, key, List.of(), List.of());
  }

  private Holding own(String... columns) {
    return new Holding(table, key, List.of(columns), shared, only);
  }

  private Holding sharing(String... columns) {
    return new Holding(table, key, own, List.of(columns), only);
  }

  private Holding where(String condition) {
    return new Holding(table, key, own, shared, Optional.of(condition));
  }

  /** The columns that are looked at, those that make a row somebody's own first. */
  List<String> looked() {
    return concat(own, shared).stream().distinct().toList();
  }

  String select() {
    String columns = String.join(", ", concat(key, looked()));
    String named =
        String.join(" or ", looked().stream().map(c -> "position(? in " + c + ") > 0").toList());
    return "select "
        + columns
        + " from "
        + table
        + " where ("
        + named
        + ")"
        + only.map(condition -> " and " + condition).orElse("");
  }

  String byKey() {
    return " where " + String.join(" and ", key.stream().map(column -> column + " = ?").toList());
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
