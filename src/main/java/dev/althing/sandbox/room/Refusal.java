package dev.althing.sandbox.room;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer of the homeserver that is an error of the Matrix specification. */
public final class Refusal extends RuntimeException {
  private final int status;
  private final ObjectNode body;

  /** A refusal with a status and an error code. */
  public Refusal(int status, String errcode, String error) {
    this(status, Nodes.object().put("errcode", errcode).put("error", error));
  }

  /** A refusal with a body of its own. */
  public Refusal(int status, ObjectNode body) {
    super(body.path("error").asText(), null, false, false);
    this.status = status;
    this.body = body;
  }

  /** 403 M_FORBIDDEN. */
  public static Refusal forbidden(String error) {
    return new Refusal(403, "M_FORBIDDEN", error);
  }

  /** 404 M_NOT_FOUND. */
  public static Refusal notFound(String error) {
    return new Refusal(404, "M_NOT_FOUND", error);
  }

  /** 400 M_INVALID_PARAM. */
  public static Refusal invalid(String error) {
    return new Refusal(400, "M_INVALID_PARAM", error);
  }

  /** 400 M_MISSING_PARAM, for a field that the body must have. */
  public static Refusal missing(String field) {
    return new Refusal(400, "M_MISSING_PARAM", "Missing params: ['" + field + "']");
  }

  /** 400 M_BAD_JSON. */
  public static Refusal badJson(String error) {
    return new Refusal(400, "M_BAD_JSON", error);
  }

  /** 413 M_TOO_LARGE. */
  public static Refusal tooLarge(String error) {
    return new Refusal(413, "M_TOO_LARGE", error);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The JSON body. */
  public ObjectNode body() {
    return body;
  }
}
