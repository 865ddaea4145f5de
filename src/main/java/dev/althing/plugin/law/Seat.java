package dev.althing.plugin.law;

import dev.althing.plugin.jar.Capability;
import dev.althing.plugin.keep.Modes.Mode;
import dev.althing.plugin.life.Brought.Judge;
import dev.althing.plugin.life.Life;
import dev.althing.spi.event.Happening;

/**
 * A protection that judges in a room.
 *
 * @param mode how far it goes there
 */
record Seat(Life life, Judge judge, Mode mode) {
  /** Its full name: the plugin's id and its own. */
  String name() {
    return name(life, judge);
  }

  static String name(Life life, Judge judge) {
    return life.id() + "/" + judge.name();
  }

  /** Whether it wants to hear of such, and may. */
  boolean hears(Happening.Kind kind) {
    return judge.kinds().contains(kind) && life.gate().may(Capability.toHear(kind));
  }

  /** Whether it hears of anything. */
  boolean isAwake() {
    return judge.kinds().stream().anyMatch(this::hears);
  }

  /** Whether what it says is done. */
  boolean acts() {
    return mode == Mode.ON && life.gate().may("moderate");
  }
}
