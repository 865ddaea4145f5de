package dev.althing.feature.welcome.reception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.feature.welcome.around.People;
import dev.althing.matrix.id.UserId;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExemptionsTest {
  private static final UserId SELF = new UserId("@althing:example.org");
  private static final UserId LISTED = new UserId("@spam:evil.example");

  private static boolean holds(String user) {
    var people =
        new People() {
          @Override
          public UserId self() {
            return SELF;
          }

          @Override
          public boolean isExempt(UserId id) {
            return id.equals(LISTED);
          }
        };
    return new Exemptions(Set.of("@_*:*", "@bot?:example.org"), people).holdFor(new UserId(user));
  }

  @Test
  void bridgedUsersBotsTheListedAndTheBotItselfAreExempt() {
    assertThat(holds("@_irc_nick:example.org")).isTrue();
    assertThat(holds("@bot1:example.org")).isTrue();
    assertThat(holds(LISTED.value())).isTrue();
    assertThat(holds(SELF.value())).isTrue();
    assertThat(holds("@bot12:example.org")).isFalse();
    assertThat(holds("@ann_b:example.org")).isFalse();
    assertThat(holds("@bot1:example.org.evil")).isFalse();
  }
}
