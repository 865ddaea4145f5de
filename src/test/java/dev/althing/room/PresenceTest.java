package dev.althing.room;

import static dev.althing.room.Told.ANN;
import static dev.althing.room.Told.BOT;
import static dev.althing.room.Told.after;
import static dev.althing.room.Told.member;
import static dev.althing.room.Told.news;
import static dev.althing.room.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.event.Membership;
import dev.althing.matrix.event.Message;
import dev.althing.matrix.event.RoomEvent;
import dev.althing.sync.RoomUpdate;
import dev.althing.sync.RoomUpdate.Section;
import dev.althing.sync.RoomUpdate.Source;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PresenceTest {
  private static final OwnEvents OWN =
      new OwnEvents(BOT, (transaction, event) -> CompletableFuture.completedFuture(null));
  private static final RoomEvent A = text(ANN, "a");
  private static final RoomEvent B = text(ANN, "b");
  private static final RoomEvent C = text(ANN, "c");

  private static List<String> heard(RoomUpdate update, Membership before) {
    Presence presence = Presence.in(update, before, OWN);
    return update.timeline().stream()
        .filter(presence::hears)
        .flatMap(event -> event.as(Message.class).stream())
        .map(Message::body)
        .toList();
  }

  @Test
  void whoIsThereHearsEverythingButWhatIsSaidWhileAway() {
    assertThat(heard(news(A, B), Membership.JOIN)).containsExactly("a", "b");
    assertThat(heard(news(A, member(BOT, "leave"), B, member(BOT, "join"), C), Membership.JOIN))
        .containsExactly("a", "c");
  }

  @Test
  void whoComesHearsWhatIsSaidFromThenOn() {
    assertThat(heard(news(A, member(BOT, "invite"), B, member(BOT, "join"), C), Membership.INVITE))
        .containsExactly("c");
    assertThat(heard(news(A, member(BOT, "invite"), B), Membership.LEAVE)).isEmpty();
  }

  @Test
  void whoComesAgainHearsNothingOfWhatWasSaidTheFirstTime() {
    assertThat(
            heard(
                news(
                    member(BOT, "join"),
                    A,
                    member(BOT, "leave"),
                    B,
                    member(BOT, "invite"),
                    member(BOT, "join"),
                    C),
                Membership.LEAVE))
        .containsExactly("c");
  }

  @Test
  void whoCameBeforeTheTimelineHearsAllOfIt() {
    assertThat(heard(news(A, B), Membership.INVITE)).containsExactly("a", "b");
    RoomEvent renamed = after(member(BOT, "join"), "{'membership':'join'}");
    assertThat(heard(news(A, renamed, B), Membership.INVITE)).containsExactly("a", "b");
    RoomEvent came = after(member(BOT, "join"), "{'membership':'invite'}");
    assertThat(heard(news(A, came, B), Membership.INVITE)).containsExactly("b");
  }

  @Test
  void whoIsToldAgainHowItCameHearsNothingOfWhatWasBefore() {
    RoomEvent came = after(member(BOT, "join"), "{'membership':'invite'}");
    assertThat(heard(news(A, came, B), Membership.JOIN)).containsExactly("b");
    RoomEvent asked = member(BOT, "invite");
    assertThat(heard(news(A, asked, B, came, C), Membership.JOIN)).containsExactly("c");
    RoomEvent renamed = after(member(BOT, "join"), "{'membership':'join'}");
    assertThat(heard(news(A, renamed, B), Membership.JOIN)).containsExactly("a", "b");
  }

  @Test
  void aGapOrARoomThatWasLeftIsNoSignOfHavingCome() {
    assertThat(heard(Told.update(Section.JOIN, Source.GAP, A, B), Membership.LEAVE)).isEmpty();
    assertThat(heard(Told.update(Section.LEAVE, Source.NEWS, A, B), Membership.LEAVE)).isEmpty();
    assertThat(
            heard(
                Told.update(Section.LEAVE, Source.NEWS, A, member(BOT, "ban"), B), Membership.JOIN))
        .containsExactly("a");
  }
}
