package dev.althing.feature.count;

import dev.althing.entity.Decision;
import dev.althing.entity.EntityRules;

/** The rules of a room's counter. */
final class Counter implements EntityRules<Counter.Wish, CountEvent, Long, Counter.Count> {
  /** The family's name. */
  static final String TYPE = "count";

  /** What can be wished of a counter. */
  enum Wish {
    SHOW,
    RAISE,
    RESET
  }

  /** What a counter says. */
  sealed interface Count {
    /** It is so high. */
    record Is(long value) implements Count {}

    /** It was so high, and is zero now. */
    record WasReset(long was) implements Count {}
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Class<CountEvent> events() {
    return CountEvent.class;
  }

  @Override
  public Long empty(String id) {
    return 0L;
  }

  @Override
  public Decision<CountEvent, Count> decide(Long value, Wish wish) {
    return switch (wish) {
      case SHOW -> Decision.answers(new Count.Is(value));
      case RAISE -> Decision.happens(new CountEvent.Counted(Math.addExact(value, 1)));
      case RESET -> Decision.happens(new CountEvent.CountReset(value));
    };
  }

  @Override
  public Long apply(Long value, CountEvent event) {
    return event instanceof CountEvent.Counted counted ? counted.value() : 0L;
  }

  @Override
  public Count answer(CountEvent event) {
    if (event instanceof CountEvent.Counted counted) {
      return new Count.Is(counted.value());
    }
    if (event instanceof CountEvent.CountReset reset) {
      return new Count.WasReset(reset.was());
    }
    throw new AssertionError(event);
  }
}
