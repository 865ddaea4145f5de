package dev.althing.matrix.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.event.EventReader.Read;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecordedEventsTest {
  private static final Set<String> UNMODELLED =
      Set.of(
          "m.room.history_visibility",
          "m.room.guest_access",
          "m.room.pinned_events",
          "m.policy.rule.user",
          "m.policy.rule.server",
          "m.space.parent",
          "m.sticker",
          "org.matrix.msc3381.poll.start",
          "org.matrix.msc3381.poll.response",
          "org.matrix.msc3381.poll.end",
          "org.example.custom",
          "org.example.state");

  private final List<RoomEvent> events =
      Recorded.events().stream().flatMap(e -> EventReader.read(e).event().stream()).toList();

  @Test
  void everyRecordedEventIsRead() {
    assertThat(Recorded.events())
        .hasSizeGreaterThan(300)
        .allSatisfy(event -> assertThat(EventReader.read(event)).isInstanceOf(Read.class));
  }

  @Test
  void onlyRedactedAndUnmodelledOnesAreUnknown() {
    List<RoomEvent> unknown =
        events.stream().filter(e -> e.content() instanceof Content.Unknown).toList();

    assertThat(unknown)
        .allSatisfy(e -> assertThat(e.isRedacted() || UNMODELLED.contains(e.type())).isTrue());
    assertThat(unknown).filteredOn(RoomEvent::isRedacted).isNotEmpty();
  }

  @Test
  void everyKindOfContentWasRecorded() {
    Set<Class<?>> seen = new HashSet<>();
    events.forEach(event -> seen.add(event.content().getClass()));

    Set<Class<?>> kinds = new HashSet<>();
    Stream.of(Content.class.getPermittedSubclasses()).forEach(kinds::add);
    kinds.remove(Naming.class);
    kinds.addAll(List.of(Naming.class.getPermittedSubclasses()));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void redactionsNameTheirTargetInEveryRoomVersion() {
    assertThat(events.stream().filter(e -> e.type().equals("m.room.redaction")))
        .hasSizeGreaterThan(8)
        .allSatisfy(event -> assertThat(event.redacts()).isPresent());
  }

  @Test
  void roomsOfVersionTwelveNameTheirCreatorsOutsideOfThePowerLevels() {
    assertThat(creates())
        .anySatisfy(
            create -> {
              assertThat(create.roomVersion()).isEqualTo("12");
              assertThat(create.additionalCreators()).isNotEmpty();
              assertThat(create.predecessor()).isPresent();
            })
        .anySatisfy(create -> assertThat(create.isSpace()).isTrue())
        .anySatisfy(create -> assertThat(create.creator()).isPresent());
  }

  @Test
  void membersTellWhatTheyWereBefore() {
    assertThat(events.stream().flatMap(e -> e.previousMembership().stream()))
        .contains(Membership.INVITE, Membership.JOIN, Membership.KNOCK);
  }

  @Test
  void messagesTellHowTheyRelate() {
    List<Relation> relations =
        events.stream().flatMap(e -> e.as(Message.class).stream()).map(Message::relation).toList();

    assertThat(relations)
        .anySatisfy(relation -> assertThat(relation.replaces()).isPresent())
        .anySatisfy(relation -> assertThat(relation.meantReplyTo()).isPresent())
        .anySatisfy(
            relation -> {
              assertThat(relation.threadRoot()).isPresent();
              assertThat(relation.meantReplyTo()).isEmpty();
            })
        .anySatisfy(
            relation -> {
              assertThat(relation.threadRoot()).isPresent();
              assertThat(relation.meantReplyTo()).isPresent();
            });
  }

  @Test
  void aCommandAfterAReplyFallbackIsFound() {
    assertThat(events.stream().flatMap(e -> e.as(Message.class).stream()).map(Message::text))
        .contains("!count +");
  }

  @Test
  void theInvitationIsRead() {
    List<StrippedEvent> stripped =
        Recorded.stripped().stream().flatMap(e -> EventReader.readStripped(e).stream()).toList();

    assertThat(stripped).hasSize(Recorded.stripped().size());
    assertThat(stripped.stream().map(StrippedEvent::content))
        .anyMatch(content -> content instanceof Member member && member.direct())
        .anyMatch(Encryption.class::isInstance);
  }

  private Stream<Create> creates() {
    return events.stream().flatMap(event -> event.as(Create.class).stream());
  }
}
