package dev.althing.plugins.ask;

import java.net.http.HttpRequest;
import java.util.List;

/** A language that servers of models speak. */
interface Protocol {
  /** The request for an answer that comes in lines. */
  HttpRequest question(String model, List<Turn> turns);

  /** What a line of the answer says. */
  Piece read(String line);

  /** The request for the models that there are. */
  HttpRequest models();

  /** The models in the answer to that. */
  List<String> models(String text);

  /** The request that shows whether the server is well. */
  HttpRequest sign();

  /** Whether models are added as Ollama does. */
  boolean isPulled();

  /** What a server says of a fault; empty when it says nothing. */
  static String fault(String text) {
    return Json.read(text).map(Protocol::fault).orElse("");
  }

  /** The same of what is read already. */
  static String fault(Json json) {
    String plain = json.text("error");
    return plain.isEmpty() ? json.at("error").text("message") : plain;
  }
}
