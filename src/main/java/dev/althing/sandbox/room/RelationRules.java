package dev.althing.sandbox.room;

import java.util.Optional;

/**
 * The rules about relations: to known events only, no reaction twice, no thread on an event that
 * relates itself.
 */
public final class RelationRules {
  private RelationRules() {}

  /** Refuses a relation the room does not allow. */
  public static void check(Room room, Draft draft) {
    Relation.in(draft.content()).ifPresent(relation -> check(room, draft, relation));
  }

  private static void check(Room room, Draft draft, Relation relation) {
    if (relation.type().equals(Relation.ANNOTATION)
        && draft.type().equals(Types.REACTION)
        && room.annotated(draft.sender(), relation)) {
      throw new Refusal(400, "M_DUPLICATE_ANNOTATION", "Can't send same reaction twice");
    }
    Optional<Event> target = room.event(relation.target());
    if (target.isEmpty()) {
      throw new Refusal(400, "M_UNKNOWN", "Can't send relation to unknown event");
    }
    Optional<Relation> ofTarget = Relation.in(target.get().content());
    if (relation.type().equals(Relation.THREAD) && ofTarget.isPresent()) {
      throw new Refusal(400, "M_UNKNOWN", "Cannot start threads from an event with a relation");
    }
  }
}
