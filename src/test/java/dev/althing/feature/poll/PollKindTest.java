package dev.althing.feature.poll;

import static dev.althing.feature.poll.Polling.ANN;
import static dev.althing.feature.poll.Polling.BEN;
import static dev.althing.feature.poll.Polling.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Target;
import dev.althing.entity.Continued;
import dev.althing.entity.Deadline;
import dev.althing.entity.Stimulus;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.matrix.id.EventId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Json;
import dev.althing.spi.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PollKindTest {
  private static final Instant ONE = NOON.plusSeconds(3_600);
  private static final Poll LUNCH = Polling.poll("Lunch?\nPizza\nPasta", Polling.UNTIL_ONE);

  private final PollDesk desk = new PollDesk(new MemoryEntities());
  private Instant now = NOON;
  private final PollKind kind = new PollKind(desk, () -> now);
  private int last;

  @BeforeEach
  void opens() {
    done(desk.ask(LUNCH.id(), LUNCH.cause(), new PollWish.Open(LUNCH)));
  }

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private List<Effect> wakes(String key, Instant due) {
    return done(kind.wake(new Deadline(kind.type(), LUNCH.id(), key, due)));
  }

  private Continued by(UserId person, String note, Instant at, Stimulus stimulus) {
    last++;
    Permission rank = Permission.EVERYONE;
    return new Continued(
        LUNCH.id(),
        note,
        new EventId("$" + last),
        Optional.empty(),
        LUNCH.origin().room(),
        new Continued.By(person, rank, Locale.ENGLISH),
        at,
        stimulus);
  }

  private List<Effect> effects(Continued continued) {
    return done(kind.continued(continued)).effects();
  }

  private List<Effect> reacts(UserId person, String sign, Instant at) {
    return effects(by(person, PollPosts.AT_MESSAGE, at, new Stimulus.Reacted(sign)));
  }

  private static Effect at(String key, Instant due) {
    return new Effect.Schedule("poll", LUNCH.id(), key, due);
  }

  private static List<Effect.Send> sent(List<Effect> effects) {
    List<Effect.Send> sent = new ArrayList<>();
    effects.forEach(
        effect -> {
          if (effect instanceof Effect.Send send) {
            sent.add(send);
          }
        });
    return sent;
  }

  private static String edited(Effect.Send send) {
    return send.content().at("/m.new_content/body").asText();
  }

  @Test
  void aVoteMakesTheBarsDueAndTheyAreShownOnce() {
    Instant due = NOON.plusSeconds(1);
    assertThat(reacts(BEN, "1⃣", NOON)).containsExactly(at("bars", due));
    assertThat(reacts(ANN, "2⃣", NOON)).isEmpty();

    now = due;
    List<Effect.Send> sent = sent(wakes("bars", due));
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).target()).contains(Target.ours(LUNCH.cause(), 0));
    assertThat(sent.get(0).priority()).isEqualTo(Effect.Priority.BULK);
    assertThat(edited(sent.get(0))).contains("1️⃣ Pizza\n█████░░░░░ 1 (50 %)");
    assertThat(wakes("bars", due.plusSeconds(9))).isEmpty();
  }

  @Test
  void whatIsToldAgainIsAnsweredAlike() {
    Continued vote = by(BEN, PollPosts.AT_MESSAGE, NOON, new Stimulus.Reacted("1⃣"));

    List<Effect> first = effects(vote);
    now = NOON.plusSeconds(30);
    assertThat(effects(vote)).isEqualTo(first);

    List<Effect> shown = wakes("bars", NOON.plusSeconds(1));
    assertThat(wakes("bars", NOON.plusSeconds(1))).isEqualTo(shown).isNotEmpty();
    now = ONE;
    List<Effect> end = wakes("end", ONE);
    assertThat(wakes("end", ONE)).isEqualTo(end).isNotEmpty();
  }

  @Test
  void theEndInTimeIsSaidAtOnce() {
    now = ONE;
    List<Effect> effects = wakes("end", ONE);

    List<Effect.Send> sent = sent(effects);
    assertThat(sent).hasSize(3);
    assertThat(sent.get(0).content().path("body").asText()).contains("Nobody voted.");
    assertThat(sent.get(0).target()).contains(Target.ours(LUNCH.cause(), 0));
    assertThat(edited(sent.get(1))).startsWith("📊 Poll 3, closed");
    assertThat(sent.get(2).type()).isEqualTo(NativePoll.END);
    assertThat(sent.get(2).target()).contains(Target.ours(LUNCH.cause(), 1));
    assertThat(effects).contains(at("forget", ONE.plusSeconds(86_400)));
    assertThat(wakes("late-end", ONE)).isEmpty();
    assertThat(wakes("forget", ONE))
        .containsExactly(
            new Effect.Unexpect(Target.ours(LUNCH.cause(), 0)),
            new Effect.Unexpect(Target.ours(LUNCH.cause(), 1)));
  }

  @Test
  void afterDowntimeTheEndWaitsForWhatWasDoneMeanwhile() {
    now = ONE.plusSeconds(600);
    Instant later = now.plusSeconds(10);
    assertThat(wakes("end", ONE)).containsExactly(at("late-end", later));
    reacts(BEN, "1⃣", ONE.minusSeconds(60));
    reacts(ANN, "2⃣", ONE.plusSeconds(60));

    now = later;
    List<Effect.Send> sent = sent(wakes("late-end", later));
    assertThat(sent.get(0).content().path("body").asText())
        .contains("🏆 Pizza wins with one vote. One person voted.");
  }

  @Test
  void aVoteInTimeOfWhichNobodyKnewAtTheEndCorrectsWhatWasSaid() {
    now = ONE;
    wakes("end", ONE);
    Cause end = new Deadline(kind.type(), LUNCH.id(), "end", ONE).cause();

    now = ONE.plusSeconds(20);
    assertThat(reacts(BEN, "1⃣", ONE.minusSeconds(1)))
        .containsExactly(at("bars", now.plusSeconds(1)));
    List<Effect.Send> sent = sent(wakes("bars", now.plusSeconds(1)));

    assertThat(sent).hasSize(2);
    assertThat(edited(sent.get(0))).contains("🏆 1 (100 %)");
    assertThat(sent.get(1).target()).contains(Target.ours(end, 0));
    assertThat(edited(sent.get(1))).contains("🏆 Pizza wins with one vote.");
  }

  @Test
  void onlyWhatBelongsToAnEventIsHeardThere() {
    ObjectNode response = Json.object();
    response.putObject(NativePoll.RESPONSE).putArray("answers").add("o1");
    Stimulus vote = new Stimulus.Referred(NativePoll.RESPONSE, response);
    Stimulus other = new Stimulus.Referred("org.example.other", response);
    Stimulus end = new Stimulus.Referred(NativePoll.END, Json.object());

    assertThat(effects(by(BEN, PollPosts.AT_NATIVE, NOON, new Stimulus.Reacted("1⃣")))).isEmpty();
    assertThat(effects(by(BEN, PollPosts.AT_MESSAGE, NOON, vote))).isEmpty();
    assertThat(effects(by(BEN, PollPosts.AT_NATIVE, NOON, other))).isEmpty();
    assertThat(effects(by(BEN, PollPosts.AT_NATIVE, NOON, end))).isEmpty();
    assertThat(effects(by(BEN, PollPosts.AT_MESSAGE, NOON, new Stimulus.Replied("1")))).isEmpty();
    assertThat(effects(by(BEN, PollPosts.AT_MESSAGE, NOON, new Stimulus.Redacted()))).isEmpty();
    assertThat(effects(by(BEN, PollPosts.AT_NATIVE, NOON, vote))).hasSize(1);
  }

  @Test
  void anEndInTheClientOfWhoAskedIsTheEnd() {
    Stimulus end = new Stimulus.Referred("m.poll.end", Json.object());

    List<Effect> effects = effects(by(ANN, PollPosts.AT_NATIVE, NOON, end));

    assertThat(sent(effects)).hasSize(3);
    assertThat(effects)
        .contains(new Effect.Unschedule("poll", LUNCH.id(), "end", Optional.empty()));
    assertThat(effects(by(ANN, PollPosts.AT_NATIVE, NOON, end))).isEmpty();
  }

  @Test
  void whatWasRemovedIsNotShownAgain() {
    reacts(BEN, "1⃣", NOON);
    now = NOON.plusSeconds(1);
    wakes("bars", now);

    List<Effect> effects = effects(by(ANN, PollPosts.AT_NATIVE, now, new Stimulus.Redacted()));
    assertThat(sent(effects)).isEmpty();
    assertThat(effects)
        .anyMatch(
            effect ->
                effect instanceof Effect.Redact redact
                    && redact.target().equals(Target.ours(LUNCH.cause(), 0)));
    assertThat(wakes("bars", now.plusSeconds(5))).isEmpty();
  }

  @Test
  void theLastBarsAreSentOnce() {
    reacts(BEN, "1⃣", NOON);
    now = NOON.plusSeconds(1);
    wakes("bars", now);
    reacts(ANN, "1⃣", now);
    Stimulus end = new Stimulus.Referred("m.poll.end", Json.object());

    List<Effect> effects = effects(by(ANN, PollPosts.AT_NATIVE, now, end));

    assertThat(sent(effects).stream().filter(send -> !edited(send).isEmpty())).hasSize(1);
    assertThat(effects).noneMatch(PollKindTest::isAboutBars);
    now = NOON.plusSeconds(3);
    assertThat(wakes("bars", now)).isEmpty();
    assertThat(wakes("bars", NOON.plusSeconds(1))).isEmpty();
  }

  private static boolean isAboutBars(Effect effect) {
    return effect instanceof Effect.Schedule set && set.key().equals(PollPosts.BARS);
  }

  @Test
  void deadlinesOfOthersAreRefused() {
    assertThatThrownBy(() -> kind.wake(new Deadline("poll", LUNCH.id(), "tea", ONE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(done(kind.wake(new Deadline("poll", "!no#1", "end", now)))).isEmpty();
  }
}
