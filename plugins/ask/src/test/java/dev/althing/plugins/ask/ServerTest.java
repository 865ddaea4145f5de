package dev.althing.plugins.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"http://h:1", "http://h:1/", " http://h:1// ", "http://h:1/v1", "http://h:1/v1/"})
  void takesAnAddressInEverySpelling(String address) {
    Server server = new Server(address, "", Duration.ofSeconds(1));
    assertThat(server.get("/v1/models").uri()).hasToString("http://h:1/v1/models");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1:11434", "ftp://h", "http://", "http://a b", "http://[x"})
  void refusesWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> new Chat(address).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the setting server");
  }

  @Test
  void refusesAKeyWithoutShowingIt() {
    assertThatThrownBy(() -> new Chat("http://h").set("key", "sk\nsecret").start())
        .hasMessage("the setting key has characters that no key has");
  }

  @Test
  void refusesWhatManifestsCannotCheck() {
    assertThatThrownBy(() -> new Chat("http://h").set("protocol", "grpc").start())
        .hasMessageContaining("neither ollama nor openai");
    assertThatThrownBy(() -> new Chat("http://h").set("timeout", Duration.ZERO).start())
        .hasMessageContaining("timeout");
    assertThatThrownBy(() -> new Chat("http://h").set("model", " ").start())
        .hasMessageContaining("the setting model");
  }

  @Test
  void dropsWholeExchangesFromTheFront() {
    Conversation conversation = Conversation.begun("m", Instant.EPOCH);
    for (int i = 0; i < 5; i++) {
      conversation = conversation.with(new Exchange("q" + i, "a".repeat(8)), Instant.EPOCH, 30);
    }
    assertThat(conversation.exchanges())
        .extracting(Exchange::question)
        .containsExactly("q2", "q3", "q4");
    assertThat(conversation.turns("", "x".repeat(15), 30))
        .extracting(Turn::text)
        .containsExactly("q4", "a".repeat(8), "x".repeat(15));
    assertThat(conversation.turns("sys", "x".repeat(30), 30)).hasSize(2);
  }

  @Test
  void keepsSoManyExchangesAtMost() {
    Conversation conversation = Conversation.begun("m", Instant.EPOCH);
    for (int i = 0; i < 300; i++) {
      conversation = conversation.with(new Exchange("q", "a"), Instant.EPOCH, 40_000);
    }
    assertThat(conversation.exchanges()).hasSize(100);
  }

  @Test
  void fitsIntoTheStoreWhateverWasSaid() {
    Exchange worst = new Exchange("\"".repeat(20_000), "\\".repeat(20_000));
    Conversation conversation =
        Conversation.begun("m", Instant.EPOCH).with(worst, Instant.EPOCH, 40_000);
    assertThat(conversation.exchanges()).containsExactly(worst);
    assertThat(conversation.written()).hasSizeLessThan(100_000);
    assertThat(Conversation.read(conversation.written())).contains(conversation);
  }

  @Test
  void readsAnythingThatWasKept() {
    assertThat(Conversation.read("nonsense")).isEmpty();
    assertThat(Conversation.read("{\"exchanges\":[1,[\"a\"],[null,2],[\"q\",\"a\"]]}"))
        .get()
        .extracting(Conversation::exchanges)
        .isEqualTo(List.of(new Exchange("null", "2"), new Exchange("q", "a")));
  }

  @Test
  void namesLongPlacesByTheirSum() {
    assertThat(StoreKey.open("x".repeat(700))).hasSize(5 + 64);
    assertThat(StoreKey.open("x".repeat(507))).hasSize(512);
    assertThat(StoreKey.open("x".repeat(700))).isNotEqualTo(StoreKey.open("x".repeat(701)));
  }
}
