package dev.althing.feature.trivia.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {
  private static Likeness of(String said, String right, String... wrong) {
    return Likeness.of(said, List.of(right), List.of(wrong));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          paris              | Paris
          PARIS!!            | Paris
          the Netherlands    | Netherlands
          netherlands        | The Netherlands
          sao tome           | São Tomé
          Cote d'Ivoire      | Côte d’Ivoire
          Köln               | Koeln
          Koeln              | Köln
          koln               | Köln
          strasse            | Straße
          lodz               | Łódź
          newyork            | New York
          new-york           | New York
          Trinidad & Tobago  | Trinidad and Tobago
          Romeo und Julia    | Romeo & Julia
          I think it's Paris | Paris
          ist es der Rhein?  | Rhein
          ｐａｒｉｓ          | Paris
          7                  | seven
          Seven              | 7
          twenty-one         | 21
          21                 | einundzwanzig
          1,000              | 1000
          1.000              | tausend
          one hundred and five | 105
          1984               | nineteen eighty-four
          neunzehnhundertvierundachtzig | 1984
          3,5                | 3.5
          -40                | −40
          zwölf              | 12
          zwoelf Monate      | 12 Monate
          h2o                | H2O
          C#                 | c#
          """)
  void whatDoesNotMatterIsNotCompared(String said, String right) {
    assertThat(of(said, right)).isEqualTo(Likeness.SAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Parsi        | Paris
          Pariss       | Paris
          New Yrok     | New York
          Kazakstan    | Kazakhstan
          Kasachstan   | Kazakhstan
          Mozrat       | Mozart
          Liechtenstien| Liechtenstein
          """)
  void aSlipOrTwoInALongWordIsClose(String said, String right) {
    assertThat(of(said, right)).isEqualTo(Likeness.CLOSE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Iraq         | Iran
          Oman         | Omar
          Pars         | Peru
          Slovenia     | Slovakia
          South Korea  | North Korea
          1945         | 1946
          World War 1  | World War 2
          100 km       | 100
          C++          | C
          C            | C#
          -40          | 40
          ho2          | H2O
          12           | 1 2
          paris london rome berlin | Paris
          ?            | Paris
          """)
  void everythingElseIsAnother(String said, String right) {
    assertThat(of(said, right)).isEqualTo(Likeness.OTHER);
  }

  @Test
  void whatIsAsNearToAWrongAnswerIsNoSlip() {
    assertThat(of("Austria", "Australia", "Austria")).isEqualTo(Likeness.OTHER);
    assertThat(of("Zambia", "Gambia", "Zambia")).isEqualTo(Likeness.OTHER);
    assertThat(of("Aambia", "Gambia", "Zambia")).isEqualTo(Likeness.OTHER);
    assertThat(of("Australiaa", "Australia", "Austria")).isEqualTo(Likeness.CLOSE);
    assertThat(of("Australia", "Australia", "Australien")).isEqualTo(Likeness.SAME);
  }

  @Test
  void allThatIsAcceptedCounts() {
    List<String> accepted = List.of("Myanmar", "Burma");

    assertThat(Likeness.of("burma", accepted, List.of())).isEqualTo(Likeness.SAME);
    assertThat(Likeness.of("Mynamar", accepted, List.of())).isEqualTo(Likeness.CLOSE);
  }

  @Test
  void hostileTextsAreOthers() {
    assertThat(of("x".repeat(60_000), "Paris")).isEqualTo(Likeness.OTHER);
    assertThat(of("", "Paris")).isEqualTo(Likeness.OTHER);
    assertThat(of(" \u200B\u202E ", "Paris")).isEqualTo(Likeness.OTHER);
    assertThat(of("\uD83D", "Paris")).isEqualTo(Likeness.OTHER);
    assertThat(of("P\u200Ba\u0301ris", "Paris")).isEqualTo(Likeness.SAME);
    assertThat(of("the", "The The")).isEqualTo(Likeness.SAME);
    assertThat(of("!!!", "???")).isEqualTo(Likeness.OTHER);
  }
}
