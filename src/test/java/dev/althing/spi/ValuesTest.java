package dev.althing.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final UserId ALICE = new UserId("@alice:example.org");

  @Test
  void argumentsGiveWhatWasGiven() {
    var arguments =
        Arguments.of(
            Map.of(
                "count", List.of(1L, 2L),
                "who", List.of(ALICE),
                "in", List.of(Duration.ofMinutes(1)),
                "text", List.of("hello"),
                "loud", List.of(true)));

    assertThat(arguments.integer("count")).isEqualTo(2);
    assertThat(arguments.all("count", Long.class)).containsExactly(1L, 2L);
    assertThat(arguments.user("who")).isEqualTo(ALICE);
    assertThat(arguments.duration("in")).isEqualTo(Duration.ofMinutes(1));
    assertThat(arguments.text("text")).isEqualTo("hello");
    assertThat(arguments.flag("loud")).isTrue();
    assertThat(arguments.flag("quiet")).isFalse();
    assertThat(arguments.has("text")).isTrue();
    assertThat(arguments.has("none")).isFalse();
    assertThat(arguments.all("none", Long.class)).isEmpty();
    assertThat(arguments.toString()).doesNotContain("hello");
  }

  @Test
  void argumentsSayWhichOneTheProgramGotWrong() {
    var arguments = Arguments.of(Map.of("count", List.of(1L)));

    assertThatThrownBy(() -> arguments.text("count")).hasMessageContaining("count is a Long");
    assertThatThrownBy(() -> arguments.text("none")).hasMessageContaining("none");
    assertThat(arguments).isEqualTo(Arguments.of(Map.of("count", List.of(1L))));
    assertThat(arguments).hasSameHashCodeAs(Arguments.of(Map.of("count", List.of(1L))));
    assertThat(arguments).isNotEqualTo(Arguments.NONE).isNotEqualTo("count");
  }

  @Test
  void permissionsAreOrdered() {
    assertThat(Permission.OWNER.reaches(Permission.MANAGEMENT)).isTrue();
    assertThat(Permission.ROOM_MODERATOR.reaches(Permission.MANAGEMENT)).isFalse();
    assertThat(Permission.OWNER.reaches(Permission.NOBODY)).isFalse();
  }

  @Test
  void invocationsNameTheirCommand() {
    var origin =
        new Invocation.Origin(
            new RoomId("!r:example.org"),
            new EventId("$e"),
            ALICE,
            Place.DIRECT,
            Optional.empty(),
            Optional.empty(),
            Permission.EVERYONE,
            "!");
    var invocation =
        new Invocation(
            "event:$e",
            List.of("remind", "list"),
            Arguments.NONE,
            origin,
            Locale.ENGLISH,
            Instant.EPOCH,
            Instant.EPOCH);

    assertThat(invocation.command()).isEqualTo("remind");
    assertThat(invocation.subcommand()).isEqualTo("list");
    assertThat(invocation.room()).isEqualTo(origin.room());
    assertThat(invocation.sender()).isEqualTo(ALICE);
    assertThat(invocation.event()).isEqualTo(origin.event());
    assertThat(origin.isDirect()).isTrue();
    assertThatThrownBy(
            () ->
                new Invocation(
                    "x",
                    List.of(),
                    Arguments.NONE,
                    origin,
                    Locale.ENGLISH,
                    Instant.EPOCH,
                    Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void roomReferencesAreRooms() {
    assertThatThrownBy(() -> new RoomReference("@a:b", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new RoomReference("!a", List.of()).alias()).isEmpty();
    assertThat(new RoomReference("#a:b", List.of()).id()).isEmpty();
  }

  @Test
  void messagesAreNoticesThatMentionNobodyUnlessSaid() {
    assertThat(Reply.text("hi").tone()).isEqualTo(Reply.Tone.NOTICE);
    assertThat(Reply.text("hi").in(Reply.Tone.TEXT).mentioning(ALICE))
        .isEqualTo(new Reply.Text("hi", Reply.Tone.TEXT, Set.of(ALICE)));
    assertThat(Reply.plain("hi").mentions()).isEmpty();
    assertThat(Reply.plain("hi").in(Reply.Tone.TEXT).mentioning(ALICE))
        .isEqualTo(new Reply.Plain("hi", Reply.Tone.TEXT, Set.of(ALICE)));
  }

  @Test
  void filesKeepTheirBytes() {
    byte[] bytes = {1, 2, 3};
    var file = new Reply.File("a.bin", "application/octet-stream", ByteBuffer.wrap(bytes));

    assertThat(file.content().get()).isEqualTo((byte) 1);
    assertThat(file.content().remaining()).isEqualTo(3);
    assertThat(file.content().isReadOnly()).isTrue();
  }

  @Test
  void everyReplyHasItsCase() {
    var inner = Reply.text("hi");
    var replies =
        List.of(
            inner,
            Reply.plain("hi"),
            Reply.reaction("✅"),
            Reply.refusal("no"),
            Reply.silence(),
            Reply.several(inner, inner),
            new Reply.Edit(new Reply.Answer("event:$e", 0), inner),
            new Reply.InThread(inner),
            new Reply.File("a", "text/plain", ByteBuffer.allocate(0)),
            inner.storing(Store.put("key", "value")));

    assertThat(replies.stream().map(reply -> reply.match(new Names())))
        .containsExactly(
            "text",
            "plain",
            "reaction",
            "refusal",
            "silence",
            "several",
            "edit",
            "thread",
            "file",
            "storing");
  }

  private static final class Names implements Reply.Cases<String> {
    @Override
    public String text(Reply.Text text) {
      return "text";
    }

    @Override
    public String plain(Reply.Plain plain) {
      return "plain";
    }

    @Override
    public String reaction(Reply.Reaction reaction) {
      return "reaction";
    }

    @Override
    public String refusal(Reply.Refusal refusal) {
      return "refusal";
    }

    @Override
    public String silence(Reply.Silence silence) {
      return "silence";
    }

    @Override
    public String several(Reply.Several several) {
      return "several";
    }

    @Override
    public String edit(Reply.Edit edit) {
      return "edit";
    }

    @Override
    public String thread(Reply.InThread thread) {
      return "thread";
    }

    @Override
    public String file(Reply.File file) {
      return "file";
    }

    @Override
    public String storing(Reply.Storing storing) {
      return "storing";
    }

    @Override
    public String asking(Reply.Asking asking) {
      return "asking";
    }
  }

  @Test
  void writesDurationsShortly() {
    assertThat(Spans.write(Duration.ofSeconds(93_784))).isEqualTo("1d2h3m4s");
    assertThat(Spans.write(Duration.ofMillis(5))).isEqualTo("0s");
  }
}
