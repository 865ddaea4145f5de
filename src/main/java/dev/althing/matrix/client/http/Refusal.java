package dev.althing.matrix.client.http;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixError.BadAnswer;
import dev.althing.matrix.client.MatrixError.Detail;
import dev.althing.matrix.client.MatrixError.LimitExceeded;
import dev.althing.matrix.client.MatrixError.TooLarge;
import dev.althing.matrix.client.MatrixError.UnknownToken;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer that is no success, and what is to be made of it.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the beginning of the body
 */
record Refusal(int status, HttpHeaders headers, String body) {
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  private static final int SHOWN = 300;

  private static final Map<String, Function<Detail, MatrixError>> BY_CODE =
      Map.ofEntries(
          entry("M_FORBIDDEN", MatrixError.Forbidden::new),
          entry("M_NOT_FOUND", MatrixError.NotFound::new),
          entry("M_TOO_LARGE", TooLarge::new),
          entry("M_USER_LOCKED", MatrixError.UserLocked::new),
          entry("M_USER_SUSPENDED", MatrixError.UserSuspended::new),
          entry("M_USER_DEACTIVATED", MatrixError.UserDeactivated::new),
          entry("M_DUPLICATE_ANNOTATION", MatrixError.DuplicateAnnotation::new),
          entry("M_CANNOT_OVERWRITE_MEDIA", MatrixError.CannotOverwriteMedia::new),
          entry("M_NOT_YET_UPLOADED", MatrixError.NotYetUploaded::new),
          entry("M_UNSUPPORTED_ROOM_VERSION", MatrixError.UnsupportedRoomVersion::new),
          entry("M_INCOMPATIBLE_ROOM_VERSION", MatrixError.UnsupportedRoomVersion::new),
          entry("M_ROOM_IN_USE", MatrixError.RoomInUse::new),
          entry("M_BAD_STATE", MatrixError.BadState::new),
          entry("M_INVITE_BLOCKED", MatrixError.InviteBlocked::new),
          entry("ORG.MATRIX.MSC4155.INVITE_BLOCKED", MatrixError.InviteBlocked::new),
          entry("M_UNABLE_TO_AUTHORISE_JOIN", MatrixError.UnableToJoin::new),
          entry("M_UNABLE_TO_GRANT_JOIN", MatrixError.UnableToJoin::new),
          entry("M_RESOURCE_LIMIT_EXCEEDED", MatrixError.ResourceLimitExceeded::new),
          entry("M_UNRECOGNIZED", MatrixError.Unrecognized::new),
          entry("M_BAD_JSON", MatrixError.Malformed::new),
          entry("M_NOT_JSON", MatrixError.Malformed::new),
          entry("M_INVALID_PARAM", MatrixError.Malformed::new),
          entry("M_MISSING_PARAM", MatrixError.Malformed::new),
          entry("M_BAD_ALIAS", MatrixError.Malformed::new),
          entry("M_INVALID_ROOM_STATE", MatrixError.Malformed::new),
          entry("M_INVALID_USERNAME", MatrixError.Malformed::new),
          entry("M_EXCLUSIVE", MatrixError.Malformed::new));

  /** Takes an answer whose body is the beginning of what was said. */
  static Refusal of(HttpResponse<InputStream> response) {
    try {
      var body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      return new Refusal(response.statusCode(), response.headers(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The error it stands for; the time is needed when it names a date to wait for. */
  MatrixError error(Instant now) {
    if (status >= 300 && status < 400) {
      return bad("redirects to " + target() + ", which is not followed", Optional.empty());
    }
    Optional<ObjectNode> said = Json.readObject(body);
    Optional<String> code = said.flatMap(object -> Fields.text(object, "errcode"));
    return said.isPresent() && code.isPresent()
        ? said(said.get(), code.get(), now)
        : unsaid(RetryAfter.header(headers, now));
  }

  private MatrixError said(ObjectNode object, String code, Instant now) {
    var detail = new Detail(status, shown(code), shown(Fields.text(object, "error").orElse("")));
    if (status == TOO_MANY || code.equals("M_LIMIT_EXCEEDED")) {
      return new LimitExceeded(detail, RetryAfter.of(headers, object, now));
    }
    if (code.equals("M_UNKNOWN_TOKEN")) {
      JsonNode soft = object.path("soft_logout");
      return new UnknownToken(detail, soft.asBoolean(false));
    }
    if (code.equals("M_MISSING_TOKEN")) {
      return bad("the access token did not arrive: a proxy drops it", Optional.empty());
    }
    Function<Detail, MatrixError> known = BY_CODE.get(code);
    return known != null
        ? known.apply(detail)
        : new MatrixError.Unknown(detail, RetryAfter.of(headers, object, now));
  }

  private MatrixError unsaid(Optional<Duration> wait) {
    String text = shown(body);
    return switch (status) {
      case TOO_MANY -> new LimitExceeded(new Detail(status, "M_LIMIT_EXCEEDED", text), wait);
      case TOO_LARGE -> new TooLarge(new Detail(status, "M_TOO_LARGE", text));
      default -> bad(text.isEmpty() ? "an empty body" : text, wait);
    };
  }

  private BadAnswer bad(String reason, Optional<Duration> wait) {
    return new BadAnswer(status, reason, wait);
  }

  private String target() {
    return headers.firstValue("Location").map(Refusal::origin).orElse("nowhere");
  }

  /** The address without its query, which might hold anything. */
  private static String origin(String location) {
    try {
      URI uri = URI.create(location);
      return uri.getHost() == null ? shown(uri.getPath()) : uri.getScheme() + "://" + uri.getHost();
    } catch (IllegalArgumentException e) {
      return "an address that is none";
    }
  }

  private static String shown(String text) {
    String calm = text.replaceAll("[\\p{C}\\s]+", " ").strip();
    return calm.length() <= SHOWN
        ? calm
        : String.format(
            Locale.ROOT, "%s… (%d characters)", calm.substring(0, SHOWN), text.length());
  }
}
