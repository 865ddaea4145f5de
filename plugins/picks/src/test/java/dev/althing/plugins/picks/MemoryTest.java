package dev.althing.plugins.picks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Prompt;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MemoryTest {
  @Test
  void aTicketIsReadAsItWasWritten() {
    var wish = new Wish(List.of(Lane.ANY, Game.AGENT.lanes().get(1)), Set.of("kayo"));
    var ticket = new Ticket(Game.AGENT, wish, List.of("jett", "iso"));
    assertThat(Ticket.read(ticket.written())).contains(ticket);
    var plain = new Ticket(Game.AGENT, new Wish(List.of(Lane.ANY), Set.of()), List.of("jett"));
    assertThat(Ticket.read(plain.written())).contains(plain);
  }

  @Test
  void theLongestTicketFitsIntoAPrompt() {
    Set<String> without = new HashSet<>();
    for (int i = 0; i < Wish.MOST_WITHOUT; i++) {
      without.add("x".repeat(38) + (10 + i));
    }
    var seats = Collections.nCopies(Wish.MOST, Game.AGENT.lanes().get(0));
    var shown = Collections.nCopies(Wish.MOST, "y".repeat(40));
    String written = new Ticket(Game.AGENT, new Wish(seats, without), shown).written();
    assertThat(Prompt.reactions("again", "🎲").carrying(written).data()).isEqualTo(written);
  }

  @Test
  void whatIsShownIsKeptForTheLatestMessages() {
    Shown shown = Shown.read("");
    assertThat(shown.at("a")).isEmpty();
    for (int i = 0; i < 9; i++) {
      shown = Shown.read(shown.with("m\n" + i, List.of("ahri", "zed" + i)).written());
    }
    assertThat(shown.at("m\n0")).isEmpty();
    assertThat(shown.at("m\n1")).contains(List.of("ahri", "zed1"));
    shown = shown.with("m\n1", List.of("vi")).with("new", List.of("lux"));
    assertThat(shown.at("m\n1")).contains(List.of("vi"));
    assertThat(shown.at("m\n2")).isEmpty();
  }
}
