package dev.althing.room;

import static dev.althing.room.Told.ANN;
import static dev.althing.room.Told.BOT;
import static dev.althing.room.Told.ROOM;
import static dev.althing.room.Told.member;
import static dev.althing.room.Told.news;
import static dev.althing.room.Told.text;
import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.journal.DatabaseAway;
import dev.althing.journal.Sql;
import dev.althing.matrix.event.Encrypted;
import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.Effects;
import dev.althing.outbox.Written;
import dev.althing.room.hearing.Audience;
import dev.althing.room.hearing.Hearing;
import dev.althing.room.hearing.Law;
import dev.althing.room.hearing.Turns;
import dev.althing.room.state.MemberWatch;
import dev.althing.room.state.Members;
import dev.althing.room.state.RoomState;
import dev.althing.room.state.RoomStore;
import dev.althing.sync.Intake;
import dev.althing.sync.Quarantine;
import dev.althing.sync.RoomUpdate;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import dev.althing.testing.Databases;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RoomsTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  private final Database database = Databases.H2.open();
  private final RoomStore store = new RoomStore(database, BOT);
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();
  private final AtomicInteger lives = new AtomicInteger();
  private final AtomicInteger restarts = new AtomicInteger();
  private final List<EventId> kept = new CopyOnWriteArrayList<>();
  private final List<Quarantine.Entry> putAway = new CopyOnWriteArrayList<>();
  private volatile Consumer<RoomEvent> probe = event -> {};
  private volatile Duration rest = Duration.ofMinutes(5);
  private volatile Runnable atTheEnd = () -> {};

  private final Rooms.Watch watch =
      new Rooms.Watch() {
        @Override
        public void restarted(RoomId room) {
          restarts.incrementAndGet();
        }

        @Override
        public void quarantined(Quarantine.Entry entry) {
          putAway.add(entry);
        }
      };

  /** Hears texts, leaves invitations alone. */
  private final Hearing hearing =
      new Hearing() {
        @Override
        public Optional<Matter> hear(RoomEvent event, Moment moment) {
          event.as(Message.class).map(Message::body).ifPresent(heard::add);
          boolean isLost = event.as(Message.class).filter(m -> m.body().equals("lost")).isPresent();
          CompletionStage<List<Effect>> consequences =
              isLost
                  ? CompletableFuture.failedFuture(new IllegalStateException("later"))
                  : CompletableFuture.completedFuture(List.of());
          return Optional.of(new Matter(Cause.event(event.id()), consequences));
        }

        @Override
        public List<Matter> rest(RoomState state) {
          atTheEnd.run();
          return List.of();
        }

        @Override
        public boolean isImmune(UserId user, RoomState state) {
          return false;
        }

        @Override
        public Optional<Matter> invited(RoomUpdate update) {
          heard.add("invited");
          return Optional.empty();
        }
      };

  private static final class NoEffects implements Effects {
    @Override
    public CompletionStage<Written> write(Cause cause, List<Effect> effects) {
      throw new AssertionError("nothing follows here");
    }

    @Override
    public CompletionStage<Boolean> knows(Cause cause) {
      return CompletableFuture.completedFuture(false);
    }
  }

  private Behavior<Rooms.Command> supervisor(Quarantine quarantine) {
    Rooms.Builder builder =
        (id, landlord) -> {
          lives.incrementAndGet();
          MemberWatch members =
              new MemberWatch(
                  room -> false,
                  new Members(),
                  store,
                  room -> CompletableFuture.completedFuture(List.of()));
          OwnEvents own =
              new OwnEvents(BOT, (transaction, event) -> CompletableFuture.completedFuture(null));
          return Room.create(
              id,
              new RoomState(BOT),
              new Room.Surroundings(
                  store,
                  new Reception.Ears(
                      Law.NONE, hearing, Audience.NOBODY, event -> probe.accept(event)),
                  new Turns(new NoEffects(), Duration.ofMinutes(1), CompletableFuture::new),
                  own,
                  members,
                  event -> {
                    kept.add(event.id());
                    return CompletableFuture.completedFuture(null);
                  },
                  rest),
              landlord);
        };
    return Rooms.create(builder, quarantine, watch, new Random(1));
  }

  private Intake intake(Quarantine quarantine) {
    return Rooms.intake(KIT.spawn(supervisor(quarantine)));
  }

  private Intake intake() {
    return intake(new Quarantine(database, Clock.systemUTC()));
  }

  private void failsAt(String body, int times, RuntimeException fault) {
    probe =
        event -> {
          boolean isIt = event.as(Message.class).filter(m -> m.body().equals(body)).isPresent();
          if (isIt && faults.merge(body, 1, Integer::sum) <= times) {
            throw fault;
          }
        };
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aRoomThatRestsIsLetGoAndComesBackWithItsState() {
    rest = Duration.ofMillis(1);
    Intake intake = intake();
    await(intake.take(news(member(BOT, "join"), text(ANN, "one"))));

    eventually(
        "a room that was let go is started again",
        () -> {
          await(intake.take(news(text(ANN, "more"))));
          return lives.get() > 2;
        });

    assertThat(heard).startsWith("one", "more").hasSizeGreaterThan(2);
    assertThat(restarts).hasValue(0);
  }

  @Test
  void anEventThatFailsTwiceIsHeardTheThirdTime() {
    Intake intake = intake();
    failsAt("hard", 2, new IllegalStateException("not yet"));

    await(intake.take(news(member(BOT, "join"), text(ANN, "hard"))));

    assertThat(heard).containsExactly("hard");
    assertThat(restarts).hasValue(2);
    assertThat(putAway).isEmpty();
  }

  @Test
  void updatesThatComeWhileARoomIsDownWaitForIt() {
    Intake intake = intake();
    failsAt("hard", 2, new IllegalStateException("not yet"));
    var first = intake.take(news(member(BOT, "join"), text(ANN, "hard")));
    eventually("the room failed", () -> restarts.get() > 0);

    await(intake.take(news(text(ANN, "after"))));
    await(first);

    assertThat(heard).containsExactly("hard", "after");
  }

  @Test
  void anEventIsNotPutAwayBecauseTheDatabaseIs() {
    Intake intake = intake();
    failsAt("hard", 5, new DatabaseAway("away", null));

    await(intake.take(news(member(BOT, "join"), text(ANN, "hard"))));

    assertThat(heard).containsExactly("hard");
    assertThat(restarts).hasValue(5);
    assertThat(putAway).isEmpty();
  }

  @Test
  void whatCannotBePutAwayIsTriedAgain() {
    Database away = Databases.H2.open();
    away.close();
    Intake intake = intake(new Quarantine(away, Clock.systemUTC()));
    failsAt("hard", 4, new IllegalStateException("never"));

    await(intake.take(news(member(BOT, "join"), text(ANN, "hard"))));

    assertThat(heard).containsExactly("hard");
    assertThat(putAway).isEmpty();
  }

  @Test
  void anEventWhoseConsequencesFailIsPutAwayToo() {
    Intake intake = intake();

    await(intake.take(news(member(BOT, "join"), text(ANN, "lost"), text(ANN, "kept"))));

    assertThat(heard.stream().filter("lost"::equals)).hasSize(3);
    assertThat(heard).endsWith("kept");
    assertThat(putAway).hasSize(1);
    assertThat(putAway.get(0).reason()).contains("later");
  }

  @Test
  void anUpdateThatFailsAsAWholeIsPutAwayAndTheRestIsHeard() {
    Intake intake = intake();
    await(intake.take(news(member(BOT, "join"), text(ANN, "before"))));
    AtomicInteger ends = new AtomicInteger();
    atTheEnd =
        () -> {
          if (ends.incrementAndGet() <= 3) {
            throw new IllegalStateException("no event is to blame");
          }
        };
    RoomEvent bad = text(ANN, "bad");

    var first = intake.take(news(bad));
    await(intake.take(news(text(ANN, "after"))));
    await(first);

    assertThat(heard).containsExactly("before", "bad", "bad", "bad", "after");
    assertThat(restarts).hasValue(3);
    assertThat(putAway).hasSize(1);
    assertThat(putAway.get(0).room()).isEqualTo(ROOM);
    assertThat(putAway.get(0).reason()).contains("no event is to blame");
    assertThat(await(new Quarantine(database, Clock.systemUTC()).entries()))
        .extracting(Quarantine.Entry::event)
        .containsExactly(putAway.get(0).event());
  }

  @Test
  void anUpdateThatCannotBeStoredIsPutAwayToo() {
    Intake intake = intake();
    await(intake.take(news(member(BOT, "join"))));
    String tooLong = "{'name':'" + "x".repeat(1_100_000) + "'}";

    await(intake.take(news(Told.state(ANN, "m.room.name", "", tooLong))));
    await(intake.take(news(text(ANN, "after"))));

    assertThat(heard).containsExactly("after");
    assertThat(putAway).hasSize(1);
  }

  @Test
  void aRoomThatCannotBeReadMakesNobodyWaitForEver() {
    Intake intake = intake();
    await(
        database.transact(
            c -> {
              Sql.update(
                  c,
                  "insert into rooms (room_id, membership, joined_members, invited_members, members_known) values (?, 'join', 2, 0, false)",
                  ROOM.value());
              String state =
                  "insert into room_state values (?, 't', '', 'no event', '@ann:x', '{}')";
              return Sql.update(c, state, ROOM.value());
            }));

    await(intake.take(news(text(ANN, "one"))));

    assertThat(heard).isEmpty();
    assertThat(restarts).hasValue(3);
    assertThat(putAway).hasSize(1);
  }

  @Test
  void whoeverWaitsHearsThatTheRoomsStopped() {
    ActorRef<Rooms.Command> rooms =
        KIT.spawn(supervisor(new Quarantine(database, Clock.systemUTC())));
    failsAt("hard", Integer.MAX_VALUE, new DatabaseAway("away", null));
    var taken = Rooms.intake(rooms).take(news(member(BOT, "join"), text(ANN, "hard")));
    eventually("the room failed", () -> restarts.get() > 0);

    KIT.stop(rooms);

    assertThatThrownBy(() -> await(taken)).hasStackTraceContaining("stopped");
  }

  @Test
  void whatCannotBeReadYetIsKeptAndHeardWhenItComesAgain() {
    Intake intake = intake();
    RoomEvent sealed = Told.event(ANN, "m.room.encrypted", "{'algorithm':'m.test'}");
    Encrypted content = sealed.as(Encrypted.class).orElseThrow();
    RoomEvent plain = sealed.meaning(text(ANN, "secret").content());

    await(intake.take(news(sealed.meaning(content.awaited()), member(BOT, "join"))));
    assertThat(kept).as("what was said before the bot came").isEmpty();
    await(intake.take(news(sealed.meaning(content.awaited()))));
    assertThat(kept).containsExactly(sealed.id());
    await(intake.take(Told.update(Section.JOIN, Source.LATE, plain)));
    await(intake.take(Told.update(Section.JOIN, Source.LATE, plain)));

    assertThat(heard).containsExactly("secret");
  }

  @Test
  void whatCanBeReadLateBringsNoRoomBackThatWasLeft() {
    Intake intake = intake();
    await(intake.take(news(member(BOT, "join"))));
    await(intake.take(Told.update(Section.LEAVE, Source.NEWS, member(BOT, "leave"))));

    await(intake.take(Told.update(Section.JOIN, Source.LATE, text(ANN, "late"))));

    assertThat(heard).isEmpty();
    assertThat(standing()).contains(Membership.LEAVE);
  }

  @Test
  void aRoomMayBeWokenWithoutNews() {
    ActorRef<Rooms.Command> rooms =
        KIT.spawn(supervisor(new Quarantine(database, Clock.systemUTC())));

    rooms.tell(new Rooms.Wake(ROOM));
    rooms.tell(new Rooms.Wake(ROOM));
    await(Rooms.intake(rooms).take(news(member(BOT, "join"), text(ANN, "hello"))));

    assertThat(heard).containsExactly("hello");
    assertThat(lives).hasValue(1);
  }

  @Test
  void theBotsStandingFollowsTheSections() {
    Intake intake = intake();

    await(intake.take(Told.update(Section.KNOCK, Source.NEWS)));
    assertThat(standing()).contains(Membership.KNOCK);
    await(intake.take(Told.update(Section.INVITE, Source.NEWS)));
    assertThat(standing()).contains(Membership.INVITE);
    await(intake.take(news(text(ANN, "welcome"))));
    assertThat(standing()).contains(Membership.JOIN);
    await(intake.take(Told.update(Section.LEAVE, Source.NEWS)));
    assertThat(standing()).contains(Membership.LEAVE);
    await(intake.take(Told.update(Section.LEAVE, Source.NEWS, member(BOT, "ban"))));
    assertThat(standing()).contains(Membership.BAN);
    await(intake.take(Told.update(Section.LEAVE, Source.NEWS)));
    assertThat(standing()).contains(Membership.BAN);
    assertThat(heard).containsExactly("invited", "welcome");
  }

  @Test
  void theSameEventIsHeardOnceAndHistoryNever() {
    Intake intake = intake();
    RoomEvent event = text(ANN, "hello");

    await(intake.take(Told.update(Section.JOIN, Source.HISTORY, text(ANN, "old"))));
    await(intake.take(Told.update(Section.JOIN, Source.GAP, event)));
    await(intake.take(news(event)));

    assertThat(heard).containsExactly("hello");
  }

  private Optional<Membership> standing() {
    return await(store.load(ROOM)).membership();
  }
}
