package dev.althing.plugin.law;

import dev.althing.plugin.keep.Modes.Mode;
import dev.althing.plugin.life.Brought.Judge;
import dev.althing.plugin.life.Life;

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

  /** Whether what it says is done. */
  boolean acts() {
    return mode == Mode.ON && life.gate().may("moderate");
  }
}
