package dev.althing.feature.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.ask.Terms;
import dev.althing.feature.poll.count.Ballot;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NativePollTest {
  private static final Poll LUNCH =
      Polling.poll(
          "Lunch?\nPizza\nPasta\nSalad", new Terms(2, false, false, 0, false, Optional.empty()));

  private static Optional<List<String>> answers(String json) {
    return NativePoll.answers(Json.readObject(json).orElseThrow());
  }

  private static Ballot ballot(List<String> answers) {
    return NativePoll.ballot(
        new PollWish.Respond(Polling.act(Polling.BEN, "$e", Polling.NOON), Optional.of(answers)),
        Polling.NOON,
        LUNCH);
  }

  @Test
  void responsesAreReadUnderBothNames() {
    assertThat(answers("{\"org.matrix.msc3381.poll.response\":{\"answers\":[\"o1\",\"o2\"]}}"))
        .contains(List.of("o1", "o2"));
    assertThat(answers("{\"m.selections\":[\"o1\"]}")).contains(List.of("o1"));
    assertThat(NativePoll.isResponse("m.poll.response")).isTrue();
    assertThat(NativePoll.isResponse("m.poll.start")).isFalse();
    assertThat(NativePoll.isEnd("org.matrix.msc3381.poll.end")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"org.matrix.msc3381.poll.response\":null}",
        "{\"org.matrix.msc3381.poll.response\":{\"answers\":\"o1\"}}",
        "{\"org.matrix.msc3381.poll.response\":{\"answers\":[\"o1\",null]}}",
        "{\"org.matrix.msc3381.poll.response\":{\"answers\":[[\"o1\"]]}}",
        "{\"m.selections\":{\"o1\":1}}"
      })
  void whatIsNoListOfAnswersIsNone(String json) {
    assertThat(answers(json)).isEmpty();
  }

  @Test
  void aResponseIsCutAndThenWhatIsDoubleIsTakenOut() {
    EventId event = new EventId("$e");

    assertThat(ballot(List.of("o2", "o2", "o1")))
        .isEqualTo(Ballot.response(event, Polling.NOON, List.of(1)));
    assertThat(ballot(Collections.nCopies(60_000, "o3")).choices()).containsExactly(2);
    assertThat(ballot(List.of())).isEqualTo(Ballot.response(event, Polling.NOON, List.of()));
  }

  @Test
  void anyUnknownAnswerSpoilsAResponse() {
    Ballot spoiled = Ballot.spoiled(new EventId("$e"), Polling.NOON);

    assertThat(ballot(List.of("o1", "o2", "o4"))).isEqualTo(spoiled);
    assertThat(ballot(List.of("O1"))).isEqualTo(spoiled);
    assertThat(ballot(List.of("x".repeat(60_000)))).isEqualTo(spoiled);
  }
}
