package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.RoomAlias;
import dev.althing.matrix.json.Fields;
import java.util.List;
import java.util.Optional;

/** What a room is called. */
public sealed interface Naming extends Content {

  /**
   * Content of {@code m.room.name}, <a
   * href="https://spec.matrix.org/latest/client-server-api/#mroomname">spec</a>.
   *
   * @param name the name; empty when it was taken away
   */
  record Name(Optional<String> name) implements Naming {
    static final String TYPE = "m.room.name";

    static Optional<Name> read(JsonNode content) {
      return Optional.of(new Name(Fields.text(content, "name").filter(text -> !text.isBlank())));
    }
  }

  /**
   * Content of {@code m.room.topic}, <a
   * href="https://spec.matrix.org/latest/client-server-api/#mroomtopic">spec</a>.
   *
   * @param topic the topic; empty when it was taken away
   */
  record Topic(Optional<String> topic) implements Naming {
    static final String TYPE = "m.room.topic";

    static Optional<Topic> read(JsonNode content) {
      return Optional.of(new Topic(Fields.text(content, "topic").filter(text -> !text.isBlank())));
    }
  }

  /**
   * Content of {@code m.room.canonical_alias}, <a
   * href="https://spec.matrix.org/latest/client-server-api/#mroomcanonical_alias">spec</a>.
   *
   * @param alias the main alias
   * @param alternatives further aliases
   */
  record CanonicalAlias(Optional<RoomAlias> alias, List<RoomAlias> alternatives) implements Naming {
    static final String TYPE = "m.room.canonical_alias";

    /** Copies the list. */
    public CanonicalAlias {
      alternatives = List.copyOf(alternatives);
    }

    static Optional<CanonicalAlias> read(JsonNode content) {
      return Optional.of(
          new CanonicalAlias(
              Fields.text(content, "alias").flatMap(RoomAlias::parse),
              Fields.texts(content, "alt_aliases").stream()
                  .flatMap(alias -> RoomAlias.parse(alias).stream())
                  .toList()));
    }
  }
}
