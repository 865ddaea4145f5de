package dev.althing.entity.direct;

import static dev.althing.testing.Eventually.eventually;
import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.entity.KeptEffects;
import dev.althing.entity.ManualClock;
import dev.althing.journal.Database;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.DirectRoomLookup.Unreachable;
import dev.althing.outbox.Effects;
import dev.althing.outbox.RoomStateView;
import dev.althing.outbox.Written;
import dev.althing.outbox.write.EffectWriter;
import dev.althing.testing.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Databases.class)
final class DirectRoomsTest {
  private static final UserId BOT = new UserId("@bot:x");
  private static final UserId ANN = new UserId("@ann:x");
  private static final UserId BOB = new UserId("@bob:x");
  private static final RoomId OLD = new RoomId("!old:x");

  private final Databases kind;
  private final ManualClock clock = new ManualClock();
  private final KeptEffects kept =
      new KeptEffects(
          effect -> effect instanceof Effect.CreateRoom || effect instanceof Effect.PutAccountData);
  private final People people = new People();

  /** What the homeserver has as account data: it lags behind what is written. */
  private volatile Optional<ObjectNode> account = Optional.empty();

  private volatile boolean creates = true;
  private volatile Optional<RuntimeException> refusal = Optional.empty();
  private final Map<Cause, CompletableFuture<RoomId>> created = new ConcurrentHashMap<>();
  private ActorTestKit kit;
  private Database database;
  private Effects effects;

  DirectRoomsTest(Databases kind) {
    this.kind = kind;
  }

  /** Who is in which room. */
  private static final class People implements RoomStateView, DirectRooms.Pairs {
    private final Map<String, String> memberships = new ConcurrentHashMap<>();
    private final Set<RoomId> noPairs = ConcurrentHashMap.newKeySet();
    private final Map<UserId, List<RoomId>> opened = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Boolean> mayBePair(RoomId room) {
      return CompletableFuture.completedFuture(!noPairs.contains(room));
    }

    @Override
    public CompletionStage<List<RoomId>> openedBy(UserId user) {
      return CompletableFuture.completedFuture(opened.getOrDefault(user, List.of()));
    }

    void are(RoomId room, UserId user, String membership) {
      memberships.put(room + " " + user, membership);
    }

    @Override
    public CompletionStage<Optional<ObjectNode>> state(RoomId room, String type, String key) {
      throw new AssertionError();
    }

    @Override
    public CompletionStage<Optional<String>> membership(RoomId room, UserId user) {
      return CompletableFuture.completedFuture(
          Optional.ofNullable(memberships.get(room + " " + user)));
    }

    @Override
    public CompletionStage<Optional<Set<UserId>>> mighty(RoomId room) {
      throw new AssertionError();
    }

    @Override
    public CompletionStage<Set<RoomId>> joined() {
      throw new AssertionError();
    }
  }

  @BeforeEach
  void start() {
    database = kind.open();
    kit = ActorTestKit.create("direct", ConfigFactory.parseString("akka.loglevel = WARNING"));
    var writer = kit.spawn(EffectWriter.create(database, List.of(kept), clock));
    effects = EffectWriter.door(writer, database);
  }

  @AfterEach
  void end() {
    kit.shutdownTestKit();
    database.close();
  }

  private DirectRooms rooms() {
    return rooms(effects);
  }

  private DirectRooms rooms(Effects door) {
    return new DirectRooms(
        database,
        clock,
        new DirectRooms.Surroundings(
            BOT,
            people,
            people,
            door,
            () -> CompletableFuture.completedFuture(account),
            (cause, ordinal) -> creation(cause).copy()));
  }

