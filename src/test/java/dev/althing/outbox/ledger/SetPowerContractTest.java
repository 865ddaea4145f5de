package dev.althing.outbox.ledger;

import static dev.althing.testing.Stages.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.Secret;
import dev.althing.effect.Effect;
import dev.althing.effect.Power;
import dev.althing.matrix.client.MatrixClient;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.Wire;
import dev.althing.matrix.client.session.Credentials;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.client.session.SessionStore;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.outbox.ChangeResult.Kind;
import dev.althing.outbox.FakeView;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule refuses exactly what a homeserver refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SetPowerContractTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String TYPE = "m.room.power_levels";

  private final FakeView view = new FakeView();
  private Sandbox sandbox;
  private MatrixClient owner;
  private MatrixClient bot;

  @BeforeAll
  void start(@TempDir Path folder) {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    owner = client("owner", folder);
    bot = client("bot", folder);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  private MatrixClient client(String name, Path folder) {
    String user = sandbox.seed().account(name, PASSWORD);
    return await(
            Session.open(
                new Credentials.Password(user, new Secret(PASSWORD), "test"),
                Wire.to(sandbox.url()),
                new SessionStore(folder.resolve(name + ".json")),
                RandomGenerator.getDefault()))
        .client();
  }

  /** A room of the owner's in which the bot has level 50. */
  private RoomId room(String version) {
    ObjectNode request = Json.object().put("preset", "public_chat").put("room_version", version);
    ObjectNode users = request.putObject("power_level_content_override").putObject("users");
    users
        .put(user("@bot").value(), 50)
        .put(user("@peer").value(), 50)
        .put(user("@low").value(), 10);
    ObjectNode events =
        ((ObjectNode) request.get("power_level_content_override")).putObject("events");
    events.put(TYPE, 50).put("m.room.tombstone", 100);
    if (!version.equals("12")) {
      users.put(owner.user().value(), 100);
    }
    RoomId room = await(owner.createRoom(request));
    await(bot.join(room.value(), List.of(), Optional.empty()));
    if (version.equals("12")) {
      view.madeBy(room, owner.user());
    } else {
      view.madeBy(room);
    }
    return room;
  }

  private ObjectNode levels(RoomId room) {
    return await(bot.state(room, TYPE, ""));
  }

  private UserId user(String name) {
    return new UserId(name + ":" + bot.user().server());
  }

  private Power power(String name) {
    if (name.startsWith("@")) {
      return new Power.Of(user(name));
    }
    return name.startsWith("m.") ? new Power.ToSend(name) : Power.Other.valueOf(name);
  }

  @ParameterizedTest
  @CsvSource({
    "11, @low, 50", "11, @new, 20", "11, m.room.topic, 50", "11, KICK, 40",
    "12, @low, 0", "12, NOTIFY_ROOM, 10", "12, INVITE, 50", "12, m.room.power_levels, 0"
  })
  void whatIsMadeIsThereAndNothingElseIsChanged(String version, String name, long level) {
    RoomId room = room(version);
    ObjectNode expected = levels(room);
    Levels.put(expected, power(name), level);
    var deeds = new Deeds(bot, view);
    var wish = new Effect.SetPower(room, Map.of(power(name), level));

    Deeds.End end = await(deeds.make(wish));

    assertThat(((Deeds.End.Decided) end).result().kind()).isEqualTo(Kind.DONE);
    assertThat(Json.readObject(Json.write(levels(room))))
        .isEqualTo(Json.readObject(Json.write(expected)));
    assertThat(await(deeds.isSo(wish, Sight.ofServer(bot)))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "11, @low, 51",
    "11, @peer, 0",
    "11, @bot, 51",
    "11, BAN, 60",
    "11, m.room.tombstone, 50",
    "12, @owner, 50",
    "12, @new, 100"
  })
  void theHomeserverWouldRefuseWhatWeRefuse(String version, String name, long level) {
    RoomId room = room(version);
    ObjectNode forced = levels(room);
    Levels.put(forced, power(name), level);

    Deeds.End end =
        await(new Deeds(bot, view).make(new Effect.SetPower(room, Map.of(power(name), level))));

    assertThat(((Deeds.End.Decided) end).result().kind()).isEqualTo(Kind.GIVEN_UP);
    assertThatThrownBy(() -> await(bot.putState(room, TYPE, "", forced)))
        .isInstanceOf(MatrixException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "12"})
  void whoMadeTheRoomMayGiveALevelOfTheirOwn(String version) {
    RoomId room = room(version);
    var wish = new Effect.SetPower(room, Map.of(power("@new"), 100L));

    Deeds.End end = await(new Deeds(owner, view).make(wish));

    assertThat(((Deeds.End.Decided) end).result().kind()).isEqualTo(Kind.DONE);
    assertThat(levels(room).path("users").path(user("@new").value()).asLong()).isEqualTo(100);
  }
}
