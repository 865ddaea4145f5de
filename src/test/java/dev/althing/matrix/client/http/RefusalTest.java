package dev.althing.matrix.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixError.Detail;
import dev.althing.matrix.client.MatrixError.LimitExceeded;
import dev.althing.matrix.client.MatrixError.Unknown;
import dev.althing.matrix.client.MatrixError.UnknownToken;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RefusalTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "403, M_FORBIDDEN, Forbidden, false",
    "404, M_NOT_FOUND, NotFound, false",
    "413, M_TOO_LARGE, TooLarge, false",
    "401, M_UNKNOWN_TOKEN, UnknownToken, true",
    "401, M_USER_LOCKED, UserLocked, true",
    "403, M_USER_SUSPENDED, UserSuspended, true",
    "403, M_USER_DEACTIVATED, UserDeactivated, true",
    "400, M_DUPLICATE_ANNOTATION, DuplicateAnnotation, false",
    "409, M_CANNOT_OVERWRITE_MEDIA, CannotOverwriteMedia, false",
    "504, M_NOT_YET_UPLOADED, NotYetUploaded, true",
    "400, M_UNSUPPORTED_ROOM_VERSION, UnsupportedRoomVersion, false",
    "400, M_ROOM_IN_USE, RoomInUse, false",
    "403, M_BAD_STATE, BadState, false",
    "403, M_INVITE_BLOCKED, InviteBlocked, false",
    "400, M_UNABLE_TO_AUTHORISE_JOIN, UnableToJoin, false",
    "403, M_RESOURCE_LIMIT_EXCEEDED, ResourceLimitExceeded, false",
    "404, M_UNRECOGNIZED, Unrecognized, false",
    "400, M_BAD_JSON, Malformed, false",
    "400, M_SOMETHING_ELSE, Unknown, false",
    "500, M_UNKNOWN, Unknown, true",
    "429, M_LIMIT_EXCEEDED, LimitExceeded, true",
    "401, M_MISSING_TOKEN, BadAnswer, true"
  })
  void isToldApartByItsCode(int status, String code, String kind, boolean isTransient) {
    MatrixError error = error(status, "{\"errcode\":\"" + code + "\",\"error\":\"because\"}");

    assertThat(error.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(error.isTransient()).isEqualTo(isTransient);
    assertThat(error.describe()).contains(Integer.toString(status));
  }

  @Test
  void knowsASoftLogout() {
    var soft = "{\"errcode\":\"M_UNKNOWN_TOKEN\",\"error\":\"\",\"soft_logout\":true}";
    var hard = "{\"errcode\":\"M_UNKNOWN_TOKEN\",\"error\":\"\"}";

    assertThat(((UnknownToken) error(401, soft)).softLogout()).isTrue();
    assertThat(((UnknownToken) error(401, hard)).softLogout()).isFalse();
  }

  @Test
  void leavesTheOutcomeOpenWhenTheHomeserverItselfFailed() {
    assertThat(error(500, "{\"errcode\":\"M_UNKNOWN\"}").isOutcomeUnknown()).isTrue();
    assertThat(error(403, "{\"errcode\":\"M_FORBIDDEN\"}").isOutcomeUnknown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2, '', 2000",
    "1.5, '', 1500",
    "4, 3474, 3474",
    "4, 9000, 4000",
    "4, 4000, 4000",
    "'Fri, 20 Nov 2026 12:00:30 GMT', '', 30000",
    "'Fri, 20 Nov 2026 11:00:00 GMT', '', 0",
    "99999999999, '', 86400000",
    "soon, 2500, 2500",
    "'', 1234.5, 1235",
    "'', -7, 0",
    "'', 1e300, 86400000"
  })
  void saysHowLongToWait(String header, String field, long millis) {
    MatrixError error = limited(header, field, "");

    assertThat(error.retryAfter()).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "never, '\"2000\"'", "-3, null"})
  void saysNothingWhereTheHomeserverSaysNothingUsable(String header, String field) {
    assertThat(limited(header, field, "").retryAfter()).isEmpty();
  }

  @Test
  void countsFromTheHomeserversOwnClock() {
    MatrixError error =
        limited("Fri, 20 Nov 2026 18:00:10 GMT", "", "Fri, 20 Nov 2026 18:00:00 GMT");

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(10));
  }

  @Test
  void takesAPlain429ForALimit() {
    MatrixError error = refusal(429, "slow down", Map.of("Retry-After", "3")).error(NOW);

    assertThat(error)
        .isEqualTo(
            new LimitExceeded(
                new Detail(429, "M_LIMIT_EXCEEDED", "slow down"),
                Optional.of(Duration.ofSeconds(3))));
  }

  @Test
  void survivesFieldsOfWrongKinds() {
    assertThat(error(400, "{\"errcode\":7,\"error\":[]}")).isInstanceOf(BadAnswer.class);
    assertThat(error(400, "{\"errcode\":\"X\",\"error\":[]}")).isInstanceOf(Unknown.class);
    assertThat(error(400, "[\"errcode\"]")).isInstanceOf(BadAnswer.class);
  }

  @Test
  void showsLongTextsShortAndCalm() {
    String text = "a\u202E\u0000b" + "x".repeat(10_000);

    String shown = error(500, text).describe();

    assertThat(shown).hasSizeLessThan(500).contains("a b");
  }

  private static MatrixError limited(String header, String field, String date) {
    Map<String, String> headers = new TreeMap<>();
    if (!header.isEmpty()) {
      headers.put("Retry-After", header);
    }
    if (!date.isEmpty()) {
      headers.put("Date", date);
    }
    String more = field.isEmpty() ? "" : ",\"retry_after_ms\":" + field;
    return refusal(429, "{\"errcode\":\"M_LIMIT_EXCEEDED\"" + more + "}", headers).error(NOW);
  }

  private static MatrixError error(int status, String body) {
    return refusal(status, body, Map.of()).error(NOW);
  }

  private static Refusal refusal(int status, String body, Map<String, String> headers) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Refusal(status, HttpHeaders.of(lists, (name, value) -> true), body);
  }
}
