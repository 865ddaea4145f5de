package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;

/** The meaning of an event, as far as it is known here. */
public sealed interface Content
    permits Message,
        Reaction,
        Redaction,
        Member,
        PowerLevels,
        JoinRules,
        Create,
        Naming,
        Tombstone,
        Encryption,
        Encrypted,
        ServerAcl,
        SpaceChild,
        Content.Unknown {

  /**
   * Content of a type that is not modelled here, or that does not have the shape its type demands.
   *
   * @param type the event's type
   * @param raw the content as it came, an object
   */
  record Unknown(String type, JsonNode raw) implements Content {}
}
