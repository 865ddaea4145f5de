package dev.althing.sandbox.http;

import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Homeserver;
import dev.althing.sandbox.store.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the endpoint for a request, asks for the token, and turns refusals into answers. */
public final class Router {
  /** The header that a test sends to drive faults and tokens. */
  public static final String CONTROL_HEADER = "x-sandbox-control";

  private static final String BEARER = "Bearer ";
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final Pattern OF_THIS_MACHINE =
      Pattern.compile("(?i)(127\\.0\\.0\\.1|\\[::1]|([a-z0-9-]+\\.)*localhost)(:\\d{1,5})?");

  private final Homeserver server;
  private final List<PathPattern> patterns;

  /** A router over a table of endpoints. */
  public Router(Homeserver server, List<Endpoint> endpoints) {
    this.server = server;
    this.patterns = endpoints.stream().map(PathPattern::of).toList();
  }

  CompletionStage<Answer> route(Request request) {
    String host = request.header("host").orElse("");
    if (!isOfThisMachine(host)) {
      return CompletableFuture.completedFuture(Answer.of(stranger(host)));
    }
    if (request.method().equals("OPTIONS")) {
      return CompletableFuture.completedFuture(Answer.empty());
    }
    try {
      return server.locked(() -> find(request)).exceptionally(Router::failed);
    } catch (Refusal refusal) {
      return CompletableFuture.completedFuture(Answer.of(refusal));
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(failed(e));
    }
  }

  /**
   * Whether somebody called us by a name of this machine. A page from elsewhere whose own name was
   * made to lead here is answered nothing, though any page may ask: that is what clients are.
   */
  private static boolean isOfThisMachine(String host) {
    return OF_THIS_MACHINE.matcher(host).matches();
  }

  private static Refusal stranger(String host) {
    return Refusal.forbidden(
        "This homeserver is for this machine only: call it 127.0.0.1 or localhost, not " + host);
  }

  private CompletionStage<Answer> find(Request request) {
    boolean known = false;
    for (PathPattern pattern : patterns) {
      Optional<Map<String, String>> parameters = pattern.match(request.segments());
      if (parameters.isPresent()) {
        Endpoint endpoint = pattern.endpoint();
        if (endpoint.method().equals(request.method())) {
          return call(endpoint, request, parameters.get());
        }
        known = true;
      }
    }
    throw new Refusal(known ? 405 : 404, "M_UNRECOGNIZED", "Unrecognized request");
  }

  private CompletionStage<Answer> call(
      Endpoint endpoint, Request request, Map<String, String> parameters) {
    return switch (endpoint.access()) {
      case PUBLIC -> endpoint.handler().handle(new Call(request, parameters, null));
      case TOKEN -> endpoint.handler().handle(new Call(request, parameters, session(request)));
      case CONTROL -> {
        if (request.header(CONTROL_HEADER).isEmpty()) {
          throw Refusal.forbidden("This endpoint is for tests");
        }
        yield endpoint.handler().handle(new Call(request, parameters, null));
      }
    };
  }

  /** Older clients put the token into the query, which Synapse takes too. */
  private Session session(Request request) {
    String token =
        request
            .header("authorization")
            .filter(header -> header.startsWith(BEARER))
            .map(header -> header.substring(BEARER.length()).trim())
            .or(() -> Optional.ofNullable(request.query().get("access_token")))
            .orElseThrow(() -> new Refusal(401, "M_MISSING_TOKEN", "Missing access token"));
    return server.sessions().authenticate(token);
  }

  private static Answer failed(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    if (cause instanceof Refusal refusal) {
      return Answer.of(refusal);
    }
    LOG.error("a request to the sandbox failed", failure);
    return Answer.of(
        500, Nodes.object().put("errcode", "M_UNKNOWN").put("error", "Internal server error"));
  }
}
