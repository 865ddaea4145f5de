package dev.althing.plugin.speech;

import dev.althing.effect.Cause;
import dev.althing.effect.Destination;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.plugin.keep.Gate;
import dev.althing.room.answer.Addressee;
import dev.althing.spi.Reply;
import dev.althing.spi.event.Happening;
import dev.althing.spi.plugin.Spot;
import dev.althing.spi.plugin.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The voice of one plugin. */
public final class HostVoice implements Voice {
  private static final int LONGEST_ID = 700;

  private final Gate gate;
  private final Outlet outlet;
  private final Acquaintance acquaintance;
  private final Predicate<RoomId> isOff;
  private final Allowance allowance;

  /**
   * A voice.
   *
   * @param isOff where the plugin is switched off
   */
  public HostVoice(Gate gate, Outlet outlet, Acquaintance acquaintance, Predicate<RoomId> isOff) {
    this.gate = gate;
    this.outlet = outlet;
    this.acquaintance = acquaintance;
    this.isOff = isOff;
    this.allowance = new Allowance(outlet.clock());
  }

  /** What the plugin was asked. */
  public Acquaintance acquaintance() {
    return acquaintance;
  }

  @Override
  public CompletionStage<Void> say(String id, Spot where, Reply what) {
    return written(() -> cause(id), where, what, acquaintance.isAnswer(id, room(where)));
  }

  /**
   * Says what a listener answers to something that happened.
   *
   * @param number which of the plugin's listeners it was
   */
  public CompletionStage<Void> answer(Happening happening, int number, Reply what) {
    Optional<EventId> thread =
        happening instanceof Happening.Message message ? message.aim().thread() : Optional.empty();
    var where = new Spot.InRoom(happening.room(), Optional.of(happening.id()), thread);
    Cause cause = Cause.event(happening.id()).step(Acquaintance.prefix(gate.plugin()) + number);
    return written(() -> cause, where, what, false);
  }

  private CompletionStage<Void> written(
      Supplier<Cause> named, Spot where, Reply what, boolean isAnswer) {
    try {
      Cause cause = named.get();
      List<Effect> effects = said(cause, where, what, isAnswer);
      return outlet.effects().write(cause, effects).thenApply(written -> null);
    } catch (RuntimeException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  private List<Effect> said(Cause cause, Spot where, Reply what, boolean isAnswer) {
    Addressee addressee = addressee(where, cause);
    Optional<RoomId> room = room(where);
    var ground =
        new Unwrapping.Ground(gate.plugin(), cause, room, root(where), outlet.clock().instant());
    Unwrapping.Unwrapped unwrapped = Unwrapping.of(ground, what);
    if (!isAnswer) {
      unwrapped.needs().forEach(gate::require);
    }
    requireOwn(unwrapped);
    if (room.filter(isOff).isPresent()) {
      throw new IllegalStateException("the plugin is switched off in this room");
    }
    if (!unwrapped.needs().isEmpty() && !allowance.take()) {
      throw new RejectedExecutionException("the plugin says too much");
    }
    List<Effect> effects = new ArrayList<>();
    outlet.answering().answer(unwrapped.outcome(), addressee, effects);
    return effects;
  }

  /**
   * Lets a plugin change only what it has said itself, unless it may speak unasked.
   *
   * @throws dev.althing.spi.plugin.NotGranted when it may not
   */
  public Outcome requireOwn(Unwrapping.Unwrapped unwrapped) {
    if (!unwrapped.edited().stream().allMatch(acquaintance::isOwn)) {
      gate.require("send");
    }
    return unwrapped.outcome();
  }

  @Override
  public Reply.Answer said(String id, int ordinal) {
    return new Reply.Answer(cause(id).value(), ordinal);
  }

  @Override
  public void show(Spot where, Reply.Answer earlier, Reply.Message words) {
    Optional<RoomId> room = room(where);
    if (room.isEmpty() || !(acquaintance.isOwn(earlier) || gate.may("send"))) {
      return;
    }
    List<Effect> effects = new ArrayList<>();
    Outcome edit = Outcome.of(new Reply.Edit(earlier, words));
    outlet.answering().answer(edit, addressee(where, new Cause("shown")), effects);
    Effect.Send send = (Effect.Send) effects.get(0);
    send.target()
        .ifPresent(target -> outlet.sending().progress(room.get(), target, send.content()));
  }

  private Cause cause(String id) {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("an id has 1 to " + LONGEST_ID + " characters");
    }
    return new Cause(Acquaintance.prefix(gate.plugin()) + id);
  }

  private static Addressee addressee(Spot where, Cause cause) {
    return where instanceof Spot.InRoom in
        ? new Addressee(Destination.room(in.room()), cause, in.event(), in.thread())
        : new Addressee(
            Destination.person(((Spot.Person) where).user()),
            cause,
            Optional.empty(),
            Optional.empty());
  }

  private static Optional<RoomId> room(Spot where) {
    return where instanceof Spot.InRoom in ? Optional.of(in.room()) : Optional.empty();
  }

  private static Optional<EventId> root(Spot where) {
    return where instanceof Spot.InRoom in ? in.thread().or(in::event) : Optional.empty();
  }
}
