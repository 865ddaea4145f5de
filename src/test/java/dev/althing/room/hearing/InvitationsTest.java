package dev.althing.room.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.config.InviteRule;
import dev.althing.matrix.event.EventReader;
import dev.althing.matrix.event.StrippedEvent;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.room.Events;
import dev.althing.sync.RoomUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvitationsTest {
  private static final UserId SELF = new UserId("@althing:example.org");
  private static final UserId OWNER = new UserId("@owner:example.org");
  private static final UserId MANAGER = new UserId("@manager:example.org");
  private static final UserId STRANGER = new UserId("@stranger:elsewhere.org:8448");

  @Test
  void nobodyMeansNobodyNotEvenOwners() {
    assertThat(by(new InviteRule.Nobody()).accepts(OWNER)).isFalse();
  }

  @Test
  void everyoneMeansEveryone() {
    assertThat(by(new InviteRule.Everyone()).accepts(STRANGER)).isTrue();
  }

  @Test
  void managementMeansItsMembersAndOwners() {
    Invitations invitations = by(new InviteRule.Management());

    assertThat(invitations.accepts(OWNER)).isTrue();
    assertThat(invitations.accepts(MANAGER)).isTrue();
    assertThat(invitations.accepts(STRANGER)).isFalse();
  }

  @Test
  void aListNamesUsersServersAndPatterns() {
    assertThat(listed(Set.of(STRANGER), Set.of(), Set.of()).accepts(STRANGER)).isTrue();
    assertThat(listed(Set.of(), Set.of("elsewhere.org:8448"), Set.of()).accepts(STRANGER)).isTrue();
    assertThat(listed(Set.of(), Set.of(), Set.of("@*:else?here.org:*")).accepts(STRANGER)).isTrue();
    assertThat(listed(Set.of(), Set.of(), Set.of("@s.*:elsewhere.org*")).accepts(STRANGER))
        .as("a dot is a dot")
        .isFalse();
    assertThat(listed(Set.of(), Set.of(), Set.of()).accepts(OWNER)).isTrue();
    assertThat(listed(Set.of(), Set.of(), Set.of()).accepts(MANAGER)).isFalse();
  }

  @Test
  void theInviterIsWhoSentOurMembership() {
    assertThat(inviter(stripped("m.room.member", SELF.value(), "invite"))).contains(MANAGER);
    assertThat(inviter(stripped("m.room.member", SELF.value(), "join"))).isEmpty();
    assertThat(inviter(stripped("m.room.member", STRANGER.value(), "invite"))).isEmpty();
    assertThat(inviter(stripped("m.room.name", SELF.value(), "invite"))).isEmpty();
  }

  private static Optional<UserId> inviter(StrippedEvent event) {
    return Inviter.of(
        new RoomUpdate(
            Events.ROOM,
            RoomUpdate.Section.INVITE,
            RoomUpdate.Source.NEWS,
            List.of(),
            List.of(),
            List.of(event),
            Optional.empty(),
            new RoomUpdate.Batch(Optional.empty(), Instant.EPOCH)),
        SELF);
  }

  private static StrippedEvent stripped(String type, String key, String membership) {
    var event = Json.object().put("type", type).put("state_key", key);
    event.put("sender", MANAGER.value());
    event.putObject("content").put("membership", membership);
    return EventReader.readStripped(event).orElseThrow();
  }

  private static Invitations listed(Set<UserId> users, Set<String> servers, Set<String> globs) {
    return by(new InviteRule.Listed(users, servers, globs));
  }

  private static Invitations by(InviteRule rule) {
    return new Invitations(rule, Set.of(OWNER), MANAGER::equals);
  }
}
