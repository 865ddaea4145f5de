package dev.althing.feature.poll;

import static dev.althing.feature.poll.Polling.ANN;
import static dev.althing.feature.poll.Polling.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Effect;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.ask.Terms;
import dev.althing.text.OutgoingLint;
import dev.althing.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PollViewTest {
  private final PollView english = new PollView(Locale.ENGLISH);

  private static List<ObjectNode> messages(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(Effect.Send.class::cast)
        .filter(send -> send.type().equals("m.room.message"))
        .map(Effect.Send::content)
        .toList();
  }

  @Test
  void bothLanguagesSayTheSame() {
    Texts german = Texts.of("poll", Locale.GERMAN);
    Texts base = Texts.of("poll", Locale.ENGLISH);

    assertThat(german.keys()).isEqualTo(base.keys());
    for (String key : base.keys()) {
      assertThat(german.arguments(key)).as(key).isEqualTo(base.arguments(key));
    }
  }

  @Test
  void theLargestPollOfTheOddestTextsIsFitToGoOut() {
    Random random = new Random(5);
    String odd = "<b>*_`~[]()|\\\u202E&#x27;'\"👩🏽‍🚀ش漢";
    for (int round = 0; round < 10; round++) {
      StringBuilder text = new StringBuilder(any(random, odd, 480)).append('?');
      for (int i = 0; i < 20; i++) {
        text.append('\n').append("x").append(i).append(any(random, odd, 70));
      }
      Poll poll =
          Polling.poll(text.toString(), new Terms(3, false, false, 5, true, Optional.empty()));
      assertThat(poll.options()).hasSize(20);
      Polling polling = Polling.on(poll);
      assertFit(messages(PollPosts.opened(poll)));
      polling.responds(ANN, "o1", "o2");
      assertFit(messages(PollPosts.shown(polling.stands(), true)));
      var ends = (PollAnswer.Ends) polling.ends(Optional.of(ANN), true, Polling.NOON);
      assertFit(messages(PollPosts.ended(polling.stands(), ends, Polling.NOON)));
    }
  }

  private static String any(Random random, String from, int length) {
    StringBuilder text = new StringBuilder();
    int[] all = from.codePoints().toArray();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(all[random.nextInt(all.length)]);
    }
    return text.toString();
  }

  private static void assertFit(List<ObjectNode> messages) {
    assertThat(messages).isNotEmpty();
    messages.forEach(
        message -> {
          assertThat(OutgoingLint.check(message)).isEmpty();
          assertThat(message.toString()).doesNotContain("<b>");
        });
  }

  @Test
  void theBarsShowPartsOfThePeople() {
    Polling polling =
        Polling.on(
            Polling.poll("Q?\nA\nB\nC", new Terms(2, false, false, 0, false, Optional.empty())));
    polling.responds(ANN, "o1", "o2");
    polling.responds(BEN, "o1");

    assertThat(english.board(polling.stands()))
        .contains("██████████ **2** (100 %)", "█████░░░░░ **1** (50 %)", "░░░░░░░░░░ **0** (0 %)");
  }

  @Test
  void aTieIsNamedAndSoIsAMissedQuorum() {
    Polling polling =
        Polling.on(
            Polling.poll("Q?\nA\nB", new Terms(1, false, false, 3, false, Optional.empty())));
    polling.responds(ANN, "o1");
    polling.responds(BEN, "o2");
    polling.ends(Optional.of(ANN), false, Polling.NOON.plusSeconds(9));

    assertThat(english.verdict(polling.stands()))
        .contains("It is not valid: 2 people voted, and it took 3. In front: A and B.");
    assertThat(english.end(polling.stands())).isEqualTo("The poll is closed without a result.");
    assertThat(new PollView(Locale.GERMAN).verdict(polling.stands()))
        .contains("Sie gilt nicht: 2 Leute haben abgestimmt, nötig waren 3. Vorn: A und B.");
  }
}
