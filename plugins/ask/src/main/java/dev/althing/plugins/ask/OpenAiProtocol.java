package dev.althing.plugins.ask;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What OpenAI speaks, and many servers with it: server-sent events.
 *
 * @param server where it is
 */
record OpenAiProtocol(Server server) implements Protocol {
  private static final String DATA = "data:";
  private static final List<String> OTHER_FIELDS = List.of(":", "event:", "id:", "retry:");
  private static final Piece NOTHING = new Piece.Words("", false);

  @Override
  public HttpRequest question(String model, List<Turn> turns) {
    return server.post(
        "/v1/chat/completions",
        Json.write(
            Map.of(
                "model",
                model,
                "messages",
                turns.stream().map(Turn::asMap).toList(),
                "stream",
                true)));
  }

  @Override
  public Piece read(String line) {
    if (line.isBlank() || OTHER_FIELDS.stream().anyMatch(line::startsWith)) {
      return NOTHING;
    }
    String data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : line.strip();
    if (data.equals("[DONE]")) {
      return new Piece.Words("", true);
    }
    Optional<Json> json = Json.read(data);
    if (json.isEmpty()) {
      return new Piece.Garbage();
    }
    return json.get().has("error")
        ? new Piece.Fault(Protocol.fault(json.get()))
        : words(json.get());
  }

  /** Some servers send the whole answer at once, as a message and not as what is new of it. */
  private static Piece words(Json json) {
    if (!json.has("choices")) {
      return json.has("usage") || json.has("object") ? NOTHING : new Piece.Garbage();
    }
    return json.all("choices").stream()
        .findFirst()
        .<Piece>map(
            choice ->
                new Piece.Words(
                    choice.at("delta").text("content") + choice.at("message").text("content"),
                    choice.has("finish_reason")))
        .orElse(NOTHING);
  }

  @Override
  public HttpRequest models() {
    return server.get("/v1/models");
  }

  @Override
  public List<String> models(String text) {
    return Json.read(text).stream()
        .flatMap(json -> json.all("data").stream())
        .map(model -> model.text("id"))
        .filter(name -> !name.isBlank())
        .toList();
  }

  @Override
  public HttpRequest sign() {
    return models();
  }

  @Override
  public boolean isPulled() {
    return false;
  }
}
