package dev.althing.matrix.client;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a call to the homeserver did not end well: what it {@link Said}, or what went wrong on the
 * way.
 */
public sealed interface MatrixError {
  /** One line for a log, without anything secret. */
  String describe();

  /**
   * Whether the fault is not the call's own, so that the very same call may succeed later and is to
   * be kept: trouble on the way, in the homeserver, or with the account.
   */
  boolean isTransient();

  /**
   * Whether the homeserver may have done what was asked all the same; such a call is to be repeated
   * with the same transaction id, or its result looked for first.
   */
  boolean isOutcomeUnknown();

  /** Whether no call of this account will succeed until somebody acts. */
  default boolean needsOperator() {
    return false;
  }

  /** How long the homeserver asks us to wait, if it says so. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** A refusal by the homeserver, sealed by its {@code errcode}. */
  sealed interface Said extends MatrixError {
    /** What the homeserver answered. */
    Detail detail();

    @Override
    default String describe() {
      return detail().toString();
    }

    @Override
    default boolean isTransient() {
      return detail().isServerFault();
    }

    @Override
    default boolean isOutcomeUnknown() {
      return detail().isServerFault();
    }
  }

  /**
   * What the homeserver answered.
   *
   * @param status the HTTP status
   * @param errcode the error code, such as {@code M_FORBIDDEN}
   * @param text the explanation, for people
   */
  record Detail(int status, String errcode, String text) {
    private static final int SERVER_FAULTS = 500;

    /** Whether the fault is the homeserver's, so that it may not know what it did. */
    boolean isServerFault() {
      return status >= SERVER_FAULTS;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s (%d): %s", errcode, status, text);
    }
  }

  /** Too many requests. */
  record LimitExceeded(Detail detail, Optional<Duration> retryAfter) implements Said {
    @Override
    public boolean isTransient() {
      return true;
    }
  }

  /** Not allowed, by power level, membership, join rule or configuration. */
  record Forbidden(Detail detail) implements Said {}

  /** The access token is not valid, or no longer; a soft logout keeps the device. */
  record UnknownToken(Detail detail, boolean softLogout) implements Said {
    @Override
    public boolean isTransient() {
      return true;
    }
  }

  /** There is no such thing, or not for us. */
  record NotFound(Detail detail) implements Said {}

  /** The event or file is too large. */
  record TooLarge(Detail detail) implements Said {}

  /** An administrator has locked our account; it may be unlocked. */
  record UserLocked(Detail detail) implements Said {
    @Override
    public boolean isTransient() {
      return true;
    }
  }

  /** An administrator has suspended our account; it can read but hardly act. */
  record UserSuspended(Detail detail) implements Said {
    @Override
    public boolean isTransient() {
      return true;
    }
  }

  /** Our account is no more. */
  record UserDeactivated(Detail detail) implements Said {
    @Override
    public boolean isTransient() {
      return true;
    }

    @Override
    public boolean needsOperator() {
      return true;
    }
  }

  /** We have reacted so already. */
  record DuplicateAnnotation(Detail detail) implements Said {}

  /** The file is uploaded already. */
  record CannotOverwriteMedia(Detail detail) implements Said {}

  /** The address is reserved, but its file is not there yet. */
  record NotYetUploaded(Detail detail) implements Said {
    @Override
    public boolean isTransient() {
      return true;
    }

    @Override
    public boolean isOutcomeUnknown() {
      return false;
    }
  }

  /** The homeserver does not know the room's version. */
  record UnsupportedRoomVersion(Detail detail) implements Said {}

  /** The alias is taken. */
  record RoomInUse(Detail detail) implements Said {}

  /** The room's state does not allow it, as in unbanning someone who is not banned. */
  record BadState(Detail detail) implements Said {}

  /** The user lets nobody like us invite them. */
  record InviteBlocked(Detail detail) implements Said {}

  /** No server we asked could let us into the restricted room. */
  record UnableToJoin(Detail detail) implements Said {}

  /** The homeserver has reached a limit of its own, such as its number of users. */
  record ResourceLimitExceeded(Detail detail) implements Said {}

  /** The homeserver does not have the endpoint, or not with this method. */
  record Unrecognized(Detail detail) implements Said {}

  /** What we sent was not acceptable: a mistake of ours, never to be repeated as it is. */
  record Malformed(Detail detail) implements Said {}

  /** An error code not listed here. */
  record Unknown(Detail detail, Optional<Duration> retryAfter) implements Said {}

  /**
   * No answer arrived: the connection failed, was cut, or took too long.
   *
   * @param reason what happened
   * @param isOutcomeUnknown false when the request surely did not reach the homeserver
   */
  record Unreachable(String reason, boolean isOutcomeUnknown) implements MatrixError {
    @Override
    public String describe() {
      return "homeserver unreachable: "
          + reason
          + (isOutcomeUnknown ? " (the request may have arrived)" : " (nothing was sent)");
    }

    @Override
    public boolean isTransient() {
      return true;
    }
  }

  /**
   * Something answered that does not speak Matrix, or not now: a proxy's error page, a redirect, an
   * empty body.
   *
   * @param status the HTTP status; 0 when not even that could be read
   * @param reason what is wrong with it
   * @param retryAfter how long it asks us to wait
   */
  record BadAnswer(int status, String reason, Optional<Duration> retryAfter)
      implements MatrixError {
    @Override
    public String describe() {
      return String.format(Locale.ROOT, "not a Matrix answer (%d): %s", status, reason);
    }

    @Override
    public boolean isTransient() {
      return true;
    }

    @Override
    public boolean isOutcomeUnknown() {
      return true;
    }
  }

  /**
   * The answer was longer than allowed and was dropped unread.
   *
   * @param limit how many bytes were allowed
   */
  record TooMuch(long limit) implements MatrixError {
    @Override
    public String describe() {
      return "the answer is longer than " + limit + " bytes";
    }

    @Override
    public boolean isTransient() {
      return false;
    }

    @Override
    public boolean isOutcomeUnknown() {
      return true;
    }
  }

  /**
   * Nobody is signed in for now, by trouble of our own, such as a full disk.
   *
   * @param reason what is wrong
   */
  record NotSignedIn(String reason) implements MatrixError {
    @Override
    public String describe() {
      return "not signed in: " + reason;
    }

    @Override
    public boolean isTransient() {
      return true;
    }

    @Override
    public boolean isOutcomeUnknown() {
      return false;
    }
  }

  /**
   * Nobody is signed in and signing in again cannot help: somebody must change the configuration.
   *
   * @param reason what is to be done
   */
  record SignedOut(String reason) implements MatrixError {
    @Override
    public String describe() {
      return "signed out: " + reason;
    }

    @Override
    public boolean isTransient() {
      return true;
    }

    @Override
    public boolean needsOperator() {
      return true;
    }

    @Override
    public boolean isOutcomeUnknown() {
      return false;
    }
  }
}
