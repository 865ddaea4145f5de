package dev.althing.plugins.wordfilter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.spi.event.Happening;
import dev.althing.spi.event.Happening.Membership;
import dev.althing.spi.protection.Consequence;
import dev.althing.spi.protection.Judgement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsProtectionTest {
  private static final String WARNING =
      "There was a forbidden word in your message, so it was taken away. Please write it again"
          + " without.";

  private static Filter acting(String action) {
    return Filter.with(Map.of("words", List.of("bad", "so `bad`"), "action", action));
  }

  private static Consequence told(String action) {
    return Consequence.tell(
        "`@ann:bench` wrote a forbidden word in `!room:bench`: `bad` (setting words, number 1)."
            + " What follows: "
            + action
            + ".");
  }

  @Test
  void takesAwayAndWarnsUnlessToldOtherwise() {
    Judgement judgement = Filter.words("bad").judge("That is BAD!");
    assertThat(judgement)
        .isEqualTo(
            Judgement.of(
                "says a forbidden word",
                Consequence.redact(),
                Consequence.warn(WARNING),
                told("redact\\+warn")));
    assertThat(Filter.words("bad").judge("That is good.")).isEqualTo(Judgement.PASS);
  }

  @Test
  void doesWhatTheOperatorWants() {
    assertThat(acting("redact").judge("bad").consequences())
        .containsExactly(Consequence.redact(), told("redact"));
    assertThat(acting("warn").judge("bad").consequences())
        .containsExactly(
            Consequence.warn("That was a forbidden word. Please write without it."), told("warn"));
    assertThat(acting("kick").judge("bad").consequences())
        .containsExactly(Consequence.redact(), new Consequence.Kick(), told("kick"));
    assertThat(acting("ban").judge("bad").consequences())
        .containsExactly(Consequence.redact(), new Consequence.Ban(), told("ban"));
  }

  @Test
  void doesNotRepeatTheWordWhereAllCanReadIt() {
    for (Action action : Action.values()) {
      for (String language : List.of("en", "de")) {
        Judgement judgement =
            Filter.with(
                    Map.of(
                        "words", List.of("zounds"), "action", action.code(), "language", language))
                .judge("zounds");
        assertThat(judgement.reason()).doesNotContain("zounds");
        assertThat(judgement.consequences())
            .filteredOn(Consequence.Warn.class::isInstance)
            .allSatisfy(warning -> assertThat(warning.toString()).doesNotContain("zounds"));
      }
    }
  }

  @Test
  void judgesEdits() {
    Filter filter = acting("redact");
    assertThat(filter.judge(Filter.edit("bad", Optional.empty())).consequences())
        .containsExactly(
            Consequence.redact(),
            Consequence.tell(
                "`@ann:bench` edited a forbidden word into a message in `!room:bench`: `bad`"
                    + " (setting words, number 1). What follows: redact."));
    assertThat(filter.judge(Filter.edit("good", Optional.of("<i>bad</i>"))).isPass()).isFalse();
    assertThat(filter.judge(Filter.edit("good", Optional.of("good"))).isPass()).isTrue();
  }

  @Test
  void judgesOnlyWhatSomebodyWroteThemselves() {
    var reply =
        new Happening.Aim(Set.of(), false, Optional.empty(), Optional.of(new EventId("$old")));
    String quoting = "<mx-reply><blockquote>bad</blockquote></mx-reply>";
    Filter filter = acting("redact");
    assertThat(filter.judge(Filter.html(quoting + "no!", reply)).isPass()).isTrue();
    assertThat(filter.judge(Filter.html(quoting + "bad", reply)).isPass()).isFalse();
    assertThat(filter.judge(Filter.html("no " + quoting, reply)).isPass()).isFalse();
    assertThat(filter.judge(Filter.html(quoting, Happening.Aim.NONE)).isPass()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "INVITE, JOIN, bad, false",
    "LEAVE, JOIN, so bad, false",
    "JOIN, JOIN, BAAAD, false",
    "INVITE, JOIN, good, true",
    "JOIN, LEAVE, bad, true",
    "LEAVE, KNOCK, bad, true"
  })
  void judgesNamesWhenToldTo(Membership before, Membership now, String name, boolean passes) {
    Map<String, Object> settings = Map.of("words", List.of("bad"), "also-names", true);
    Happening.Member member = Filter.member(before, now, Filter.ANN, name);
    assertThat(Filter.with(settings).judge(member).isPass()).isEqualTo(passes);
    assertThat(Filter.words("bad").judge(member).isPass()).isTrue();
  }

  @Test
  void putsOutWhoHasSuchANameOrOnlyTells() {
    Happening.Member member = Filter.member(Membership.LEAVE, Membership.JOIN, Filter.ANN, "bad");
    Map<String, Object> named = Map.of("words", List.of("bad"), "also-names", true);
    String told =
        "`@ann:bench` is in `!room:bench` with a forbidden word in their name: `bad` (setting"
            + " words, number 1). What follows: ";
    assertThat(Filter.with(named).judge(member))
        .isEqualTo(
            Judgement.of(
                "has a forbidden word in their name",
                Consequence.tell(told + "nothing, have a look.")));
    Map<String, Object> strict =
        Map.of("words", List.of("bad"), "also-names", true, "action", "kick");
    assertThat(Filter.with(strict).judge(member).consequences())
        .containsExactly(new Consequence.Kick(), Consequence.tell(told + "kick."));
    Happening.Member invited =
        Filter.member(Membership.LEAVE, Membership.JOIN, new UserId("@bob:bench"), "bad");
    assertThat(Filter.with(strict).judge(invited).isPass()).isTrue();
  }

  @Test
  void showsModeratorsAnyRuleHarmlesslyAndInShort() {
    String rule = "``x``\\*+ <b>" + "y".repeat(400);
    Judgement judgement = Filter.patterns(rule).judge("``x``** <b>" + "y".repeat(400));
    assertThat(judgement.consequences().get(2).toString())
        .contains("``` ``x``\\*+ <b>yyyy", "yyy… ```")
        .hasSizeLessThan(400);
  }

  @Test
  void answersTheSameToTheSame() {
    Filter filter = Filter.words("bad", "worse");
    assertThat(filter.judge("worse, bad")).isEqualTo(filter.judge("worse, bad"));
    Happening.Edit edit = Filter.edit("bad", Optional.of("<p>worse"));
    assertThat(filter.judge(edit)).isEqualTo(filter.judge(edit));
    assertThat(filter.passes("good")).isEqualTo(filter.passes("good")).isTrue();
  }

  @Test
  void speaksGerman() {
    Filter german = Filter.with(Map.of("words", List.of("böse"), "language", "de"));
    assertThat(german.judge("BÖSE"))
        .isEqualTo(
            Judgement.of(
                "verbotenes Wort",
                Consequence.redact(),
                Consequence.warn(
                    "In deiner Nachricht war ein verbotenes Wort, deshalb wurde sie entfernt. Bitte"
                        + " schreib sie ohne noch einmal."),
                Consequence.tell(
                    "`@ann:bench` hat in `!room:bench` ein verbotenes Wort geschrieben: `böse`"
                        + " (Einstellung words, Nummer 1). Was folgt: redact\\+warn.")));
  }
}
