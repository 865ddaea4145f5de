package dev.althing.outbox.assembly;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import dev.althing.crypto.Cipher;
import dev.althing.journal.Database;
import dev.althing.outbox.Account;
import dev.althing.outbox.DirectRoomLookup;
import dev.althing.outbox.EffectTable;
import dev.althing.outbox.Effects;
import dev.althing.outbox.GivenUp;
import dev.althing.outbox.OutboxObserver;
import dev.althing.outbox.RoomStateView;
import dev.althing.outbox.Sending;
import dev.althing.outbox.SentTable;
import dev.althing.outbox.StateChanges;
import dev.althing.outbox.ephemera.Ephemera;
import dev.althing.outbox.ephemera.Signals;
import dev.althing.outbox.ledger.Ledger;
import dev.althing.outbox.ledger.LedgerTable;
import dev.althing.outbox.ledger.Office;
import dev.althing.outbox.limits.BudgetObserver;
import dev.althing.outbox.limits.Limits;
import dev.althing.outbox.oneshot.MadeRooms;
import dev.althing.outbox.oneshot.OneShotTable;
import dev.althing.outbox.oneshot.RoomMaker;
import dev.althing.outbox.send.Outbox;
import dev.althing.outbox.send.OutboxTable;
import dev.althing.outbox.send.Post;
import dev.althing.outbox.upkeep.Attachments;
import dev.althing.outbox.upkeep.Pruner;
import dev.althing.outbox.write.EffectWriter;
import dev.althing.trouble.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Everything that goes out, put together: the doors to write through and the actors behind them.
 *
 * @param effects writes effects down
 * @param sending the outbox
 * @param changes the ledger
 * @param rooms the maker of rooms
 * @param signals signs of life
 * @param limits who gives permits for requests
 */
public record Outgoing(
    Effects effects,
    Sending sending,
    StateChanges changes,
    MadeRooms rooms,
    Signals signals,
    ActorRef<Limits.Command> limits) {
  private static final Duration FIRST_RESTART = Duration.ofSeconds(1);
  private static final Duration LAST_RESTART = Duration.ofMinutes(1);
  private static final double JITTER = 0.2;
  private static final int STASHED = 100_000;

  /**
   * What it stands on.
   *
   * @param account from which we send
   * @param database the journal
   * @param cipher what seals events
   * @param view what is known of rooms
   * @param directRooms knows the rooms of persons
   * @param files the directory under which files to be sent are
   * @param clock the time
   * @param random spreads repeated tries; used by several threads
   */
  public record Ground(
      Account account,
      Database database,
      Cipher cipher,
      RoomStateView view,
      DirectRoomLookup directRooms,
      Path files,
      InstantSource clock,
      RandomGenerator random) {}

  /**
   * Who has to do with it.
   *
   * @param listening completes when what is said in a room that we enter will be heard
   * @param tables further tables that take effects
   * @param sentTables tables that note the ids of our events
   * @param givenUp hears of what is given up
   * @param observer hears how much waits
   * @param budgets hears how long requests wait for limits
   */
  public record Company(
      CompletionStage<?> listening,
      List<EffectTable> tables,
      List<SentTable> sentTables,
      GivenUp.Listener givenUp,
      OutboxObserver observer,
      BudgetObserver budgets) {
    /** Copies the lists. */
    public Company {
      tables = List.copyOf(tables);
      sentTables = List.copyOf(sentTables);
    }
  }

  /**
   * How it behaves.
   *
   * @param requestsAtATime how many requests that write may be under way
   * @param keepSettled how long what is settled stays in the tables
   * @param keepSent how long the ids of sent events stay, so that they can be edited and removed
   * @param backoff how long to wait after trouble
   * @param patience how long the homeserver may be at work on a request we lost sight of
   */
  public record Manner(
      int requestsAtATime,
      Duration keepSettled,
      Duration keepSent,
      Backoff backoff,
      Duration patience) {
    /** As it is good for nearly everybody. */
    public static Manner standard() {
      return new Manner(
          12, Duration.ofDays(7), Duration.ofDays(90), Backoff.standard(), Duration.ofSeconds(5));
    }
  }

  /** Starts all actors as children of the caller. */
  public static Outgoing start(
      ActorContext<?> context, Ground ground, Company company, Manner manner) {
    InstantSource clock = ground.clock();
    var limits =
        spawn(context, "limits", Limits.create(manner.requestsAtATime(), clock, company.budgets()));
    Office office = office(ground, limits, manner);
    var outbox =
        spawn(
            context,
            "outbox",
            Outbox.create(post(ground, limits, manner), neighbours(ground, company)));
    var ledger =
        spawn(
            context,
            "ledger",
            Ledger.create(office, company.listening(), company.givenUp(), company.observer()));
    var maker =
        spawn(
            context, "room-maker", RoomMaker.create(office, manner.patience(), company.givenUp()));
    var ephemera = spawn(context, "ephemera", Ephemera.create(ground.account().client()));
    var tables = new ArrayList<>(company.tables());
    tables.add(new OutboxTable(outbox, clock));
    tables.add(new LedgerTable(ledger, clock));
    tables.add(new OneShotTable(maker, clock));
    var attachments = new Attachments(ground.files(), clock);
    var upkeep = new Pruner.Surroundings(ground.database(), tables, attachments, clock);
    spawn(context, "pruner", Pruner.create(upkeep, manner.keepSettled(), manner.keepSent()));
    var writer =
        spawn(context, "effect-writer", EffectWriter.create(ground.database(), tables, clock));
    return new Outgoing(
        EffectWriter.door(writer, ground.database()),
        Outbox.door(outbox),
        Ledger.door(ledger),
        RoomMaker.door(maker),
        Ephemera.door(ephemera),
        limits);
  }

  private static Post post(Ground ground, ActorRef<Limits.Command> limits, Manner manner) {
    return new Post(
        ground.account(),
        ground.database(),
        ground.cipher(),
        limits,
        ground.files(),
        manner.backoff(),
        ground.clock(),
        ground.random());
  }

  private static Office office(Ground ground, ActorRef<Limits.Command> limits, Manner manner) {
    return new Office(
        ground.account().client(),
        ground.database(),
        ground.view(),
        limits,
        manner.backoff(),
        ground.clock(),
        ground.random());
  }

  private static Outbox.Neighbours neighbours(Ground ground, Company company) {
    return new Outbox.Neighbours(
        ground.directRooms(), company.sentTables(), company.givenUp(), company.observer());
  }

  /** What a failed one held in memory it finds again in its table. */
  private static <T> ActorRef<T> spawn(ActorContext<?> context, String name, Behavior<T> behavior) {
    SupervisorStrategy restart =
        SupervisorStrategy.restartWithBackoff(FIRST_RESTART, LAST_RESTART, JITTER)
            .withStashCapacity(STASHED);
    return context.spawn(Behaviors.supervise(behavior).onFailure(Exception.class, restart), name);
  }
}
