package dev.althing.entity;

import dev.althing.effect.Effect;
import dev.althing.spi.event.Happening;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Something built in that sees what happens in all rooms, and lets things follow from it. */
public interface Witness {
  /** A stable name: what follows has the event as its cause, and this as its step. */
  String name();

  /** Whether something may follow; asked of everything, so it must not take long. */
  boolean sees(Happening happening);

  /** What follows. May be told again after a crash; what follows is written once. */
  CompletionStage<List<Effect>> saw(Happening happening);
}
