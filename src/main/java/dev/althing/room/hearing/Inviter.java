package dev.althing.room.hearing;

import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.id.UserId;
import dev.althing.sync.RoomUpdate;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out who sent an invitation. */
public final class Inviter {
  private Inviter() {}

  static Optional<UserId> of(RoomUpdate update, UserId self) {
    return sender(update, self, member -> true);
  }

  /** Who invited to a conversation of two. */
  public static Optional<UserId> toTalk(RoomUpdate update, UserId self) {
    return sender(update, self, Member::direct);
  }

  private static Optional<UserId> sender(RoomUpdate update, UserId self, Predicate<Member> which) {
    return update.stripped().stream()
        .filter(event -> event.stateKey().equals(self.value()))
        .filter(
            event ->
                event.content() instanceof Member member
                    && member.membership() == Membership.INVITE
                    && which.test(member))
        .map(event -> event.sender())
        .findFirst();
  }
}