  private CompletableFuture<RoomId> creation(Cause cause) {
    return created.computeIfAbsent(
        cause,
        c -> {
          if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
          }
          return creates
              ? CompletableFuture.completedFuture(new RoomId("!made" + created.size() + ":x"))
              : new CompletableFuture<>();
        });
  }

  private long creations() {
    return kept.all.stream().filter(k -> k.effect() instanceof Effect.CreateRoom).count();
  }

  private Stream<ObjectNode> written() {
    return kept.all.stream()
        .filter(k -> k.effect() instanceof Effect.PutAccountData)
        .map(k -> ((Effect.PutAccountData) k.effect()).content());
  }

  private ObjectNode lastWritten() {
    return written().reduce((first, second) -> second).orElseThrow();
  }

  @Test
  void makesARoomOnceAndNamesIt() {
    DirectRooms rooms = rooms();

    RoomId room = await(rooms.roomWith(ANN));

    assertThat(await(rooms.roomWith(ANN))).isEqualTo(room);
    assertThat(await(rooms().roomWith(ANN))).isEqualTo(room);
    assertThat(creations()).isEqualTo(1);
    assertThat(kept.all.get(0).cause()).isEqualTo(Cause.own("direct:@ann:x:1"));
    assertThat(kept.all.get(0).effect())
        .isEqualTo(
            new Effect.CreateRoom(
                Json.readObject(
                        """
                        {"preset":"trusted_private_chat","is_direct":true,"invite":["@ann:x"]}""")
                    .orElseThrow()));
    assertThat(written()).containsExactly(direct(ANN, room));
  }

  @Test
  void sharesOneLookupAmongAllWhoAskAtOnce() {
    creates = false;
    DirectRooms rooms = rooms();
    var first = rooms.roomWith(ANN);
    var second = rooms.roomWith(ANN);
    eventually("it is being made", () -> !created.isEmpty());

    creation(Cause.own("direct:@ann:x:1")).complete(new RoomId("!late:x"));

    assertThat(await(first)).isEqualTo(await(second)).isEqualTo(new RoomId("!late:x"));
    assertThat(creations()).isEqualTo(1);
  }

  @Test
  void letsNobodyWaitForAnotherPerson() {
    creates = false;
    DirectRooms rooms = rooms();
    var ann = rooms.roomWith(ANN).toCompletableFuture();
    eventually("it is being made", () -> !created.isEmpty());
    creates = true;

    assertThat(await(rooms.roomWith(BOB))).isNotNull();

    assertThat(ann).isNotDone();
  }

  @Test
  void keepsWhatElseIsNamedAlsoWhenItWasNotReadBackYet() {
    ObjectNode before = direct(new UserId("@eve:x"), OLD);
    before.put("@odd:x", 7).putArray("@bob:x").add("!left:x").add(7);
    account = Optional.of(before);
    DirectRooms rooms = rooms();

    var ann = rooms.roomWith(ANN);
    var bob = rooms.roomWith(BOB);
    RoomId withAnn = await(ann);
    RoomId withBob = await(bob);

    ObjectNode last = lastWritten();
    assertThat(last.path("@eve:x").get(0).asText()).isEqualTo(OLD.value());
    assertThat(last.path("@odd:x").asInt()).isEqualTo(7);
    assertThat(last.path("@ann:x").toString()).isEqualTo("[\"" + withAnn + "\"]");
    assertThat(last.path("@bob:x").toString()).isEqualTo("[\"" + withBob + "\",\"!left:x\"]");
  }

  @Test
  void takesARoomThatIsNamedAndStillGood() {
    RoomId left = new RoomId("!left:x");
    RoomId alone = new RoomId("!alone:x");
    account = Optional.of(direct(ANN, left, alone, new RoomId("!unknown:x"), OLD));
    account.get().withArray("/@ann:x").add("no room");
    people.are(left, BOT, "leave");
    people.are(left, ANN, "join");
    people.are(alone, BOT, "join");
    people.are(alone, ANN, "leave");
    people.are(OLD, BOT, "join");
    people.are(OLD, ANN, "invite");

    assertThat(await(rooms().roomWith(ANN))).isEqualTo(OLD);
    assertThat(await(rooms().roomWith(ANN))).isEqualTo(OLD);
    assertThat(kept.all).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@bot:x", "@ann:x"})
  void makesAnotherRoomWhenSomebodyHasLeft(String who) {
    RoomId first = await(rooms().roomWith(ANN));
    people.are(first, BOT, "join");
    people.are(first, ANN, "join");
    assertThat(await(rooms().roomWith(ANN))).isEqualTo(first);

    people.are(first, new UserId(who), "leave");
    RoomId second = await(rooms().roomWith(ANN));

    assertThat(second).isNotEqualTo(first);
    assertThat(creations()).isEqualTo(2);
    assertThat(lastWritten().path("@ann:x").get(0).asText()).isEqualTo(second.value());
  }

  @Test
  void takesARoomThatThePersonOpenedAndNamesIt() {
    RoomId left = new RoomId("!left:x");
    RoomId crowded = new RoomId("!crowded:x");
    people.opened.put(ANN, List.of(left, crowded, OLD));
    people.are(left, ANN, "leave");
    people.noPairs.add(crowded);
    people.are(OLD, BOT, "join");

    assertThat(await(rooms().roomWith(ANN))).isEqualTo(OLD);
    assertThat(await(rooms().roomWith(ANN))).isEqualTo(OLD);

    assertThat(creations()).isZero();
    assertThat(written()).containsExactly(direct(ANN, OLD));
    assertThat(await(rooms().roomWith(BOB))).isNotEqualTo(OLD);
  }

  @Test
  void takesARoomThatWasOpenedAfterOurInvitationWasRefused() {
    refusal = Optional.of(new Unreachable("they let nobody in"));
    assertThatThrownBy(() -> await(rooms().roomWith(ANN))).isInstanceOf(Unreachable.class);

    people.opened.put(ANN, List.of(OLD));

    assertThat(await(rooms().roomWith(ANN))).isEqualTo(OLD);
    assertThat(creations()).isEqualTo(1);
  }

  @Test
  void leavesARoomThatIsNoPairsAnyMore() {
    account = Optional.of(direct(ANN, OLD));
    people.are(OLD, BOT, "join");
    people.are(OLD, ANN, "join");
    assertThat(await(rooms().roomWith(ANN))).isEqualTo(OLD);

    people.noPairs.add(OLD);
    RoomId second = await(rooms().roomWith(ANN));

    assertThat(second).isNotEqualTo(OLD);
    assertThat(await(rooms().roomWith(ANN))).isEqualTo(second);
    assertThat(creations()).isEqualTo(1);
  }

  /** Where a process dies while it makes a room. */
  private enum Death {
    BEFORE_THE_WISH,
    AFTER_THE_WISH,
    WHILE_IT_IS_MADE,
    BEFORE_IT_IS_NAMED,
    AFTER_IT_IS_NAMED
  }

  @ParameterizedTest
  @EnumSource(Death.class)
  void makesNoSecondRoomWhereverItDies(Death death) {
    creates = death != Death.WHILE_IT_IS_MADE;
    var reached = new CompletableFuture<Void>();
    if (death == Death.WHILE_IT_IS_MADE) {
      rooms().roomWith(ANN);
      eventually("it is being made", () -> !created.isEmpty());
      creation(Cause.own("direct:@ann:x:1")).complete(new RoomId("!made:x"));
    } else {
      rooms(dying(death, reached)).roomWith(ANN);
      await(reached);
    }

    RoomId room = await(rooms().roomWith(ANN));

    assertThat(await(rooms().roomWith(ANN))).isEqualTo(room);
    assertThat(creations()).isEqualTo(1);
    assertThat(lastWritten()).isEqualTo(direct(ANN, room));
    assertThat(written().distinct()).hasSize(1);
  }

  /** A door behind which nothing more happens from a moment on. */
  private Effects dying(Death death, CompletableFuture<Void> reached) {
    return new Effects() {
      @Override
      public CompletionStage<Written> write(Cause cause, List<Effect> list) {
        boolean making = list.get(0) instanceof Effect.CreateRoom;
        boolean before = death == (making ? Death.BEFORE_THE_WISH : Death.BEFORE_IT_IS_NAMED);
        boolean after = death == (making ? Death.AFTER_THE_WISH : Death.AFTER_IT_IS_NAMED);
        if (before) {
          reached.complete(null);
          return new CompletableFuture<>();
        }
        if (after) {
          return effects
              .write(cause, list)
              .thenCompose(
                  written -> {
                    reached.complete(null);
                    return new CompletableFuture<>();
                  });
        }
        return effects.write(cause, list);
      }

      @Override
      public CompletionStage<Boolean> knows(Cause cause) {
        return effects.knows(cause);
      }
    };
  }

  @Test
  void saysWhenSomebodyCannotBeWrittenToAndTriesAgainLater() {
    refusal = Optional.of(new Unreachable("they let nobody in"));
    DirectRooms rooms = rooms();

    assertThatThrownBy(() -> await(rooms.roomWith(ANN))).isInstanceOf(Unreachable.class);
    assertThatThrownBy(() -> await(rooms.roomWith(ANN))).isInstanceOf(Unreachable.class);
    assertThat(creations()).isEqualTo(1);

    refusal = Optional.empty();
    clock.pass(Duration.ofMinutes(11));
    assertThat(await(rooms.roomWith(ANN))).isNotNull();
    assertThat(creations()).isEqualTo(2);
  }

  @Test
  void triesTheSameRoomAgainAfterPassingTrouble() {
    refusal = Optional.of(new IllegalStateException("passing"));
    DirectRooms rooms = rooms();
    assertThatThrownBy(() -> await(rooms.roomWith(ANN))).hasMessage("passing");
    refusal = Optional.empty();
    created.clear();

    assertThat(await(rooms.roomWith(ANN))).isNotNull();

    assertThat(creations()).isEqualTo(1);
  }

  @Test
  void doesNotTalkToItself() {
    assertThatThrownBy(() -> await(rooms().roomWith(BOT))).isInstanceOf(Unreachable.class);
  }

  private static ObjectNode direct(UserId user, RoomId... rooms) {
    ObjectNode content = Json.object();
    var array = content.putArray(user.value());
    Stream.of(rooms).map(RoomId::value).forEach(array::add);
    return content;
  }
}
