package dev.althing.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Refusal;
import dev.althing.sandbox.store.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that has found its endpoint: path parameters, query, body, and who asks. */
public final class Call {
  private final Request request;
  private final Map<String, String> parameters;
  private final @Nullable Session session;

  Call(Request request, Map<String, String> parameters, @Nullable Session session) {
    this.request = request;
    this.parameters = parameters;
    this.session = session;
  }

  /** The request itself. */
  public Request request() {
    return request;
  }

  /** Who asks, on endpoints that take a token. */
  public Session session() {
    if (session == null) {
      throw new IllegalStateException("the endpoint takes no token");
    }
    return session;
  }

  /** The user who asks. */
  public String user() {
    return session().userId();
  }

  /** A parameter of the path; empty when the path ends before it. */
  public String path(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(request.query().get(name));
  }

  /** A number in the query, at least 0. */
  public int number(String name, int fallback) {
    try {
      return query(name).map(Integer::parseInt).map(n -> Math.max(0, n)).orElse(fallback);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("Query parameter '" + name + "' must be an integer");
    }
  }

  /** A number that the query must have, at least 0. */
  public long whole(String name) {
    String text =
        query(name)
            .orElseThrow(
                () ->
                    new Refusal(
                        400, "M_MISSING_PARAM", "Missing required query parameter '" + name + "'"));
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw Refusal.invalid("Query parameter '" + name + "' must be an integer");
    }
  }

  /** The body, which must be a JSON object. */
  public ObjectNode json() {
    JsonNode node;
    try {
      node = Nodes.MAPPER.readTree(request.body());
    } catch (IOException | RuntimeException e) {
      throw new Refusal(400, "M_NOT_JSON", "Content not JSON.");
    }
    if (node.isMissingNode()) {
      throw new Refusal(400, "M_NOT_JSON", "Content not JSON.");
    }
    if (!(node instanceof ObjectNode object)) {
      throw Refusal.badJson("Content must be a JSON object.");
    }
    if (!Nodes.isUnicode(object)) {
      throw Refusal.badJson("Content contains half a surrogate pair.");
    }
    return object;
  }

  /** The body, which may be absent. */
  public ObjectNode optionalJson() {
    return request.body().length == 0 ? Nodes.object() : json();
  }

  /** A string that the body must have. */
  public static String required(JsonNode body, String field) {
    if (!body.has(field)) {
      throw Refusal.missing(field);
    }
    String value = Nodes.text(body, field);
    if (value == null) {
      throw Refusal.invalid("'" + field + "' must be a string");
    }
    return value;
  }

  /** Refuses who asks about somebody else. */
  public void requireSelf(String parameter) {
    if (!path(parameter).equals(user())) {
      throw Refusal.forbidden("You may only do this for yourself");
    }
  }
}
