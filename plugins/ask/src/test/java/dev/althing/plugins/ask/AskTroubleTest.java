package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Condition;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.web.Network;
import dev.althing.spi.plugin.web.WebAnswer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AskTroubleTest {
  private static final String BROKEN =
      "⚠️ The connection to the server broke off: ask again, please.";
  private static final String GARBAGE =
      "⚠️ The server answers something that I do not understand: an owner should look at the"
          + " settings server and protocol.";

  private final StubServer server = new StubServer();
  private final Chat chat = new Chat(server.url());

  @AfterEach
  void stop() {
    chat.close();
    server.close();
  }

  private StubServer.Call asked() {
    chat.start().ask("Why?");
    return server.next();
  }

  @Test
  void saysThatNobodyIsThere() {
    server.close();
    chat.start().ask("Why?");
    assertThat(chat.end())
        .isEqualTo(
            "⚠️ The server of the model does not answer: try again later. Operators see how it is"
                + " with the command `health`.");
    assertThat(chat.bench().kept("open:" + chat.lastId())).isEmpty();
  }

  @Test
  void saysWhichModelsThereAreInsteadAndHowToAddOne() {
    asked().answer(404, "{\"error\":\"model \\\"llama3.2\\\" not found, try pulling it first\"}");
    StubServer.Call models = server.next();
    assertThat(models.head()).startsWith("GET /api/tags ");
    models.answer(200, "{\"models\":[{\"name\":\"mistral:7b\"},{\"name\":\"`x`\"},{},3]}");
    assertThat(chat.end())
        .isEqualTo(
            "⚠️ The server does not have the model `llama3.2`. It has: `mistral:7b`, `` `x` ``."
                + " Whoever runs it can add it: `ollama pull llama3.2`");
  }

  @Test
  void saysSoToWhenTheServerNamesNoModels() {
    asked().answer(404, "{\"error\":\"model 'llama3.2' not found\"}");
    server.next().answer(500, "");
    assertThat(chat.end())
        .isEqualTo(
            "⚠️ The server does not have the model `llama3.2`, and names no others. Whoever runs"
                + " it can add it: `ollama pull llama3.2`");
  }

  @Test
  void knowsTheMissingModelOfOthersToo() {
    chat.set("protocol", "openai");
    asked().answer(404, "{\"error\":{\"message\":\"The model `x` does not exist\"}}");
    StubServer.Call models = server.next();
    assertThat(models.head()).startsWith("GET /v1/models ");
    models.answer(200, "{\"data\":[{\"id\":\"gpt-oss\"}]}");
    assertThat(chat.end())
        .isEqualTo(
            "⚠️ The server does not have the model `llama3.2`. It has: `gpt-oss`. An owner can set"
                + " another one.");
  }

  @ParameterizedTest
  @CsvSource({
    "401, the key of this bot",
    "403, the key of this bot",
    "429, too much to do",
    "503, too much to do",
    "404, (HTTP 404): try again later",
    "500, (HTTP 500): try again later",
    "302, (HTTP 302): try again later"
  })
  void tellsTheFaultsOfTheServerApart(int status, String words) {
    asked().answer(status, "<html>");
    assertThat(chat.end()).startsWith("⚠️ ").contains(words);
  }

  @Test
  void showsWhatTheServerSaysOfAFaultAsText() {
    asked().answer(500, "{\"error\":\"model needs **more** memory\\n# (5 GB)\"}");
    assertThat(chat.end())
        .isEqualTo(
            "⚠️ The server reports a fault (HTTP 500): model needs \\*\\*more\\*\\* memory"
                + " \\# \\(5 GB\\)");
  }

  @Test
  void givesTheKeyToNobody() {
    chat.set("key", "sk-secret");
    asked().answer(500, "{\"error\":\"not with sk-secret!\"}");
    assertThat(chat.end()).isEqualTo("⚠️ The server reports a fault (HTTP 500): try again later.");
  }

  @Test
  void keepsWhatCameBeforeTheServerBrokeOff() {
    StubServer.Call call = asked().begin().ollama("Half an ans");
    chat.awaitShown("Half an ans");
    call.breakOff();
    assertThat(chat.end()).isEqualTo("Half an ans\n\n" + BROKEN);
  }

  @Test
  void takesAnEndWithoutItsSignForBroken() {
    asked().begin().ollama("Half").end();
    assertThat(chat.end()).isEqualTo("Half\n\n" + BROKEN);
  }

  @Test
  void showsAFaultInTheMiddle() {
    asked().begin().ollama("Half").send("{\"error\":\"out of memory\"}\n");
    assertThat(chat.end()).isEqualTo("Half\n\n⚠️ The server reports a fault: out of memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>hello</html>", "{]", "[1]", "{\"a\":1}", "null", "\"text\""})
  void doesNotTakeGarbage(String line) {
    StubServer.Call call = asked().begin().ollama("So far").send(line + "\n");
    assertThat(chat.end()).isEqualTo("So far\n\n" + GARBAGE);
    call.awaitGone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>hello</html>", "data: {]", "data: 5", "{\"a\":1}"})
  void doesNotTakeOthersGarbage(String line) {
    chat.set("protocol", "openai");
    asked().begin().send(line + "\n");
    assertThat(chat.end()).isEqualTo(GARBAGE);
  }

  @Test
  void saysThatTheModelSaidNothing() {
    asked().begin().ollama("<think>hm</think> \n\u0000").ollamaEnd();
    assertThat(chat.end()).isEqualTo("⚠️ The model answered nothing: ask in other words, please.");
  }

  @Test
  void doesNotWaitForever() {
    StubServer.Call call = asked();
    chat.at(Duration.ofSeconds(179));
    chat.at(Duration.ofMinutes(3));
    assertThat(chat.end())
        .isEqualTo("⚠️ That took longer than 3 min: ask again, or ask for something shorter.");
    call.awaitGone();
  }

  @Test
  void keepsWhatCameUntilItWasTooLate() {
    StubServer.Call call = asked().begin().ollama("Slow");
    chat.awaitShown("Slow");
    assertThat(chat.find(chat.lastId())).isEmpty();
    chat.at(Duration.ofMinutes(4));
    assertThat(chat.end()).startsWith("Slow\n\n⚠️ That took longer than 3 min");
    call.awaitGone();
  }

  @Test
  void cutsWhatDoesNotEnd() {
    chat.set("answer", 100L);
    StubServer.Call call = asked().begin();
    try {
      for (int i = 0; i < 100_000; i++) {
        call.ollama("🌍bla ");
      }
    } catch (java.io.UncheckedIOException hungUp) {
      // as it should be
    }
    String end = chat.end();
    assertThat(end).endsWith("\n\n*llama3\\.2 · 0 s · cut at 100 characters*");
    assertThat(end.substring(0, end.indexOf("\n\n"))).hasSizeBetween(98, 100);
    assertThat(end.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Test
  void doesNotTakeALineWithoutAnEnd() {
    StubServer.Call call = asked().begin().ollama("So far");
    String part = "x".repeat(100_000);
    try {
      call.send("{\"message\":{\"content\":\"");
      for (int i = 0; i < 20; i++) {
        call.send(part);
      }
    } catch (java.io.UncheckedIOException hungUp) {
      // as it should be
    }
    assertThat(chat.end()).isEqualTo("So far\n\n" + BROKEN);
  }

  @Test
  void saysHowAnOwnerAllowsIt() {
    chat.over(new Forbidding()).start().ask("Why?");
    assertThat(chat.end())
        .isEqualTo(
            "⚠️ I may not ask the server yet. An owner has to allow it: `plugins grant bench"
                + " network:127.0.0.1:11434`");
    assertThat(chat.condition().isGood()).isFalse();
    assertThat(chat.condition().detail()).contains("network:127.0.0.1:11434");
  }

  @Test
  void isNotMovedByMistakesOfItsOwn() {
    chat.over(new Throwing()).start().ask("Why?");
    assertThat(chat.end()).startsWith("⚠️ Something went wrong here: ask again, please.");
    assertThat(chat.ask("Why?")).isInstanceOf(Reply.InThread.class);
  }

  @Test
  void refusesWhatIsTooLong() {
    chat.start();
    assertThat(chat.ask("7".repeat(12_001)))
        .isEqualTo(
            Reply.refusal(
                "Your question has 12001 characters, and 12000 is the most: shorten it, please."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"**bold** `code`\n\n# x", "\u202Eright to left", "a\uD800b", "👩‍👩‍👧 \"{}\\"})
  void sendsWhateverPeopleWriteAsText(String question) {
    chat.start().ask(question);
    List<Json> messages = server.next().json().all("messages");
    assertThat(messages.get(1).text("content")).isEqualTo(Clean.text(question)).isNotEmpty();
  }

  @Test
  void asksTheServerHowItIsOnceInAWhile() {
    chat.start();
    CompletableFuture<Condition> look = CompletableFuture.supplyAsync(chat::condition);
    StubServer.Call call = server.next();
    assertThat(call.head()).startsWith("GET /api/version ");
    call.answer(200, "{\"version\":\"0.9.1\"}");
    assertThat(look.join()).isEqualTo(Condition.good("version 0.9.1"));
    chat.at(Duration.ofSeconds(29));
    assertThat(chat.condition()).isEqualTo(Condition.good("version 0.9.1"));
    chat.at(Duration.ofSeconds(30));
    CompletableFuture<Condition> again = CompletableFuture.supplyAsync(chat::condition);
    server.next().answer(500, "");
    assertThat(again.join()).isEqualTo(Condition.poor("it answers with HTTP 500"));
    server.close();
    chat.at(Duration.ofSeconds(90));
    assertThat(chat.condition()).isEqualTo(Condition.poor("it does not answer"));
  }

  /** A network that nobody may use. */
  private static final class Forbidding implements Network {
    @Override
    public CompletionStage<WebAnswer> ask(HttpRequest request) {
      return CompletableFuture.failedFuture(refusal());
    }

    @Override
    public Streaming lines(HttpRequest request, Consumer<String> line) {
      return new Streaming(CompletableFuture.failedFuture(refusal()), () -> {});
    }

    @Override
    public Socket connect(String host, int port, Duration patience) throws IOException {
      throw refusal();
    }

    private static NotGranted refusal() {
      return new NotGranted("bench", "network:127.0.0.1:11434");
    }
  }

  /** A network with a mistake in it. */
  private static final class Throwing implements Network {
    @Override
    public CompletionStage<WebAnswer> ask(HttpRequest request) {
      throw new IllegalStateException("Why? is not for logs");
    }

    @Override
    public Streaming lines(HttpRequest request, Consumer<String> line) {
      throw new IllegalStateException("Why? is not for logs");
    }

    @Override
    public Socket connect(String host, int port, Duration patience) {
      throw new IllegalStateException();
    }
  }
}
