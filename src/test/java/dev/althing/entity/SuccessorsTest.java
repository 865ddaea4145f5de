package dev.althing.entity;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.journal.Database;
import dev.althing.matrix.id.RoomId;
import dev.althing.testing.Databases;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
final class SuccessorsTest {
  private static final RoomId A = new RoomId("!a:x");
  private static final RoomId B = new RoomId("!b:x");
  private static final RoomId C = new RoomId("!c:x");
  private static final Cause CAUSE = Cause.own("end");

  private final Databases kind;
  private Database database;
  private Successors successors;

  SuccessorsTest(Databases kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    database = kind.open();
    successors = new Successors(database);
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void aRoomGoesOnInTheLastOfThoseThatReplacedIt() {
    replace(A, B);
    replace(B, C);

    assertThat(successors.latest(A)).isEqualTo(C);
    assertThat(successors.latest(C)).isEqualTo(C);
    assertThat(successors.of(A)).contains(B);
    assertThat(successors.isSuccessor(B)).isTrue();
    assertThat(successors.isSuccessor(A)).isFalse();
  }

  @Test
  void whatIsSaidOfARoomGoesForThoseThatReplacedItUntilOneIsNamed() {
    replace(A, C);
    replace(B, C);
    RoomId last = new RoomId("!d:x");
    replace(C, last);

    assertThat(successors.nearest(last, Set.of(B))).isEqualTo(B);
    assertThat(successors.nearest(last, Set.of(B, C))).isEqualTo(C);
    assertThat(successors.nearest(last, Set.of())).isEqualTo(last);
    replace(last, A);
    assertThat(successors.nearest(last, Set.of())).isEqualTo(last);
    assertThat(successors.nearest(A, Set.of(B))).isEqualTo(B);
  }

  @Test
  void roomsThatReplaceEachOtherHaveAnEnd() {
    replace(A, B);
    replace(B, C);
    replace(C, A);

    assertThat(successors.latest(A)).isEqualTo(C);
    assertThat(successors.latest(B)).isEqualTo(A);
  }

  @Test
  void isKnownAfterARestartAndTheLastWordCounts() {
    replace(A, B);
    replace(A, C);

    var later = new Successors(database);
    await(later.load());

    assertThat(later.latest(A)).isEqualTo(C);
    assertThat(later.isSuccessor(B)).isFalse();
  }

  @Test
  void tellsWhoeverWantsToKnow() {
    var told = new AtomicInteger();
    successors.tell(told::incrementAndGet);

    replace(A, B);

    assertThat(told).hasValue(1);
  }

  private void replace(RoomId room, RoomId successor) {
    Effect effect = new Effect.Replace(room, successor);
    assertThat(successors.takes(effect)).isTrue();
    await(
        database.transact(
            connection -> {
              successors.write(connection, CAUSE, 0, effect);
              return 0;
            }));
    successors.committed(CAUSE, 0, effect);
  }
}
