package dev.althing.room;

import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.id.UserId;
import dev.althing.sync.RoomUpdate;
import java.util.Optional;

/** Finds out who sent an invitation. */
final class Inviter {
  private Inviter() {}

  static Optional<UserId> of(RoomUpdate update, UserId self) {
    return update.stripped().stream()
        .filter(event -> event.stateKey().equals(self.value()))
        .filter(
            event ->
                event.content() instanceof Member member
                    && member.membership() == Membership.INVITE)
        .map(event -> event.sender())
        .findFirst();
  }
}
