package dev.althing.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table of endpoints while it is filled. */
public final class Endpoints {
  private final List<Endpoint> all = new ArrayList<>();

  /** An empty table. */
  public Endpoints() {}

  /** Adds an endpoint that takes a token and answers at once. */
  public void add(String method, String path, Function<Call, Answer> answer) {
    add(new Endpoint(method, path, Access.TOKEN, Handler.now(answer)));
  }

  /** Adds an endpoint that everybody may call and that answers at once. */
  public void open(String method, String path, Function<Call, Answer> answer) {
    add(new Endpoint(method, path, Access.PUBLIC, Handler.now(answer)));
  }

  /** Adds an endpoint. */
  public void add(Endpoint endpoint) {
    all.add(endpoint);
  }

  /** What is in the table. */
  public List<Endpoint> list() {
    return List.copyOf(all);
  }
}
