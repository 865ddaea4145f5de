package dev.althing.plugins.picks;

import java.util.List;

/**
 * Somebody in a roster.
 *
 * @param name as it is shown
 * @param letters as it is compared
 * @param lanes what for
 */
record Member(String name, String letters, List<Lane> lanes) {
  Member {
    lanes = List.copyOf(lanes);
  }

  static Member of(String name, List<Lane> lanes) {
    return new Member(name, Letters.of(name), lanes);
  }

  boolean plays(Lane lane) {
    return lane.equals(Lane.ANY) || lanes.contains(lane);
  }
}
