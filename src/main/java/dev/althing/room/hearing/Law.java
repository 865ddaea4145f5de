package dev.althing.room.hearing;

import dev.althing.effect.Effect;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.RoomView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What judges all that happens in a room before anything else comes of it. */
public interface Law {
  /** Lets everything pass. */
  Law NONE =
      new Law() {
        @Override
        public boolean reaches(RoomId room) {
          return false;
        }

        @Override
        public CompletionStage<Map<EventId, Sentence>> judge(Case matter) {
          throw new IllegalStateException("nothing is judged");
        }
      };

  /** Whether there is anything that judges in a room. */
  boolean reaches(RoomId room);

  /** What follows from what happened; never fails, and never takes long. */
  CompletionStage<Map<EventId, Sentence>> judge(Case matter);

  /**
   * What happened at once.
   *
   * @param view the room before it
   * @param happenings in their order
   * @param immune the people to whom nothing is done
   */
  record Case(RoomView view, List<Happening> happenings, Set<UserId> immune) {
    /** Copies the collections. */
    public Case {
      happenings = List.copyOf(happenings);
      immune = Set.copyOf(immune);
    }
  }

  /**
   * What follows from one event.
   *
   * @param isStruck whether it is not heard any more: it is taken away, or its sender put out
   */
  record Sentence(List<Effect> effects, boolean isStruck) {
    /** Copies the list. */
    public Sentence {
      effects = List.copyOf(effects);
    }
  }
}
