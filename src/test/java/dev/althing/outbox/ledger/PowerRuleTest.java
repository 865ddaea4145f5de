package dev.althing.outbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Effect;
import dev.althing.effect.Power;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.ledger.PowerRule.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PowerRuleTest {
  private static final RoomId ROOM = new RoomId("!room:x");
  private static final UserId BOT = new UserId("@bot:x");
  private static final String THERE =
      """
      {"users":{"@bot:x":80,"@mod:x":50,"@peer:x":80,"@owner:x":100},"events":{"m.room.name":50,
      "m.room.tombstone":100},"kick":60,"future":{"a":1},"notifications":{"room":20}}
      """;

  private static Answer decide(String there, Map<Power, Long> levels, UserId... mighty) {
    var present = new PowerRule.Present(Json.readObject(there), Set.of(mighty));
    return PowerRule.decide(new Effect.SetPower(ROOM, levels), present, BOT);
  }

  /** A person, a type of event, or anything else by its name. */
  private static Power power(String name) {
    if (name.startsWith("@")) {
      return new Power.Of(new UserId(name));
    }
    return name.startsWith("m.") ? new Power.ToSend(name) : Power.Other.valueOf(name);
  }

  @ParameterizedTest
  @CsvSource({
    "@mod:x, 50",
    "@nobody:x, 0",
    "@owner:x, 100",
    "m.room.name, 50",
    "KICK, 60",
    "BAN, 50",
    "INVITE, 0",
    "USERS_DEFAULT, 0",
    "EVENTS_DEFAULT, 0",
    "STATE_DEFAULT, 50",
    "NOTIFY_ROOM, 20"
  })
  void whatIsSoAlreadyIsNotPut(String name, long level) {
    assertThat(decide(THERE, Map.of(power(name), level))).isEqualTo(new Answer.AlreadySo());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @mod:x        | 80 | /users/@mod:x
          @nobody:x     | 10 | /users/@nobody:x
          @nobody:x     | -1 | /users/@nobody:x
          @bot:x        | 50 | /users/@bot:x
          m.room.topic  | 50 | /events/m.room.topic
          m.room.name   |  0 | /events/m.room.name
          KICK          | 50 | /kick
          USERS_DEFAULT |  1 | /users_default
          NOTIFY_ROOM   | 80 | /notifications/room
          """)
  void changesOnlyWhatIsAskedFor(String name, long level, String pointer) {
    ObjectNode expected = Json.readObject(THERE).orElseThrow();
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) expected.at(pointer.substring(0, last))).put(pointer.substring(last + 1), level);

    Answer answer = decide(THERE, Map.of(power(name), level));

    assertThat(answer).isInstanceOf(Answer.Put.class);
    assertThat(Json.write(((Answer.Put) answer).content())).isEqualTo(Json.write(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @mod:x           |  81 | @mod:x cannot get 81, as ours is 80
          @bot:x           | 100 | @bot:x cannot get 100, as ours is 80
          @peer:x          |   0 | @peer:x has 80, and ours is 80
          @owner:x         |  50 | @owner:x has 100, and ours is 80
          m.room.tombstone |  50 | m.room.tombstone has 100, and ours is 80
          BAN              |  90 | ban cannot get 90, as ours is 80
          """)
  void refusesWhatIsAboveOurPower(String name, long level, String reason) {
    assertThat(decide(THERE, Map.of(power(name), level))).isEqualTo(new Answer.Refused(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          {"users":{"@bot:x":49}}                                              | 50 | 49
          {"users":{"@bot:x":80},"state_default":90}                           | 90 | 80
          {"users":{"@bot:x":"80"},"events":{"m.room.power_levels":100}}       | 100 | 80
          {}                                                                   | 50 | 0
          """)
  void refusesWhenLevelsAreNotOursToChange(String there, long needed, long own) {
    assertThat(decide(there, Map.of(Power.Other.BAN, 0L)))
        .isEqualTo(new Answer.Refused("changing levels takes " + needed + ", and ours is " + own));
  }

  @Test
  void aMightyOneMayGiveAnythingButCannotBeListed() {
    var owner = new UserId("@owner:x");

    assertThat(decide(THERE, Map.of(power("@owner:x"), 0L, power("BAN"), 1_000L), BOT))
        .isInstanceOf(Answer.Put.class);
    assertThat(decide("{}", Map.of(new Power.Of(owner), 0L), BOT, owner))
        .isEqualTo(new Answer.Refused("@owner:x made the room and stands above all levels"));
  }

  @Test
  void oneThatIsRefusedRefusesAll() {
    assertThat(decide(THERE, Map.of(power("@mod:x"), 0L, power("@nobody:x"), 81L)))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void whatHoldsForAllIsSetBeforeWhatHoldsForEach() {
    Answer answer = decide(THERE, Map.of(power("@nobody:x"), 0L, Power.Other.USERS_DEFAULT, 10L));

    ObjectNode put = ((Answer.Put) answer).content();
    assertThat(put.path("users_default").asLong()).isEqualTo(10);
    assertThat(put.path("users").path("@nobody:x").isNumber()).isTrue();
  }

  @Test
  void aRoomWithoutLevelsIsLeftAsItIs() {
    var none = new PowerRule.Present(Optional.empty(), Set.of());
    var wish = new Effect.SetPower(ROOM, Map.of(Power.Other.BAN, 0L));

    assertThat(PowerRule.decide(wish, none, BOT)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void aWishSaysAtLeastOneLevelThatAnEventCanHold() {
    assertThatThrownBy(() -> new Effect.SetPower(ROOM, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Effect.SetPower(ROOM, Map.of(Power.Other.BAN, 1L << 53)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
