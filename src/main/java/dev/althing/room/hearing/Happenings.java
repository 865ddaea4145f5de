package dev.althing.room.hearing;

import dev.althing.matrix.event.Member;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.Reaction;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import dev.althing.spi.event.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Events as plugins see them. */
public final class Happenings {
  private Happenings() {}

  /** When an event reached the homeserver, by the age it says; never by the sender's clock. */
  static Instant receivedAt(RoomEvent event, Instant readAt) {
    Duration age = event.age().filter(a -> !a.isNegative()).orElse(Duration.ZERO);
    return readAt.minus(age);
  }

  /** What happened. */
  public static Happening of(RoomEvent event, Instant readAt) {
    var facts =
        new Happening.Facts(event.room(), event.id(), event.sender(), receivedAt(event, readAt));
    if (event.isState()) {
      return state(facts, event);
    }
    if (event.content() instanceof Reaction reaction) {
      return new Happening.Reaction(facts, reaction.target(), reaction.plainKey());
    }
    if (event.redacts().isPresent()) {
      return new Happening.Redaction(facts, event.redacts().get());
    }
    return event.content() instanceof Message message
        ? message(facts, message)
        : new Happening.Other(facts, event.type(), Json.write(event.raw()));
  }

  private static Happening message(Happening.Facts facts, Message message) {
    Optional<EventId> edited = message.relation().replaces();
    if (edited.isPresent()) {
      Message now = message.newContent().orElse(message);
      return new Happening.Edit(facts, edited.get(), now.text(), now.html());
    }
    Set<UserId> mentions = message.mentions().map(Mentions::users).orElse(Set.of());
    boolean isForRoom = message.mentions().filter(Mentions::room).isPresent();
    var aim =
        new Happening.Aim(
            mentions,
            isForRoom,
            message.relation().threadRoot(),
            message.relation().meantReplyTo());
    return new Happening.Message(facts, message.msgtype(), message.text(), message.html(), aim);
  }

  private static Happening state(Happening.Facts facts, RoomEvent event) {
    String key = event.stateKey().orElse("");
    Optional<UserId> user = UserId.parse(key);
    if (event.content() instanceof Member member && user.isPresent()) {
      return new Happening.Member(
          facts,
          user.get(),
          event.previousMembership().map(Happenings::membership),
          membership(member.membership()),
          member.displayName(),
          Fields.text(event.raw(), "reason"));
    }
    return new Happening.State(facts, event.type(), key, Json.write(event.raw()));
  }

  private static Happening.Membership membership(dev.althing.matrix.event.Membership membership) {
    return switch (membership) {
      case JOIN -> Happening.Membership.JOIN;
      case INVITE -> Happening.Membership.INVITE;
      case KNOCK -> Happening.Membership.KNOCK;
      case LEAVE -> Happening.Membership.LEAVE;
      case BAN -> Happening.Membership.BAN;
    };
  }
}
