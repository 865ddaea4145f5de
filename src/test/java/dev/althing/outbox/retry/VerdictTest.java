package dev.althing.outbox.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixError.Detail;
import dev.althing.matrix.client.MatrixException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VerdictTest {
  /** An error and the kind of verdict it gets. */
  private record Row(MatrixError error, Class<? extends Verdict> verdict) {}

  private static Detail detail(int status, String errcode) {
    return new Detail(status, errcode, "text");
  }

  private static MatrixError bad(int status) {
    return new MatrixError.BadAnswer(status, "a page", Optional.empty());
  }

  static List<Row> rows() {
    Detail forbidden = detail(403, "M_FORBIDDEN");
    return List.of(
        new Row(
            new MatrixError.LimitExceeded(detail(429, "M_LIMIT_EXCEEDED"), Optional.empty()),
            Verdict.Limited.class),
        new Row(
            new MatrixError.Unknown(detail(429, "ORG_OTHER"), Optional.of(Duration.ofSeconds(1))),
            Verdict.Limited.class),
        new Row(
            new MatrixError.DuplicateAnnotation(detail(400, "M_DUPLICATE_ANNOTATION")),
            Verdict.AlreadySo.class),
        new Row(new MatrixError.Forbidden(forbidden), Verdict.Never.class),
        new Row(new MatrixError.NotFound(detail(404, "M_NOT_FOUND")), Verdict.Never.class),
        new Row(new MatrixError.TooLarge(detail(413, "M_TOO_LARGE")), Verdict.Never.class),
        new Row(new MatrixError.Malformed(detail(400, "M_BAD_JSON")), Verdict.Never.class),
        new Row(new MatrixError.BadState(detail(400, "M_BAD_STATE")), Verdict.Never.class),
        new Row(
            new MatrixError.Unknown(detail(400, "ORG_OTHER"), Optional.empty()),
            Verdict.Never.class),
        new Row(
            new MatrixError.Unknown(detail(500, "M_UNKNOWN"), Optional.empty()),
            Verdict.Trouble.class),
        new Row(
            new MatrixError.Unknown(detail(403, "M_CONSENT_NOT_GIVEN"), Optional.empty()),
            Verdict.Trouble.class),
        new Row(
            new MatrixError.UnknownToken(detail(401, "M_UNKNOWN_TOKEN"), true),
            Verdict.Trouble.class),
        new Row(new MatrixError.UserLocked(detail(401, "M_USER_LOCKED")), Verdict.Trouble.class),
        new Row(
            new MatrixError.UserSuspended(detail(403, "M_USER_SUSPENDED")), Verdict.Trouble.class),
        new Row(
            new MatrixError.UserDeactivated(detail(403, "M_USER_DEACTIVATED")),
            Verdict.Trouble.class),
        new Row(
            new MatrixError.ResourceLimitExceeded(detail(403, "M_RESOURCE_LIMIT_EXCEEDED")),
            Verdict.Trouble.class),
        new Row(new MatrixError.Unrecognized(detail(404, "M_UNRECOGNIZED")), Verdict.Trouble.class),
        new Row(new MatrixError.Unreachable("cut", true), Verdict.Trouble.class),
        new Row(new MatrixError.SignedOut("log in"), Verdict.Trouble.class),
        new Row(new MatrixError.TooMuch(10), Verdict.Trouble.class),
        new Row(bad(502), Verdict.Trouble.class),
        new Row(bad(404), Verdict.Trouble.class),
        new Row(bad(0), Verdict.Trouble.class),
        new Row(bad(403), Verdict.Odd.class),
        new Row(bad(400), Verdict.Odd.class),
        new Row(bad(413), Verdict.Never.class),
        new Row(bad(429), Verdict.Limited.class));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void knowsWhatEachErrorMeans(Row row) {
    var failure = new CompletionException(new MatrixException(row.error()));

    assertThat(Verdict.of(failure)).isInstanceOf(row.verdict());
  }

  @Test
  void aMistakeOfOursIsOdd() {
    assertThat(Verdict.of(new IllegalStateException("x"))).isInstanceOf(Verdict.Odd.class);
  }

  @Test
  void onlyRefusalsOfPlaceMayPassByJoining() {
    var forbidden = new MatrixError.Forbidden(detail(403, "M_FORBIDDEN"));
    var malformed = new MatrixError.Malformed(detail(400, "M_BAD_JSON"));

    assertThat(((Verdict.Never) Verdict.of(forbidden)).isAboutPlace()).isTrue();
    assertThat(((Verdict.Never) Verdict.of(malformed)).isAboutPlace()).isFalse();
  }
}
