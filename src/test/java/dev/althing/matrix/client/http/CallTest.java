package dev.althing.matrix.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.althing.matrix.client.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallTest {
  @ParameterizedTest
  @CsvSource({
    "!plain:example.org, %21plain%3Aexample.org",
    "a/b?c#d, a%2Fb%3Fc%23d",
    "100%, 100%25",
    "a b+c, a%20b%2Bc",
    "., %2E",
    ".., %2E%2E",
    "..., ...",
    "é😀, %C3%A9%F0%9F%98%80"
  })
  void keepsWhateverAnIdHoldsWithinItsSegment(String id, String encoded) {
    Call call = Call.to(Endpoint.STATE, id, "m.room.name", "");

    assertThat(call.path())
        .isEqualTo("/_matrix/client/v3/rooms/" + encoded + "/state/m.room.name/");
  }

  @Test
  void putsTheQueryBehindThePath() {
    Call call =
        Call.to(Endpoint.MESSAGES, "!r")
            .query("from", "s1&dir=b")
            .query("to", Optional.empty())
            .query("limit", Optional.of(5));

    assertThat(call.path()).endsWith("/messages?from=s1%26dir%3Db&limit=5");
  }

  @Test
  void standsBelowTheHomeserversAddress() {
    URI base = URI.create("https://example.org/below/");

    assertThat(Call.to(Endpoint.VERSIONS).request(base).build().uri())
        .hasToString("https://example.org/below/_matrix/client/versions");
  }

  @Test
  void refusesMoreSegmentsThanTheEndpointHas() {
    assertThatThrownBy(() -> Call.to(Endpoint.VERSIONS, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBoundsIntoWhichNothingFits() {
    assertThatThrownBy(() -> Call.to(Endpoint.VERSIONS).within(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Call.to(Endpoint.VERSIONS).upTo(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
