package dev.althing.sandbox.http;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;
import dev.althing.sandbox.room.Refusal;

/**
 * The answer to what is no HTTP, as the specification wants errors to look; named in the settings.
 */
public final class NoRequest extends ParsingErrorHandler {
  /** Where Akka looks for it, as for an object of Scala. */
  public static final NoRequest MODULE$ = new NoRequest();

  private NoRequest() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    // even a version of HTTP that there is not is the fault of who asks for it
    int code = status.intValue() >= 500 ? 400 : status.intValue();
    var refusal = new Refusal(code, "M_UNRECOGNIZED", error.summary());
    return Listener.response(Answer.of(refusal));
  }
}
