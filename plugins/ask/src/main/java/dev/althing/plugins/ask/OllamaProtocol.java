package dev.althing.plugins.ask;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Ollama speaks: lines of JSON.
 *
 * @param server where it is
 * @param mostCharacters how long a conversation and its answer get
 */
record OllamaProtocol(Server server, int mostCharacters) implements Protocol {
  private static final int CHARACTERS_IN_A_TOKEN = 3;
  private static final int STEP = 1_024;

  @Override
  public HttpRequest question(String model, List<Turn> turns) {
    return server.post(
        "/api/chat",
        Json.write(
            Map.of(
                "model",
                model,
                "messages",
                turns.stream().map(Turn::asMap).toList(),
                "stream",
                true,
                "options",
                Map.of("num_ctx", tokens()))));
  }

  /** Ollama cuts what does not fit without a word, so it is told how much there will be. */
  private int tokens() {
    return (mostCharacters / CHARACTERS_IN_A_TOKEN / STEP + 1) * STEP;
  }

  @Override
  public Piece read(String line) {
    if (line.isBlank()) {
      return new Piece.Words("", false);
    }
    Optional<Json> json = Json.read(line);
    if (json.isEmpty()) {
      return new Piece.Garbage();
    }
    return json.get().has("error")
        ? new Piece.Fault(Protocol.fault(json.get()))
        : words(json.get());
  }

  private static Piece words(Json json) {
    return json.has("message") || json.has("done")
        ? new Piece.Words(json.at("message").text("content"), json.flag("done"))
        : new Piece.Garbage();
  }

  @Override
  public HttpRequest models() {
    return server.get("/api/tags");
  }

  @Override
  public List<String> models(String text) {
    return Json.read(text).stream()
        .flatMap(json -> json.all("models").stream())
        .map(model -> model.text("name"))
        .filter(name -> !name.isBlank())
        .toList();
  }

  @Override
  public HttpRequest sign() {
    return server.get("/api/version");
  }

  @Override
  public boolean isPulled() {
    return true;
  }
}
