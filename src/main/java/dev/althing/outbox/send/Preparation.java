package dev.althing.outbox.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.crypto.Sealed;
import dev.althing.effect.Target;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.outbox.EffectId;
import dev.althing.outbox.Fate;
import dev.althing.text.Mending;
import dev.althing.text.OutgoingLint;
import dev.althing.text.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a letter ready to be sent: its target filled in, its file uploaded, its content sealed and
 * the sealed form stored, and, when an old try may have arrived, looked for in the room.
 */
final class Preparation {
  /** A letter that is ready, or that needs no sending. */
  sealed interface Prepared {
    /** To be sent so. */
    record Ready(Sealed wire, Optional<EventId> redacts) implements Prepared {}

    /** An earlier try had arrived. */
    record Found(EventId event) implements Prepared {}

    /** It cannot be sent. */
    record Pointless(Fate fate) implements Prepared {}
  }

  /**
   * What is prepared.
   *
   * @param lookSince look for it first, from then on
   * @param isKept whether it stands in the table
   */
  record Request(RoomId room, Letter letter, Optional<Instant> lookSince, boolean isKept) {}

  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private final Post post;
  private final Function<EffectId, CompletionStage<Fate>> fates;
  private final Uploads uploads;
  private final Lookback lookback;

  Preparation(Post post, Function<EffectId, CompletionStage<Fate>> fates) {
    this.post = post;
    this.fates = fates;
    this.uploads = new Uploads(post);
    this.lookback = new Lookback(post.client(), post.database());
  }

  CompletionStage<Prepared> prepare(Request request) {
    // In a stage, so that whatever is thrown fails it.
    return CompletableFuture.completedFuture(request.letter())
        .thenCompose(this::target)
        .thenCompose(
            target ->
                target instanceof Resolved.Hopeless hopeless
                    ? done(new Prepared.Pointless(hopeless.fate()))
                    : withBody(request, ((Resolved.Known) target).event()));
  }

  private sealed interface Resolved {
    record Known(Optional<EventId> event) implements Resolved {}

    record Hopeless(Fate fate) implements Resolved {}
  }

  private CompletionStage<Resolved> target(Letter letter) {
    Optional<Target> target = letter.target();
    if (target.isEmpty()) {
      return CompletableFuture.completedFuture(new Resolved.Known(Optional.empty()));
    }
    if (target.get() instanceof Target.Known known) {
      return CompletableFuture.completedFuture(new Resolved.Known(Optional.of(known.event())));
    }
    EffectId ours = EffectId.of((Target.Ours) target.get());
    return fates.apply(ours).thenApply(fate -> resolved(letter, ours, fate));
  }

  private static Resolved resolved(Letter letter, EffectId ours, Fate fate) {
    if (fate instanceof Fate.Sent sent) {
      return new Resolved.Known(Optional.of(sent.event()));
    }
    if (fate instanceof Fate.Unknown) {
      return new Resolved.Hopeless(
          new Fate.Lost("it is about " + ours + ", of which nothing is known any more"));
    }
    if (letter.kind() == Letter.Kind.REDACT) {
      // What was never sent need not be taken back.
      return new Resolved.Hopeless(new Fate.Superseded());
    }
    return new Resolved.Hopeless(new Fate.Lost("it is about " + ours + ", which was not sent"));
  }

  private CompletionStage<Prepared> withBody(Request request, Optional<EventId> target) {
    if (request.letter().body().isPresent()) {
      return withBody(request, request.letter().body().get(), target);
    }
    return post.database()
        .read(connection -> OutboxSql.body(connection, request.letter().id()))
        .thenCompose(
            body ->
                body.isPresent()
                    ? withBody(request, body.get(), target)
                    : done(new Prepared.Pointless(new Fate.Superseded())));
  }

  private CompletionStage<Prepared> withBody(
      Request request, Letter.Body body, Optional<EventId> target) {
    boolean isRedaction = request.letter().kind() == Letter.Kind.REDACT;
    Optional<EventId> redacts = isRedaction ? target : Optional.empty();
    if (body.wire().isPresent()) {
      return lookFirst(request, body.wire().get(), redacts);
    }
    if (isRedaction) {
      return lookFirst(request, new Sealed(body.type(), body.content()), redacts);
    }
    return content(request, body, target).thenCompose(content -> sealIfFit(request, body, content));
  }

  /** A message that some client would not show is mended, and not sent if it cannot be. */
  private CompletionStage<Prepared> sealIfFit(
      Request request, Letter.Body body, ObjectNode content) {
    ObjectNode fit = content;
    if (body.type().equals("m.room.message")) {
      List<Violation> violations = OutgoingLint.check(content);
      if (!violations.isEmpty()) {
        LOG.warn("{} was not fit to go out: {}", request.letter().id(), violations);
        fit = Mending.of(content);
        violations = OutgoingLint.check(fit);
      }
      Optional<Violation> fatal = violations.stream().filter(Violation::isFatal).findFirst();
      if (fatal.isPresent()) {
        return done(new Prepared.Pointless(new Fate.Lost("it cannot be shown: " + fatal.get())));
      }
    }
    return seal(request, body, fit).thenCompose(wire -> lookFirst(request, wire, Optional.empty()));
  }

  private CompletionStage<ObjectNode> content(
      Request request, Letter.Body body, Optional<EventId> target) {
    ObjectNode content =
        target.map(event -> Relation.fill(body.content(), event)).orElse(body.content());
    return body.file().isPresent()
        ? uploads.upload(request.letter().id(), body.file().get(), content)
        : CompletableFuture.completedFuture(content);
  }

  private CompletionStage<Sealed> seal(Request request, Letter.Body body, ObjectNode content) {
    return post.cipher()
        .encrypt(request.room(), body.type(), content)
        .thenCompose(
            wire -> {
              boolean isClear = wire.type().equals(body.type()) && wire.content().equals(content);
              if (isClear || !request.isKept()) {
                return CompletableFuture.completedFuture(wire);
              }
              EffectId id = request.letter().id();
              return post.database()
                  .transactUntilDone(connection -> OutboxSql.storeWire(connection, id, wire));
            });
  }

  private CompletionStage<Prepared> lookFirst(
      Request request, Sealed wire, Optional<EventId> redacts) {
    Prepared ready = new Prepared.Ready(wire, redacts);
    if (request.lookSince().isEmpty()) {
      return done(ready);
    }
    var search =
        new Lookback.Search(
            request.room(), request.letter().id(), wire, redacts, request.lookSince().get());
    return lookback
        .find(search)
        .thenApply(found -> found.<Prepared>map(Prepared.Found::new).orElse(ready));
  }

  private static CompletionStage<Prepared> done(Prepared prepared) {
    return CompletableFuture.completedFuture(prepared);
  }
}
