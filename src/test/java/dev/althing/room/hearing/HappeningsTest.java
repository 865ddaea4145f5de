package dev.althing.room.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.event.RoomEvent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.room.Events;
import dev.althing.room.state.RoomState;
import dev.althing.spi.event.Happening;
import dev.althing.spi.protection.RoomView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HappeningsTest {
  private static final String ANN = "@ann:example.org";
  private static final UserId BOT = new UserId("@bot:example.org");
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

  private static Happening said(String type, String content) {
    return Happenings.of(Events.said(type, ANN, content), NOW);
  }

  @Test
  void aMessageSaysWhomItIsFor() {
    var message =
        (Happening.Message)
            said(
                "m.room.message",
                """
                {"msgtype":"m.text","body":"> <@bob:example.org> hey\\n\\nhello",
                 "format":"org.matrix.custom.html","formatted_body":"<b>hello</b>",
                 "m.mentions":{"user_ids":["@bob:example.org"],"room":true},
                 "m.relates_to":{"rel_type":"m.thread","event_id":"$root",
                   "m.in_reply_to":{"event_id":"$other"}}}
                """);

    assertThat(message.body()).isEqualTo("hello");
    assertThat(message.html()).contains("<b>hello</b>");
    assertThat(message.aim().mentions()).containsExactly(new UserId("@bob:example.org"));
    assertThat(message.aim().isForRoom()).isTrue();
    assertThat(message.aim().thread()).contains(new EventId("$root"));
    assertThat(message.aim().repliedTo()).contains(new EventId("$other"));
    assertThat(message.at()).isEqualTo(NOW);
    assertThat(message.kind()).isEqualTo(Happening.Kind.MESSAGE);
  }

  @Test
  void anEditSaysWhatIsSaidFromNowOn() {
    var edit =
        (Happening.Edit)
            said(
                "m.room.message",
                """
                {"msgtype":"m.text","body":"* new","m.new_content":{"msgtype":"m.text","body":"new"},
                 "m.relates_to":{"rel_type":"m.replace","event_id":"$old"}}
                """);
    var bare =
        (Happening.Edit)
            said(
                "m.room.message",
                """
                {"msgtype":"m.text","body":"* bare",
                 "m.relates_to":{"rel_type":"m.replace","event_id":"$old"}}
                """);

    assertThat(edit.edited()).isEqualTo(new EventId("$old"));
    assertThat(edit.body()).isEqualTo("new");
    assertThat(edit.kind()).isEqualTo(Happening.Kind.EDIT);
    assertThat(bare.body()).isEqualTo("* bare");
  }

  @Test
  void reactionsRedactionsAndTheRestAreThemselves() {
    var reaction =
        (Happening.Reaction)
            said(
                "m.reaction",
                """
                {"m.relates_to":{"rel_type":"m.annotation","event_id":"$e","key":"👍️"}}
                """);
    var redaction = (Happening.Redaction) said("m.room.redaction", "{\"redacts\":\"$e\"}");
    var other = (Happening.Other) said("m.sticker", "{\"body\":\"cat\"}");
    var state =
        (Happening.State)
            Happenings.of(Events.state("m.room.topic", "", ANN, "{\"topic\":\"tea\"}"), NOW);

    assertThat(reaction.key()).isEqualTo("👍");
    assertThat(reaction.kind()).isEqualTo(Happening.Kind.REACTION);
    assertThat(redaction.target()).isEqualTo(new EventId("$e"));
    assertThat(redaction.kind()).isEqualTo(Happening.Kind.REDACTION);
    assertThat(other.content()).isEqualTo("{\"body\":\"cat\"}");
    assertThat(other.kind()).isEqualTo(Happening.Kind.OTHER);
    assertThat(state.content()).contains("tea");
    assertThat(state.kind()).isEqualTo(Happening.Kind.STATE);
  }

  @ParameterizedTest
  @CsvSource({
    "join, JOIN, true",
    "invite, INVITE, false",
    "knock, KNOCK, false",
    "leave, LEAVE, false",
    "ban, BAN, false"
  })
  void aMembershipIsUnderstood(String wire, Happening.Membership now, boolean isArrival) {
    RoomEvent event = Events.member(ANN, wire);

    var member = (Happening.Member) Happenings.of(event, NOW);

    assertThat(member.user()).isEqualTo(new UserId(ANN));
    assertThat(member.now()).isEqualTo(now);
    assertThat(member.isArrival()).isEqualTo(isArrival);
    assertThat(member.kind()).isEqualTo(Happening.Kind.MEMBERSHIP);
  }

  @Test
  void theRoomIsShownWithItsPowersAndWhatHappenedLately() {
    RoomState state = new RoomState(BOT);
    state.apply(
        Events.state("m.room.create", "", "@founder:example.org", "{\"room_version\":\"12\"}"));
    state.apply(
        Events.state(
            "m.room.power_levels",
            "",
            ANN,
            "{\"users\":{\"" + ANN + "\":50},\"users_default\":5}"));
    RoomId room = Events.ROOM;
    assertThat(state.view(room, List.of()).isPublic()).isFalse();
    state.apply(Events.state("m.room.join_rules", "", ANN, "{\"join_rule\":\"public\"}"));
    List<RoomView.Trace> traces =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new RoomView.Trace(
                        new EventId("$" + i),
                        new UserId(ANN),
                        NOW.plusSeconds(i),
                        Happening.Kind.MESSAGE))
            .toList();

    RoomView view = state.view(room, traces);

    assertThat(view.isPublic()).isTrue();
    assertThat(view.powerOf(new UserId(ANN))).isEqualTo(50);
    assertThat(view.powerOf(new UserId("@founder:example.org"))).isEqualTo(Long.MAX_VALUE);
    assertThat(view.powerOf(new UserId("@new:example.org"))).isEqualTo(5);
    assertThat(view.lately(new UserId(ANN), NOW.plusSeconds(4), Duration.ofSeconds(2)))
        .extracting(trace -> trace.event().value())
        .containsExactly("$3", "$4");
    assertThat(view.lately(new UserId("@new:example.org"), NOW, Duration.ofDays(1))).isEmpty();
  }
}
