package dev.althing.room.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.event.Membership;
import dev.althing.matrix.id.UserId;
import dev.althing.room.Events;
import dev.althing.sync.RoomUpdate.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomStateTest {
  private static final String CREATOR = "@creator:example.org";
  private static final String ANNA = "@anna:example.org";
  private static final UserId SELF = new UserId("@althing:example.org");

  private final RoomState state = new RoomState(SELF);

  @Test
  void theCreatorOfARoomWithoutPowerLevelsHasOneHundred() {
    created("10", "");

    assertThat(state.powerOf(new UserId(CREATOR))).isEqualTo(100);
    assertThat(state.powerOf(new UserId(ANNA))).isZero();
  }

  @Test
  void powerLevelsDecideOverAnOldRoomsCreator() {
    created("10", "");
    levels("{\"users\":{\"@anna:example.org\":60},\"users_default\":5}");

    assertThat(state.powerOf(new UserId(CREATOR))).isEqualTo(5);
    assertThat(state.powerOf(new UserId(ANNA))).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "13", "org.matrix.hydra.11"})
  void creatorsOfNewRoomsStandAboveAllLevels(String version) {
    created(version, ",\"additional_creators\":[\"" + ANNA + "\"]");
    levels("{\"users\":{}}");

    assertThat(state.powerOf(new UserId(CREATOR))).isEqualTo(Long.MAX_VALUE);
    assertThat(state.powerOf(new UserId(ANNA))).isEqualTo(Long.MAX_VALUE);
    assertThat(state.mayPutState(new UserId(ANNA), "m.room.tombstone")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "1", "someones.own"})
  void additionalCreatorsMeanNothingInOlderRooms(String version) {
    created(version, ",\"additional_creators\":[\"" + ANNA + "\"]");

    assertThat(state.powerOf(new UserId(ANNA))).isZero();
  }

  @Test
  void whoMayPutStateFollowsTheLevelOfItsType() {
    created("10", "");
    levels(
        "{\"users\":{\"@anna:example.org\":50},\"state_default\":50,"
            + "\"events\":{\"m.room.tombstone\":100}}");

    assertThat(state.mayPutState(new UserId(ANNA), "m.room.name")).isTrue();
    assertThat(state.mayPutState(new UserId(ANNA), "m.room.tombstone")).isFalse();
  }

  @Test
  void aModeratorIsWhoHasAllPowerOverOthers() {
    created("10", "");
    assertThat(state.moderatorLevel()).isEqualTo(50);
    levels("{}");
    assertThat(state.moderatorLevel()).isEqualTo(50);
    levels("{\"redact\":0}");
    assertThat(state.moderatorLevel()).isEqualTo(50);
    levels("{\"kick\":10,\"ban\":60,\"redact\":40}");
    assertThat(state.moderatorLevel()).isEqualTo(60);
    levels("{\"kick\":70,\"ban\":60,\"redact\":40}");
    assertThat(state.moderatorLevel()).isEqualTo(70);
  }

  @Test
  void whatEverybodyMayDoMakesNobodyAModerator() {
    created("10", "");
    levels("{\"kick\":0,\"ban\":0,\"redact\":0}");
    assertThat(state.moderatorLevel()).isEqualTo(1);
    levels("{\"kick\":0,\"ban\":0,\"redact\":0,\"users_default\":-10}");
    assertThat(state.moderatorLevel()).isEqualTo(1);
    levels("{\"users_default\":50}");
    assertThat(state.moderatorLevel()).isEqualTo(51);
    levels("{\"users_default\":" + Long.MAX_VALUE + "}");
    assertThat(state.moderatorLevel()).isGreaterThan(50);
  }

  @Test
  void knowsItsNameAndOtherwiseItsAlias() {
    assertThat(state.name()).isEmpty();
    state.apply(
        Events.state("m.room.canonical_alias", "", CREATOR, "{\"alias\":\"#a:example.org\"}"));
    assertThat(state.name()).contains("#a:example.org");
    state.apply(Events.state("m.room.name", "", CREATOR, "{\"name\":\"Assembly\"}"));
    assertThat(state.name()).contains("Assembly");
  }

  @Test
  void encryptionCannotBeTakenBack() {
    assertThat(state.isEncrypted()).isFalse();
    state.apply(
        Events.state("m.room.encryption", "", CREATOR, "{\"algorithm\":\"m.megolm.v1.aes-sha2\"}"));
    state.apply(Events.state("m.room.encryption", "", CREATOR, "{}"));
    assertThat(state.isEncrypted()).isTrue();
  }

  @Test
  void endsByWhomeverHasThePowerInWhateverOrderItIsTold() {
    created("10", "");
    state.apply(Events.state("m.room.tombstone", "", ANNA, "{}"));
    levels("{\"users\":{\"@anna:example.org\":49}}");
    assertThat(state.end()).isEmpty();

    levels("{\"users\":{\"@anna:example.org\":50}}");
    assertThat(state.end()).isPresent();
  }

  @Test
  void followsItsOwnMembershipAndNobodyElses() {
    state.apply(Events.member(ANNA, "join"));
    assertThat(state.isJoined()).isFalse();
    state.apply(Events.member(SELF.value(), "join"));
    assertThat(state.isJoined()).isTrue();
    state.standing(Membership.LEAVE);
    assertThat(state.ownMembership()).contains(Membership.LEAVE);
  }

  @Test
  void stateUnderAKeyThatTheTypeDoesNotHaveIsNotTheRooms() {
    state.apply(Events.state("m.room.name", "other", CREATOR, "{\"name\":\"Other\"}"));

    assertThat(state.name()).isEmpty();
  }

  @Test
  void countsThoseWhoAreThereAndThoseWhoMayCome() {
    state.count(new Summary(1, 1));
    assertThat(state.isOfTwo()).isTrue();
    state.count(new Summary(3, -1));
    assertThat(state.isOfTwo()).isFalse();
    state.count(new Summary(-1, 0));
    assertThat(state.counts()).isEqualTo(new Summary(3, 0));
  }

  private void created(String version, String more) {
    state.apply(
        Events.state(
            "m.room.create", "", CREATOR, "{\"room_version\":\"" + version + "\"" + more + "}"));
  }

  private void levels(String content) {
    state.apply(Events.state("m.room.power_levels", "", CREATOR, content));
  }
}
