package dev.althing.page;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.sandbox.Seed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long rooms, lost connections and two tabs at once. */
@Tag("browser")
final class EnduranceIT {
  private static final int MANY = 20_000;
  private static final int MOST_ROWS = 200;

  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private final String lobby = sandbox.community().lobby();
  private final Seed seed = sandbox.seed();
  private final String bob = seed.account("bob", "secret");

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Browser alice() {
    seed.join(lobby, List.of(bob));
    return Browser.open(sandbox.url()).comesInAs("alice");
  }

  @Test
  void aLongRoomIsScrolledToItsBeginningWithFewRowsInThePage() {
    seed.join(lobby, List.of(bob));
    for (int i = 1; i <= MANY; i++) {
      seed.message(lobby, bob, "message " + i);
    }
    try (Browser alice = alice()) {
      alice.reads(".text", "message " + MANY);
      int[] most = new int[1];
      eventually(
          "a thousand messages have come",
          () -> {
            alice.script("document.getElementById('scroller').scrollBy(0, -1500)");
            most[0] = Math.max(most[0], alice.count("#timeline li"));
            return number(alice.texts(".text").get(0)) < MANY - 1000;
          });
      assertThat(most[0]).isLessThan(MOST_ROWS);

      List<String> before = alice.texts(".text");
      assertThat(before.stream().map(EnduranceIT::number).toList())
          .isSorted()
          .doesNotHaveDuplicates();
      seed.message(lobby, bob, "message " + (MANY + 1));
      alice.sees("#newest");
      alice.clicks("#newest");
      alice.reads(".text", "message " + (MANY + 1));
      alice.says("still here");
      alice.reads("li.own:not(.waiting) .text", "still here");
    }
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceAll("\\D", ""));
  }

  @Test
  void whatIsWrittenWithoutConnectionArrivesOnceAndInOrder() {
    try (Browser alice = alice()) {
      alice.says("before");
      alice.reads("li.own:not(.waiting) .text", "before");
      alice.offline(true);
      alice.says("one");
      alice.says("two");
      alice.sees("#offline");
      assertThat(alice.count("li.waiting")).isEqualTo(2);
      seed.message(lobby, bob, "meanwhile");

      alice.offline(false);
      alice.reads("li.own:not(.waiting) .text", "two");
      alice.reads(".text", "meanwhile");
      eventually("all is sent", () -> alice.count("li.waiting") == 0 && !alice.visible("#offline"));
      assertThat(alice.texts(".text")).containsExactly("before", "meanwhile", "one", "two");
    }
  }

  @Test
  void aGapInTheStreamLosesNothing() {
    try (Browser alice = alice()) {
      alice.says("before");
      alice.reads("li.own:not(.waiting) .text", "before");
      alice.offline(true);
      alice.says("lost?");
      alice.sees("#offline");
      for (int i = 1; i <= 120; i++) {
        seed.message(lobby, bob, "message " + i);
      }

      alice.offline(false);
      alice.reads(".text", "message 120");
      eventually(
          "the beginning is there",
          () -> {
            alice.script("document.getElementById('scroller').scrollTo(0, 0)");
            return alice.texts(".text").contains("before");
          });
      List<String> texts = alice.texts(".text");
      assertThat(texts).doesNotHaveDuplicates().startsWith("before", "message 1", "message 2");
    }
  }

  @Test
  void whatWaitsSurvivesAReloadOfThePage() {
    try (Browser alice = alice()) {
      alice.reads("#room-name", "Lobby");
      alice.offline(true);
      alice.says("patient");
      alice.sees("li.waiting");
      alice.offline(false);
      alice.reloads();

      alice.reads("li.own:not(.waiting) .text", "patient");
      alice.reloads();
      alice.reads("li.own .text", "patient");
      assertThat(alice.texts(".text")).containsExactly("patient");
    }
  }

  @Test
  void twoTabsAreTheSamePersonAndSeeTheSame() {
    try (Browser alice = alice()) {
      alice.says("from the first");
      alice.reads("li.own:not(.waiting) .text", "from the first");
      String first = alice.tab();
      alice.reads("li.own .text", "from the first");
      alice.says("from the second");
      alice.reads("li.own:not(.waiting) .text", "from the second");

      alice.looksAt(first);
      alice.reads("li.own .text", "from the second");
      assertThat(alice.texts(".text")).containsExactly("from the first", "from the second");
    }
  }
}
