package dev.althing.outbox.ledger;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.althing.effect.Effect;
import dev.althing.effect.Effect.MembershipChange;
import dev.althing.matrix.client.AliasApi;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.ChangeResult;
import dev.althing.outbox.RoomStateView;
import dev.althing.outbox.limits.Limiter;
import dev.althing.outbox.limits.Limits;
import dev.althing.outbox.limits.Permit;
import dev.althing.outbox.limits.Urgency;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is asked of the homeserver for each wish. */
final class Deeds {
  /** What came of a deed. */
  sealed interface End {
    /**
     * It is decided.
     *
     * @param use what the permit was good for
     */
    record Decided(ChangeResult result, Limits.Use use) implements End {}

    /** The homeserver refused, or could not be asked. */
    record Failed(Throwable failure) implements End {}

    /** The message that gives the permit back. */
    default Limits.Command handBack(Permit permit) {
      return this instanceof Decided decided
          ? new Limits.GiveBack(permit, decided.use())
          : Limits.after(permit, Optional.of(((Failed) this).failure()));
    }
  }

  private static final End MADE = new End.Decided(ChangeResult.done(), Limits.Use.LET_THROUGH);
  private static final End NEEDLESS = new End.Decided(ChangeResult.done(), Limits.Use.NONE);

  private final MatrixClient client;
  private final RoomStateView view;

  Deeds(MatrixClient client, RoomStateView view) {
    this.client = client;
    this.view = view;
  }

  /** What the request for a wish counts for. */
  static Set<Limiter> limiters(Effect.State wish) {
    if (wish instanceof Effect.SetMembership set && set.change() == MembershipChange.INVITE) {
      return Set.of(new Limiter.InvitesInto(set.room()), new Limiter.InvitesOf(set.user()));
    }
    if (wish instanceof Effect.SetMembership
        || wish instanceof Effect.PutState
        || wish instanceof Effect.SetPower) {
      return Set.of(new Limiter.Events());
    }
    return wish instanceof Effect.Join || wish instanceof Effect.Knock
        ? Set.of(new Limiter.Joins())
        : Set.of(new Limiter.Others());
  }

  /** Changes that count as events go one by one between the messages people wait for. */
  static Urgency urgency(Effect.State wish) {
    return limiters(wish).contains(new Limiter.Events()) ? Urgency.BULK : Urgency.INTERACTIVE;
  }

  /** The question for a permit to make it. */
  static Limits.Ask ask(long question, Effect.State wish, ActorRef<Permit> replyTo) {
    return new Limits.Ask(question, limiters(wish), urgency(wish), replyTo);
  }

  /** Whether it is so already; false when that cannot be told by looking. */
  CompletionStage<Boolean> isSo(Effect.State wish, Sight sight) {
    if (wish instanceof Effect.SetMembership set) {
      return sight
          .membership(set.room(), set.user())
          .thenApply(membership -> Comparison.isSo(set.change(), membership));
    }
    if (wish instanceof Effect.PutState put) {
      return sight
          .state(put.room(), put.type(), put.stateKey())
          .thenApply(content -> Comparison.isSo(put, content));
    }
    if (wish instanceof Effect.SetPower set) {
      return decide(set, sight).thenApply(PowerRule.Answer.AlreadySo.class::isInstance);
    }
    if (wish instanceof Effect.PutAlias put) {
      return resolve(put).thenApply(room -> Comparison.isSo(put, room));
    }
    Optional<RoomId> room = RoomId.parse(Subject.of(wish).place());
    boolean isOurs = Subject.of(wish).group() == Subject.Group.SELF;
    if (isOurs && room.isPresent()) {
      return sight
          .membership(room.get(), client.user())
          .thenApply(own -> Comparison.isSo(wish, own));
    }
    return CompletableFuture.completedFuture(false);
  }

  /** Does it, or finds out that it may not be done; the stage never fails. */
  CompletionStage<End> make(Effect.State wish) {
    return CompletableFuture.completedFuture(wish)
        .thenCompose(
            any ->
                wish instanceof Effect.SetPower set
                    ? setPower(set)
                    : request(wish).thenApply(done -> MADE))
        .exceptionally(End.Failed::new);
  }

  /** What is put is made of what is there at this moment. */
  private CompletionStage<End> setPower(Effect.SetPower set) {
    return decide(set, Sight.ofServer(client))
        .thenCompose(
            answer -> {
              if (answer instanceof PowerRule.Answer.Put put) {
                return client
                    .putState(set.room(), PowerRule.TYPE, "", put.content())
                    .thenApply(event -> MADE);
              }
              return CompletableFuture.completedFuture(
                  answer instanceof PowerRule.Answer.Refused refused
                      ? new End.Decided(ChangeResult.givenUp(refused.reason()), Limits.Use.NONE)
                      : NEEDLESS);
            });
  }

  private CompletionStage<PowerRule.Answer> decide(Effect.SetPower set, Sight sight) {
    CompletionStage<Set<UserId>> mighty =
        view.mighty(set.room())
            .thenApply(
                known ->
                    known.orElseThrow(
                        () -> new IllegalStateException("who made the room is not known")));
    return sight
        .state(set.room(), PowerRule.TYPE, "")
        .thenCombine(mighty, PowerRule.Present::new)
        .thenApply(present -> PowerRule.decide(set, present, client.user()));
  }

  private CompletionStage<?> request(Effect.State wish) {
    if (wish instanceof Effect.SetMembership set) {
      return membership(set);
    }
    if (wish instanceof Effect.PutState put) {
      return client.putState(put.room(), put.type(), put.stateKey(), put.content());
    }
    if (wish instanceof Effect.Join join) {
      return client.join(join.room(), join.via(), join.reason());
    }
    if (wish instanceof Effect.Knock knock) {
      return client.knock(knock.room(), knock.via(), knock.reason());
    }
    if (wish instanceof Effect.Leave leave) {
      return client.leave(leave.room(), leave.reason());
    }
    if (wish instanceof Effect.PutAlias put) {
      return put.room().isPresent()
          ? client.putAlias(put.alias(), put.room().get())
          : client.deleteAlias(put.alias());
    }
    if (wish instanceof Effect.PutAccountData put) {
      return put.room().isPresent()
          ? client.putRoomAccountData(put.room().get(), put.type(), put.content())
          : client.putAccountData(put.type(), put.content());
    }
    Effect.PutProfile put = (Effect.PutProfile) wish;
    return client.putProfileField(put.field(), TextNode.valueOf(put.value()));
  }

  private CompletionStage<Void> membership(Effect.SetMembership set) {
    return switch (set.change()) {
      case INVITE -> client.invite(set.room(), set.user(), set.reason());
      case KICK -> client.kick(set.room(), set.user(), set.reason());
      case BAN -> client.ban(set.room(), set.user(), set.reason());
      case UNBAN -> client.unban(set.room(), set.user(), set.reason());
    };
  }

  private CompletionStage<Optional<RoomId>> resolve(Effect.PutAlias put) {
    return MatrixException.ifThere(
        client.resolveAlias(put.alias()).thenApply(AliasApi.Resolved::room));
  }
}
