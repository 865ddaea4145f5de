package dev.althing.feature.welcome.premises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Entrance;
import dev.althing.config.feature.HouseSettings.Links;
import dev.althing.config.feature.WelcomeSettings;
import dev.althing.feature.welcome.Houses;
import dev.althing.feature.welcome.around.Places;
import dev.althing.feature.welcome.premises.Access.Level;
import dev.althing.feature.welcome.premises.Targets.Found;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.RoomReference;
import dev.althing.testing.MovableClock;
import dev.althing.testing.Stages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetsTest {
  private static final UserId SELF = new UserId("@althing:example.org");
  private static final RoomId HOME = new RoomId("!home:example.org");
  private static final RoomId DEN = new RoomId("!den");
  private static final String RULES = "m.room.join_rules";

  private final KnownRooms rooms = new KnownRooms();

  private static HouseSettings house(Links links) {
    return Houses.of(
        new Entrance(
            List.of(
                Houses.door("✅", DEN.value(), "#gone:example.org"),
                Houses.door("🎮", "#home:example.org", DEN.value())),
            links,
            List.of()),
        Optional.empty());
  }

  private Found found(Links links, String... keys) {
    HouseSettings house = house(links);
    var places =
        new Places() {
          @Override
          public CompletionStage<Optional<RoomId>> find(RoomReference named) {
            return CompletableFuture.completedFuture(
                Optional.of(HOME).filter(home -> named.target().equals("#home:example.org")));
          }

          @Override
          public RoomId latest(RoomId room) {
            return room;
          }

          @Override
          public Optional<RoomId> management() {
            return Optional.empty();
          }
        };
    var premises =
        new Premises(new WelcomeSettings(Set.of(), List.of(house)), places, new MovableClock());
    return Stages.await(new Targets(premises, rooms, () -> SELF).behind(house, List.of(keys)));
  }

  private Target den() {
    return found(Links.NEVER, "✅").targets().get(0);
  }

  @Test
  void whatIsNotThereIsMissing() {
    Found found = found(Links.NEVER, "✅");
    assertThat(found.targets()).extracting(Target::room).containsExactly(DEN);
    assertThat(found.missing()).containsExactly(Houses.room("#gone:example.org"));
    assertThat(found(Links.NEVER, "👎").targets()).isEmpty();
  }

  @Test
  void aRoomBehindTwoDoorsIsOne() {
    assertThat(found(Links.NEVER, "✅", "🎮").targets())
        .extracting(Target::room)
        .containsExactly(DEN, HOME);
  }

  @Test
  void namesMayBeAnything() {
    rooms.with(DEN, "m.room.name", "", "{\"name\":\"**x** <b>[y](z)\"}");
    assertThat(den().label()).isEqualTo("**\\*\\*x\\*\\* \\<b\\>\\[y\\]\\(z\\)**");
    rooms.with(DEN, "m.room.name", "", "{\"name\":\"" + "x".repeat(500) + "\"}");
    assertThat(den().name()).hasSize(81);
    rooms.with(DEN, "m.room.name", "", "{\"name\":7}");
    assertThat(den().name()).isEqualTo("!den");
  }

  @Test
  void aLinkNamesServersUnlessItIsAnAlias() {
    assertThat(den().link()).endsWith("(https://matrix.to/#/%21den?via=example.org)");
    assertThat(found(Links.NEVER, "🎮").targets().get(0).link())
        .endsWith("(https://matrix.to/#/%23home%3Aexample.org)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'join_rule':'public'}|true",
        "{'join_rule':'invite'}|false",
        "{'join_rule':'restricted','allow':[{'room_id':'!home:example.org'}]}|true",
        "{'join_rule':'knock_restricted','allow':[{'room_id':'!home:example.org'}]}|true",
        "{'join_rule':'restricted','allow':[{'room_id':'!x:example.org'},7,null]}|false",
        "{'join_rule':'restricted','allow':'no'}|false",
        "{'join_rule':'invite','allow':[{'room_id':'!home:example.org'}]}|false",
        "{'join_rule':7}|false",
      },
      quoteCharacter = '"')
  void aLinkIsGivenToWhatIsOpen(String rules, boolean isLink) {
    rooms.with(DEN, RULES, "", rules.replace('\'', '"'));
    assertThat(found(Links.WHERE_OPEN, "✅").links()).hasSize(isLink ? 1 : 0);
    assertThat(found(Links.NEVER, "✅").links()).isEmpty();
    assertThat(found(Links.ALWAYS, "✅").invites()).isEmpty();
  }

  @Test
  void whatTheBotMayDoIsKnown() {
    Access access = new Access(rooms, () -> SELF);
    assertThat(Stages.await(access.of(den()))).isEqualTo(Level.NOT_IN);
    rooms.joined(DEN);
    assertThat(Stages.await(access.of(den()))).isEqualTo(Level.GOOD);
    rooms.with(DEN, "m.room.power_levels", "", "{\"invite\":50}");
    assertThat(Stages.await(access.of(den()))).isEqualTo(Level.NO_POWER);
    rooms.with(
        DEN,
        "m.room.power_levels",
        "",
        "{\"invite\":50,\"users_default\":0,\"users\":{\"@althing:example.org\":50}}");
    assertThat(Stages.await(access.of(den()))).isEqualTo(Level.GOOD);
    rooms.with(DEN, "m.room.power_levels", "", "{\"invite\":200}").mighty(DEN, SELF);
    assertThat(Stages.await(access.of(den()))).isEqualTo(Level.GOOD);
    assertThat(Stages.await(access.of(found(Links.ALWAYS, "✅").targets().get(0))))
        .isEqualTo(Level.LINK);
  }
}
