package dev.althing.sandbox.http;

/** A method and a path with parameters in braces, who may call it and what it does. */
public record Endpoint(String method, String path, Access access, Handler handler) {
  @Override
  public String toString() {
    return method + " " + path;
  }
}
