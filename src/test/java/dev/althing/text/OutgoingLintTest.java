package dev.althing.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.event.Mentions;
import dev.althing.matrix.event.outgoing.MessageContent;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.text.Violation.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class OutgoingLintTest {
  @Test
  void whatTheBuilderMakesMayGoOut() {
    MessageContent content =
        Markup.format("**a** [b](https://c)").notice().mentions(Mentions.of(new UserId("@a:b")));

    assertThat(OutgoingLint.check(content.build())).isEmpty();
    assertThat(OutgoingLint.check(content.reply(new EventId("$e")).build())).isEmpty();
    assertThat(OutgoingLint.check(content.edit(new EventId("$e")))).isEmpty();
    assertThat(OutgoingLint.check(MessageContent.notice("plain").build())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.althing.text.MarkupTest#rows")
  void whatMarkupMakesMayGoOut(MarkupTest.Row row) {
    if (!row.plain().isEmpty()) {
      assertThat(OutgoingLint.check(Markup.format(row.markdown()).notice().build())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          COMPLETE_WITHOUT_HTML | a            | <p>a <b>secret</b></p>
          COMPLETE_WITHOUT_HTML | a            | <p>a 🟩</p>
          COMPLETE_WITHOUT_HTML | see          | see<table><tr><td>7</td></tr></table>
          NOT_WHOLLY_IN_SPAN    | a            | <span>a</span>
          NOT_WHOLLY_IN_SPAN    | a b          | <span data-mx-color="#ff0000">a</span> <span>b</span>
          NO_TABLE_ALONE        | a            | <table><tr><td>a</td></tr></table>
          ALLOWED_TAGS          | a            | <marquee>a</marquee>
          ALLOWED_ATTRIBUTES    | a            | <b class="x">a</b>
          ALLOWED_ATTRIBUTES    | a            | <a href="javascript:x">a</a>
          ALLOWED_ATTRIBUTES    | a            | a<img src="https://e/x.png">
          ALLOWED_ATTRIBUTES    | a            | a <span data-mx-color="red">a</span>
          """)
  void findsWhatSomeClientWouldNotShow(Rule rule, String body, String html) {
    assertThat(rules(MessageContent.notice(body).html(html).build())).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spoiler (why) | <p>spoiler <span data-mx-spoiler="why">the <b>butler</b></span></p>
          a             | <p><span>a</span></p>
          a b           | a<table><tr><td>b</td></tr></table>
          a\\n• b       | <p>a</p><ul><li>b</li></ul>
          """)
  void letsPassWhatEveryClientShows(String body, String html) {
    assertThat(rules(MessageContent.notice(body).html(html).build())).isEmpty();
  }

  @Test
  void demandsMentionsTypeAndBody() {
    ObjectNode content = MessageContent.notice(" ").build();
    content.remove("m.mentions");
    content.put("msgtype", 7);

    assertThat(rules(content))
        .containsExactlyInAnyOrder(Rule.HAS_MSGTYPE, Rule.HAS_BODY, Rule.HAS_MENTIONS);
  }

  @Test
  void mentionsMustBeWellFormed() {
    ObjectNode content = MessageContent.notice("a").build();

    content.putObject("m.mentions").put("user_ids", "@a:b");
    assertThat(rules(content)).containsExactly(Rule.HAS_MENTIONS);
    content.putObject("m.mentions").putArray("user_ids").add("a").add(7);
    assertThat(rules(content)).containsOnly(Rule.HAS_MENTIONS);
  }

  @Test
  void theNewContentOfAnEditIsCheckedToo() {
    ObjectNode content = MessageContent.notice("a").edit(new EventId("$e"));
    ((ObjectNode) content.get("m.new_content")).remove("m.mentions");

    assertThat(rules(content)).containsExactly(Rule.HAS_MENTIONS);
  }

  @Test
  void sizesAreBounded() {
    String large = "x".repeat(OutgoingLint.MAX_TEXT + 1);

    assertThat(rules(MessageContent.notice(large).build())).containsExactly(Rule.BOUNDED_TEXT);
    assertThat(rules(MessageContent.notice("x".repeat(20_000)).html("x".repeat(20_000)).edit()))
        .contains(Rule.BOUNDED_EVENT);
    assertThat(rules(MessageContent.notice("\n".repeat(15_361) + "a").build()))
        .containsExactly(Rule.BOUNDED_TEXT);
  }

  @Test
  void depthAndUnfitTextAreFound() {
    String deep = "a" + "<b>".repeat(120) + "a" + "</b>".repeat(120);

    assertThat(rules(MessageContent.notice("a").html(deep).build()))
        .containsExactly(Rule.BOUNDED_DEPTH);
    assertThat(rules(MessageContent.notice("a\ud800").build())).containsExactly(Rule.STORABLE_TEXT);
  }

  @Test
  void aFloodOfFaultsIsReportedBriefly() {
    String faults = "<x y='" + "z".repeat(200) + "'>a</x>".repeat(1_000);

    List<Violation> violations =
        OutgoingLint.check(MessageContent.notice("a").html(faults.repeat(3)).build());

    assertThat(violations).hasSizeLessThan(30);
    assertThat(violations).allSatisfy(v -> assertThat(v.detail().length()).isLessThan(200));
  }

  private static List<Rule> rules(ObjectNode content) {
    return OutgoingLint.check(content).stream().map(Violation::rule).toList();
  }
}
