package dev.althing.outbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Effect;
import dev.althing.effect.Power;
import dev.althing.matrix.id.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The rule by which levels of power are changed: only what is asked for, only where the homeserver
 * would let us, and nobody above ourselves.
 */
final class PowerRule {
  static final String TYPE = "m.room.power_levels";

  /** What is to be done. */
  sealed interface Answer {
    /** Nothing. */
    record AlreadySo() implements Answer {}

    /** This is to be put in place of what is there. */
    record Put(ObjectNode content) implements Answer {}

    /** It may not be. */
    record Refused(String reason) implements Answer {}
  }

  /**
   * What holds in a room.
   *
   * @param content that of {@code m.room.power_levels}, if there is one
   * @param mighty who stands above all levels
   */
  record Present(Optional<ObjectNode> content, Set<UserId> mighty) {}

  private final UserId self;
  private final Set<UserId> mighty;
  private final ObjectNode before;
  private final ObjectNode after;

  private PowerRule(UserId self, Set<UserId> mighty, ObjectNode before) {
    this.self = self;
    this.mighty = mighty;
    this.before = before;
    this.after = before.deepCopy();
  }

  /** Decides what a wish comes to. */
  static Answer decide(Effect.SetPower wish, Present present, UserId self) {
    if (present.content().isEmpty()) {
      return new Answer.Refused("the room has no levels of power that could be changed");
    }
    return new PowerRule(self, present.mighty(), present.content().get()).decide(wish.levels());
  }

  private Answer decide(Map<Power, Long> wished) {
    for (Map.Entry<Power, Long> wish : inOrder(wished)) {
      if (!isSo(wish.getKey(), wish.getValue())) {
        Optional<String> refusal = refusal(wish.getKey(), wish.getValue());
        if (refusal.isPresent()) {
          return new Answer.Refused(refusal.get());
        }
        Levels.put(after, wish.getKey(), wish.getValue());
      }
    }
    return after.equals(before) ? new Answer.AlreadySo() : new Answer.Put(after);
  }

  /** What holds for all comes first, since it decides what is so already for each. */
  private static List<Map.Entry<Power, Long>> inOrder(Map<Power, Long> wished) {
    return wished.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Power, Long>, Boolean>comparing(
                    wish -> !(wish.getKey() instanceof Power.Other))
                .thenComparing(wish -> Levels.name(wish.getKey())))
        .toList();
  }

  private boolean isSo(Power power, long level) {
    return !isMighty(power) && has(after, power, level);
  }

  private boolean isMighty(Power power) {
    return power instanceof Power.Of of && mighty.contains(of.user());
  }

  /** Whether a level is that, said or unsaid; what type of event is state, nobody has told us. */
  private static boolean has(JsonNode content, Power power, long level) {
    OptionalLong said = Levels.find(content, power);
    return power instanceof Power.ToSend
        ? said.isPresent() && said.getAsLong() == level
        : said.orElseGet(() -> unsaid(content, power)) == level;
  }

  private static long unsaid(JsonNode content, Power power) {
    if (power instanceof Power.Of) {
      return Levels.find(content, Power.Other.USERS_DEFAULT).orElse(0);
    }
    boolean isFree =
        Set.of(Power.Other.INVITE, Power.Other.USERS_DEFAULT, Power.Other.EVENTS_DEFAULT)
            .contains(power);
    return isFree ? 0 : 50;
  }

  private Optional<String> refusal(Power power, long level) {
    String name = Levels.name(power);
    if (isMighty(power)) {
      return Optional.of(name + " made the room and stands above all levels");
    }
    long own = own();
    long needed =
        Levels.find(before, new Power.ToSend(TYPE))
            .orElseGet(() -> orUnsaid(Power.Other.STATE_DEFAULT));
    if (own < needed) {
      return Optional.of("changing levels takes " + needed + ", and ours is " + own);
    }
    if (level > own) {
      return Optional.of(name + " cannot get " + level + ", as ours is " + own);
    }
    boolean isOther = power instanceof Power.Of of && !of.user().equals(self);
    long now = Levels.find(before, power).orElse(Long.MIN_VALUE);
    return now > own || (isOther && now >= own && own < Long.MAX_VALUE)
        ? Optional.of(name + " has " + now + ", and ours is " + own)
        : Optional.empty();
  }

  private long own() {
    return mighty.contains(self) ? Long.MAX_VALUE : orUnsaid(new Power.Of(self));
  }

  private long orUnsaid(Power power) {
    return Levels.find(before, power).orElseGet(() -> unsaid(before, power));
  }
}
