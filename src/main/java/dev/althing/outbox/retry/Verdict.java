package dev.althing.outbox.retry;

import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.trouble.Causes;
import java.time.Duration;
import java.util.Optional;

/** What a failed request means for the effect it was made for. */
public sealed interface Verdict {
  /** The homeserver limits us; the same request passes later. */
  record Limited(Optional<Duration> retryAfter) implements Verdict {}

  /**
   * Trouble that has nothing to do with this effect; it is tried again for ever.
   *
   * @param isOutcomeUnknown whether the homeserver may have done it all the same
   */
  record Trouble(String reason, boolean isOutcomeUnknown) implements Verdict {}

  /** Something that should not be; it is tried again, but not for ever. */
  record Odd(String reason) implements Verdict {}

  /** What was asked for is so already. */
  record AlreadySo() implements Verdict {}

  /** A refusal that will not change, with whether it is one of permission or of existence. */
  record Never(String reason, boolean isAboutPlace) implements Verdict {}

  /** Judges what a stage failed with. */
  static Verdict of(Throwable failure) {
    return MatrixException.errorOf(failure)
        .map(Verdict::of)
        .orElseGet(() -> new Odd(String.valueOf(Causes.of(failure))));
  }

  /** Judges an error. */
  static Verdict of(MatrixError error) {
    if (error instanceof MatrixError.Said said) {
      return ofSaid(said);
    }
    if (error instanceof MatrixError.BadAnswer bad) {
      return ofBadAnswer(bad);
    }
    return new Trouble(error.describe(), error.isOutcomeUnknown());
  }

  private static Verdict ofSaid(MatrixError.Said said) {
    int status = said.detail().status();
    if (said instanceof MatrixError.LimitExceeded || status == 429) {
      return new Limited(said.retryAfter());
    }
    if (said instanceof MatrixError.DuplicateAnnotation) {
      return new AlreadySo();
    }
    if (said.isTransient() || status == 401 || isAboutAccount(said)) {
      return new Trouble(said.describe(), said.isOutcomeUnknown());
    }
    boolean isAboutPlace =
        said instanceof MatrixError.Forbidden
            || said instanceof MatrixError.NotFound
            || said instanceof MatrixError.BadState;
    return new Never(said.describe(), isAboutPlace);
  }

  /** Whatever we asked for would be refused, until somebody helps. */
  private static boolean isAboutAccount(MatrixError.Said said) {
    return said instanceof MatrixError.UserSuspended
        || said instanceof MatrixError.UserDeactivated
        || said instanceof MatrixError.ResourceLimitExceeded
        || said instanceof MatrixError.Unrecognized
        || said.detail().errcode().equals("M_CONSENT_NOT_GIVEN");
  }

  /** A proxy that does not like this very request must not hold up all that follow. */
  private static Verdict ofBadAnswer(MatrixError.BadAnswer bad) {
    return switch (bad.status()) {
      case 429 -> new Limited(bad.retryAfter());
      case 413 -> new Never(bad.describe(), false);
      case 400, 403, 405, 406, 414, 415, 422, 451 -> new Odd(bad.describe());
      default -> new Trouble(bad.describe(), true);
    };
  }
}
