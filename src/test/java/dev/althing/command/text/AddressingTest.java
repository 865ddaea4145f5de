package dev.althing.command.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.command.Scene;
import dev.althing.command.text.Addressing.Addressed;
import dev.althing.command.text.Addressing.How;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressingTest {
  private static Optional<Addressed> read(String body) {
    return Scene.ADDRESSING.read(Said.plain(body), false);
  }

  private static Optional<String> text(Optional<Addressed> addressed) {
    return addressed.map(Addressed::text);
  }

  @ParameterizedTest
  @CsvSource({
    "!ping,ping",
    "'  !ping  ',ping",
    "\uFEFF!ping,ping",
    "\u202E!ping,ping",
    "!althing ping,ping",
    "!ALTHING ping,ping",
    "althing: ping,ping",
    "Althing:ping,ping",
    "'Althing, ping',ping",
    "The Althing: ping,ping",
    "the althing: ping,ping",
    "@althing: ping,ping",
    "@althing ping,ping",
    "@The Althing ping,ping",
    "@the althing: ping,ping",
    "'@The Althing, ping',ping",
    "@The Althing,''",
    "@althing:example.org ping,ping",
    "@althing:example.org: ping,ping",
    "Althing: !ping,ping",
    "!!,!",
  })
  void isSpokenTo(String body, String text) {
    assertThat(text(read(body))).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping",
        "",
        "   ",
        "! ping",
        "!\u00A0hello",
        "althing ping",
        "The Althing is great",
        "althing",
        "althingish: ping",
        "The Althingers: ping",
        "@The Althingers ping",
        "@althing:elsewhere.org ping",
        "hello Althing: ping",
        "hello @The Althing ping",
        "hello !ping",
        "@althing:example.organic ping",
        "@althing:example.org:8448 ping"
      })
  void isNotSpokenTo(String body) {
    assertThat(read(body)).isEmpty();
  }

  @Test
  void aMentionNeedsNoColonBehindTheName() {
    var said = new Said("The Althing ping", Optional.empty(), Set.of(Scene.BOT), false);

    assertThat(text(Scene.ADDRESSING.read(said, false))).contains("ping");
    var bare = new Said("The Althing", Optional.empty(), Set.of(Scene.BOT), false);
    assertThat(text(Scene.ADDRESSING.read(bare, false))).contains("");
  }

  @Test
  void aPillOfTheBotIsItsName() {
    var html = "<a href=\"https://matrix.to/#/@althing:example.org\">Our Bot</a>: ping";

    for (String body : List.of("Our Bot: ping", "Our Bot ping", "@althing:example.org ping")) {
      var said = new Said(body, Optional.of(html), Set.of(), false);
      assertThat(text(Scene.ADDRESSING.read(said, false))).as(body).contains("ping");
    }
    var markdown = "[Our Bot](https://matrix.to/#/@althing:example.org) ping";
    var said = new Said(markdown, Optional.of(html), Set.of(), false);
    assertThat(Scene.ADDRESSING.read(said, false))
        .contains(new Addressed("ping", How.NAME, "!", List.of()));
  }

  @Test
  void aPillOfSomebodyElseStays() {
    var html = "Althing: kick <a href=\"https://matrix.to/#/@alice:example.org\">Alice</a>";
    var said = new Said("Althing: kick Alice", Optional.of(html), Set.of(), false);

    assertThat(Scene.ADDRESSING.read(said, false).orElseThrow().pills()).hasSize(1);
  }

  @Test
  void allTextIsForTheBotWhereThereIsNobodyElse() {
    var bare = Scene.ADDRESSING.read(Said.plain("ping"), true).orElseThrow();

    assertThat(bare.how()).isEqualTo(How.BARE);
    assertThat(bare.text()).isEqualTo("ping");
    assertThat(Scene.ADDRESSING.read(Said.plain("!ping"), true).orElseThrow().how())
        .isEqualTo(How.PREFIX);
    assertThat(Scene.ADDRESSING.read(Said.plain(" "), true)).isEmpty();
  }

  @Test
  void theLongestOfSeveralPrefixesWins() {
    var many = new Addressing(Scene.BOT, Optional.of(" "), List.of("!", "!!", "bot", "👋"));

    assertThat(text(many.read(Said.plain("!!ping"), false))).contains("ping");
    assertThat(text(many.read(Said.plain("Bot ping"), false))).contains("ping");
    assertThat(many.read(Said.plain("bottle"), false)).isEmpty();
    assertThat(text(many.read(Said.plain("👋ping"), false))).contains("ping");
    assertThat(many.read(Said.plain("bot ping"), false).orElseThrow().prefix()).isEqualTo("bot");
    assertThat(many.read(Said.plain("althing: ping"), false).orElseThrow().prefix()).isEqualTo("!");
  }

  @Test
  void withoutPrefixesOnlyTheNameCounts() {
    var none = new Addressing(Scene.BOT, Optional.empty(), List.of());

    assertThat(none.read(Said.plain("!ping"), false)).isEmpty();
    assertThat(none.read(Said.plain("Althing: ping"), false).orElseThrow().prefix()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">", "@x", "a b", "`", "\u200B", "\u0007", "12345678901234567"})
  void refusesPrefixesThatCannotWork(String prefix) {
    assertThatThrownBy(() -> new Addressing(Scene.BOT, Optional.empty(), List.of(prefix)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'> <@u:b> !kick @a:b\n\nhello',hello",
    "'> <@u:b> one\n> two\n>\n\n!ping',!ping",
    "'> * <@u:b> waves\n\n!ping',!ping",
    "'> <@u:b> !ping',''",
    "'> !ping',> !ping",
  })
  void leavesOutTheQuotationBeforeAReply(String body, String words) {
    assertThat(Said.plain(body).words()).isEqualTo(words);
  }

  @Test
  void leavesOutAnyQuotationInAReply() {
    var quotation = "> something\n!ping";

    assertThat(new Said(quotation, Optional.empty(), Set.of(), true).words()).isEqualTo("!ping");
    assertThat(Said.plain(quotation).words()).isEqualTo(quotation);
    assertThat(new Said("!ping", Optional.empty(), Set.of(), true).words()).isEqualTo("!ping");
  }
}
