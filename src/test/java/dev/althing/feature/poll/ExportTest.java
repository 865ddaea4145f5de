package dev.althing.feature.poll;

import static dev.althing.feature.poll.Polling.ANN;
import static dev.althing.feature.poll.Polling.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.ask.Terms;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExportTest {
  private static Terms terms(boolean ranked, boolean anonymous) {
    return new Terms(2, ranked, anonymous, 0, false, Optional.empty());
  }

  private static String csv(Polling polling) {
    return new Export(polling.stands()).csv();
  }

  @Test
  void eachPersonHasARowAndNothingIsCalculated() {
    Poll poll = Polling.poll("\"Q?\" \"=1+1\" \"a \\\"b\\\", c\" \"＋x\"", terms(false, false));
    Polling polling = Polling.on(poll);
    polling.responds(BEN, "o3", "o1");
    polling.reacts(ANN, "2️⃣");

    assertThat(csv(polling))
        .isEqualTo(
            "\uFEFFperson,time (UTC),by,\"'=1+1\",\"a \"\"b\"\", c\",\"'＋x\"\r\n"
                + "\"'@ann:example.org\",2026-11-20T12:00:02Z,reaction,,1,\r\n"
                + "\"'@ben:example.org\",2026-11-20T12:00:01Z,poll,1,,1\r\n");
    assertThat(new Export(polling.stands()).name()).isEqualTo("poll-3.csv");
  }

  @Test
  void whoTookTheirVoteBackIsNotInIt() {
    Polling polling = Polling.on(Polling.poll("Q?\nA\nB", terms(false, false)));
    polling.reacts(BEN, "1️⃣");
    polling.takesBack(BEN, 1);
    polling.responds(ANN, "o9");

    assertThat(csv(polling)).isEqualTo("\uFEFFperson,time (UTC),by,A,B\r\n");
  }

  @Test
  void anAnonymousPollHasNoNamesAndNoTimes() {
    Polling polling = Polling.on(Polling.poll("Q?\nA\nB", terms(false, true)));
    polling.responds(ANN, "o2");
    polling.responds(BEN, "o1");

    assertThat(csv(polling)).isEqualTo("\uFEFFA,B\r\n1,\r\n,1\r\n");
  }

  @Test
  void aRankingShowsThePlaces() {
    Polling polling = Polling.on(Polling.poll("Q?\nA\nB\nC", terms(true, true)));
    polling.reacts(ANN, "3️⃣");
    polling.reacts(ANN, "1️⃣");

    assertThat(csv(polling)).isEqualTo("\uFEFFA,B,C\r\n2,,1\r\n");
  }
}
