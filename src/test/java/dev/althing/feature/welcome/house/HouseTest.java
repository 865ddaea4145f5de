package dev.althing.feature.welcome.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.entity.Decision;
import dev.althing.feature.welcome.house.House.Answer;
import dev.althing.feature.welcome.house.House.Wish;
import dev.althing.feature.welcome.house.HouseEvent.Announced;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HouseTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final UserId MODERATOR = new UserId("@mod:example.org");

  private final House rules = new House();
  private House.State state = rules.empty("home");

  private Object tell(Wish wish) {
    Decision<HouseEvent, Answer> decision = rules.decide(state, wish);
    if (decision instanceof Decision.Answers<HouseEvent, Answer> answers) {
      return answers.answer();
    }
    HouseEvent event = ((Decision.Happens<HouseEvent, Answer>) decision).event();
    state = rules.apply(state, event);
    assertThat(rules.answer(event)).isEqualTo(new Answer.Happened(event));
    return event;
  }

  private static UserId guest(int number) {
    return new UserId("@guest" + number + ":example.org");
  }

  @Test
  void theTextIsSetAndTakenBack() {
    assertThat(tell(new Wish.SetText(Optional.of("Be kind."), MODERATOR)))
        .isInstanceOf(HouseEvent.TextSet.class);
    assertThat(state.text()).contains("Be kind.");
    assertThat(tell(new Wish.SetText(Optional.of("Be kind."), MODERATOR)))
        .isEqualTo(new Answer.Already());
    tell(new Wish.SetText(Optional.empty(), MODERATOR));
    assertThat(state.text()).isEmpty();
  }

  @Test
  void itIsPausedOnceAndResumedOnce() {
    assertThat(tell(new Wish.Resume(MODERATOR))).isEqualTo(new Answer.Already());
    tell(new Wish.Pause(MODERATOR, NOON));
    assertThat(tell(new Wish.Pause(MODERATOR, NOON))).isEqualTo(new Answer.Already());
    assertThat(state.pause()).contains(new House.Pause(MODERATOR, NOON));
    tell(new Wish.Resume(MODERATOR));
    assertThat(tell(new Wish.Show())).isEqualTo(new Answer.Is(rules.empty("home")));
  }

  @Test
  void thoseWhoArriveAreAnnouncedTwentyAtATime() {
    for (int i = 0; i < 30; i++) {
      tell(new Wish.Arrive(guest(i)));
    }
    assertThat(tell(new Wish.Arrive(guest(3)))).isEqualTo(new Answer.Already());

    Announced first = (Announced) tell(new Wish.Announce());
    assertThat(first.persons()).hasSize(20).startsWith(guest(0)).endsWith(guest(19));
    assertThat(first.isMore()).isTrue();
    Announced second = (Announced) tell(new Wish.Announce());
    assertThat(second.persons()).hasSize(10);
    assertThat(second.isMore()).isFalse();
    assertThat(tell(new Wish.Announce())).isEqualTo(new Answer.Already());
  }

  @Test
  void aStampedeIsNotAnnouncedForHours() {
    for (int i = 0; i < 1_100; i++) {
      tell(new Wish.Arrive(guest(i)));
    }
    assertThat(state.arrived()).hasSize(1_000);
  }

  @Test
  void troubleWithARoomIsToldOnceADay() {
    RoomId den = new RoomId("!den:example.org");
    assertThat(tell(new Wish.SeeTrouble(den, "no", NOON)))
        .isInstanceOf(HouseEvent.TroubleSeen.class);
    assertThat(tell(new Wish.SeeTrouble(den, "no", NOON.plus(Duration.ofHours(23)))))
        .isEqualTo(new Answer.Already());
    assertThat(tell(new Wish.SeeTrouble(new RoomId("!tea:example.org"), "no", NOON)))
        .isInstanceOf(HouseEvent.TroubleSeen.class);
    assertThat(tell(new Wish.SeeTrouble(den, "no", NOON.plus(Duration.ofHours(24)))))
        .isInstanceOf(HouseEvent.TroubleSeen.class);
  }
}
