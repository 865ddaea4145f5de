package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.id.EventId;
import dev.althing.text.Violation.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MendingTest {
  @Test
  void leavesAGoodMessageAsItIs() {
    ObjectNode good = Markup.format("**a** b").notice().build();

    assertThat(Mending.of(good)).isSameAs(good);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          a   | <p>a <b>more</b></p>                                | a more | <p>a <b>more</b></p>
          § § | <p>a</p>                                            | a      | <p>a</p>
          a   | <p>a c <span data-mx-spoiler="">b</span></p>        | a c    | <p>a c <span data-mx-spoiler="">b</span></p>
          a   | <span>a</span>                                      | a      | <p><span>a</span></p>
          a   | <table><tr><td>a</td></tr></table>                  | a      |
          a   | <marquee>a</marquee>                                | a      | a
          a   | <b class="x">a</b>                                  | a      | <b>a</b>
          a   | <a href="javascript:x">a</a>                        | a      | a
          """)
  void mendsWhatSomeClientWouldNotShow(String body, String html, String newBody, String newHtml) {
    ObjectNode mended = Mending.of(MessageContent.notice(body).html(html).build());

    assertThat(OutgoingLint.check(mended)).isEmpty();
    assertThat(mended.path("body").asText()).isEqualTo(newBody);
    assertThat(mended.path("formatted_body").asText(null)).isEqualTo(newHtml);
    assertThat(mended.has("format")).isEqualTo(newHtml != null);
  }

  @Test
  void addsWhatIsMissingAndChangesNothingElse() {
    ObjectNode content = MessageContent.text("a").build();
    content.remove("m.mentions");
    content.remove("msgtype");
    ObjectNode before = content.deepCopy();

    ObjectNode mended = Mending.of(content);

    assertThat(content).isEqualTo(before);
    assertThat(mended).isEqualTo(MessageContent.notice("a").build());
  }

  @Test
  void keepsOfMentionsWhatIsWellFormed() {
    ObjectNode content = MessageContent.notice("a").build();
    content.putObject("m.mentions").put("room", true).putArray("user_ids").add("@a:b").add("x");

    assertThat(Mending.of(content).path("m.mentions").toString())
        .isEqualTo("{\"room\":true,\"user_ids\":[\"@a:b\"]}");
  }

  @Test
  void cleansTextThatCannotBeStored() {
    assertThat(OutgoingLint.check(Mending.of(MessageContent.notice("a\u0000b\ud800").build())))
        .isEmpty();
  }

  @Test
  void mendsTheNewContentOfAnEditToo() {
    ObjectNode edit = MessageContent.notice("a").html("<span>a</span>").edit(new EventId("$e"));

    assertThat(OutgoingLint.check(Mending.of(edit))).isEmpty();
  }

  @Test
  void leavesHtmlOutThatTakesTooMuchRoom() {
    ObjectNode large = MessageContent.notice("a").html("a" + "<b></b>".repeat(5_000)).build();
    ObjectNode larger = MessageContent.notice("a ".repeat(10_000)).html("a ".repeat(10_000)).edit();

    assertThat(OutgoingLint.check(Mending.of(large))).isEmpty();
    assertThat(OutgoingLint.check(Mending.of(larger))).isEmpty();
    assertThat(Mending.of(larger).path("m.new_content").has("formatted_body")).isFalse();
  }

  @Test
  void cannotMendWhatSaysNothingOrTooMuch() {
    ObjectNode large = MessageContent.notice("a".repeat(OutgoingLint.MAX_CONTENT)).build();

    assertThat(OutgoingLint.check(Mending.of(MessageContent.notice(" ").build())))
        .singleElement()
        .matches(violation -> violation.rule() == Rule.HAS_BODY && violation.isFatal());
    assertThat(OutgoingLint.check(Mending.of(large))).anyMatch(Violation::isFatal);
  }
}
