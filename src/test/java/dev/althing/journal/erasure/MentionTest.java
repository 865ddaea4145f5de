package dev.althing.journal.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.id.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MentionTest {
  private static final UserId NOBODY = new UserId("@forgotten-1:invalid");
  private final Mention ann = new Mention(new UserId("@ann_b:example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@ann_b:example.org",
        "{\"person\":\"@ann_b:example.org\"}",
        "agenda:remind/@ann_b:example.org/3",
        "thanks, @ann_b:example.org.",
        "see @ann_b:example.org: she knows",
        "https://matrix.to/#/%40ann_b%3Aexample.org",
        "https://matrix.to/#/%40ann_b:example.org",
        "@ann_b:example.org $thread"
      })
  void isFoundInEverySpelling(String text) {
    assertThat(ann.isIn(text)).isTrue();
    assertThat(ann.isIn(ann.replaced(text, NOBODY))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@ann_b:example.orga",
        "@ann_b:example.org:8448",
        "@ann_b:example.org.uk",
        "@annxb:example.org",
        "@Ann_b:example.org",
        "ann_b"
      })
  void isNotFoundInOtherPeople(String text) {
    assertThat(ann.isIn(text)).isFalse();
    assertThat(ann.replaced(text, NOBODY)).isEqualTo(text);
  }

  @Test
  void whatJsonEscapesIsFoundThere() {
    var odd = new Mention(new UserId("@o\"dd:x"));

    assertThat(odd.isIn("{\"who\":\"@o\\\"dd:x\"}")).isTrue();
  }

  @Test
  void onlyTheIdIsReplaced() {
    assertThat(ann.replaced("a @ann_b:example.org b", NOBODY))
        .isEqualTo("a @forgotten-1:invalid b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@ann_b:example.org", "@a=b/c+d:x", "@ä:x.org", "@:x"})
  void itsRootIsInEverySpelling(String id) {
    var person = new Mention(new UserId(id));
    String inLinks = URLEncoder.encode(id, StandardCharsets.UTF_8);

    assertThat(person.isIn(inLinks)).isTrue();
    assertThat(inLinks).contains(person.root());
    assertThat(id).contains(person.root());
    assertThat(person.root()).isNotEmpty();
  }
}
