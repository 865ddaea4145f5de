package dev.althing.plugins.picks;

import java.util.List;

/**
 * Who was drawn.
 *
 * @param seats what for
 * @param members who, in the order of the seats
 */
record Draw(List<Lane> seats, List<Member> members) {
  Draw {
    seats = List.copyOf(seats);
    members = List.copyOf(members);
  }

  /** Who, in letters. */
  List<String> letters() {
    return members.stream().map(Member::letters).toList();
  }
}
