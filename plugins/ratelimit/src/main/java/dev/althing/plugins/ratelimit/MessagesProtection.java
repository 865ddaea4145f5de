package dev.althing.plugins.ratelimit;

import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.Consequence;
import dev.althing.spi.protection.Judgement;
import dev.althing.spi.protection.Protection;
import dev.althing.spi.protection.RoomView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The limit at work: whoever goes beyond it is warned, then what is too much is taken away, then it
 * ends. Each step is told once, however long somebody goes on.
 *
 * @param counted what counts as a message
 */
record MessagesProtection(
    Limit limit, Sanction sanction, Set<Happening.Kind> counted, LimitView view)
    implements Protection {
  MessagesProtection {
    counted = Set.copyOf(counted);
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public String summary() {
    return view.summary(limit);
  }

  @Override
  public Set<Happening.Kind> kinds() {
    return counted;
  }

  @Override
  public Judgement judge(Happening happening, RoomView room) {
    Pace pace = Pace.of(happening, room, limit, counted);
    List<Consequence> follows = new ArrayList<>();
    if (pace.reaches(limit.redacted())) {
      follows.add(Consequence.redact(pace.beyond(limit.messages())));
    } else if (pace.count() >= limit.redacted()) {
      follows.add(Consequence.redact());
    }
    if (pace.reaches(limit.warned())) {
      follows.add(Consequence.warn(view.warning(limit)));
    }
    if (pace.reaches(limit.ended())) {
      sanction.consequence().ifPresent(follows::add);
      follows.add(Consequence.tell(view.told(happening, pace.count(), limit, sanction)));
    }
    return follows.isEmpty() ? Judgement.PASS : new Judgement(view.reason(limit), follows);
  }
}
