package dev.althing.plugin.law;

import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Power;
import dev.althing.effect.Target;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.room.hearing.Law.Sentence;
import dev.althing.spi.Markdown;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.Consequence;
import dev.althing.text.Markup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows from rulings over one event, as effects; what two of them say is done once. */
final class Sentences {
  private static final long MUTE = -1;

  private final Optional<RoomId> management;
  private final List<Effect> effects = new ArrayList<>();
  private final Set<Object> done = new HashSet<>();
  private boolean isStruck;

  private Sentences(Optional<RoomId> management) {
    this.management = management;
  }

  /**
   * The sentence.
   *
   * @param management the room of those in charge, if it is known
   */
  static Sentence of(List<Ruling> rulings, Optional<RoomId> management) {
    Sentences sentences = new Sentences(management);
    for (Ruling ruling : rulings) {
      for (Consequence consequence : ruling.judgement().consequences()) {
        sentences.add(ruling, consequence);
      }
    }
    return new Sentence(sentences.effects, sentences.isStruck);
  }

  private void add(Ruling ruling, Consequence consequence) {
    Happening happening = ruling.happening();
    RoomId room = happening.room();
    UserId user = happening.sender();
    Optional<String> reason = Optional.of(ruling.judgement().reason());
    if (consequence instanceof Consequence.Warn warn) {
      effects.add(said(room, Markdown.escape(user.value()) + ": " + warn.markdown(), Set.of(user)));
    } else if (consequence instanceof Consequence.Redact redact) {
      redact(happening, redact.events(), reason);
    } else if (consequence instanceof Consequence.Mute) {
      once(user, new Effect.SetPower(room, Map.of(new Power.Of(user), MUTE)));
      isStruck = true;
    } else if (consequence instanceof Consequence.Kick) {
      member(room, user, Effect.MembershipChange.KICK, reason);
    } else if (consequence instanceof Consequence.Ban) {
      member(room, user, Effect.MembershipChange.BAN, reason);
    } else if (consequence instanceof Consequence.RestrictRoom) {
      var rules = Json.object().put("join_rule", "invite");
      once(room, new Effect.PutState(room, "m.room.join_rules", "", rules));
    } else if (consequence instanceof Consequence.Notify notify) {
      management.ifPresent(place -> effects.add(said(place, notify.markdown(), Set.of())));
    }
  }

  private void redact(Happening happening, Set<EventId> events, Optional<String> reason) {
    Set<EventId> all = events.isEmpty() ? Set.of(happening.id()) : events;
    for (EventId event : all) {
      once(
          event,
          new Effect.Redact(
              Destination.room(happening.room()),
              Target.known(event),
              reason,
              Effect.Priority.INTERACTIVE));
    }
    isStruck |= all.contains(happening.id());
  }

  private void member(
      RoomId room, UserId user, Effect.MembershipChange change, Optional<String> reason) {
    once(change, new Effect.SetMembership(room, user, change, reason));
    isStruck = true;
  }

  private void once(Object what, Effect effect) {
    if (done.add(what)) {
      effects.add(effect);
    }
  }

  static Effect said(RoomId room, String markdown, Set<UserId> mentions) {
    var content = Markup.format(markdown).notice().mentions(new Mentions(mentions, false)).build();
    return new Effect.Send(Destination.room(room), "m.room.message", content);
  }
}
