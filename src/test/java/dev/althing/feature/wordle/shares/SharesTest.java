package dev.althing.feature.wordle.shares;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.entity.Decision;
import dev.althing.matrix.id.RoomId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SharesTest {
  private static final RoomId HALL = new RoomId("!hall:example.org");
  private static final RoomId YARD = new RoomId("!yard:example.org");

  private final Shares rules = new Shares();
  private Map<Integer, Shares.Counted> state = rules.empty("@ann:example.org");

  private Optional<Integer> paste(RoomId room, int number, int tries) {
    var decision =
        rules.decide(state, new Shares.Pasted(room, new PastedShare(number, tries, true)));
    if (decision instanceof Decision.Answers<ShareEvent, Optional<Shares.Result>> answers) {
      return answers.answer().map(result -> result.share().tries());
    }
    ShareEvent event = ((Decision.Happens<ShareEvent, Optional<Shares.Result>>) decision).event();
    state = rules.apply(state, event);
    return rules.answer(event).map(result -> result.share().tries());
  }

  @Test
  void aPuzzleIsCountedOnceInARoom() {
    assertThat(paste(HALL, 100, 4)).contains(4);
    assertThat(paste(HALL, 100, 4)).isEmpty();
    assertThat(paste(HALL, 100, 2)).isEmpty();
    assertThat(paste(HALL, 101, 2)).contains(2);
  }

  @Test
  void inAnotherRoomItCountsAsItWasPastedFirst() {
    paste(HALL, 100, 4);

    assertThat(paste(YARD, 100, 1)).contains(4);
    assertThat(paste(YARD, 100, 1)).isEmpty();
    assertThat(paste(HALL, 100, 1)).isEmpty();
  }

  @Test
  void whatIsLongOverIsForgotten() {
    for (int number = 1; number <= 100; number++) {
      paste(HALL, number, 3);
    }

    assertThat(state).hasSize(31);
  }
}
