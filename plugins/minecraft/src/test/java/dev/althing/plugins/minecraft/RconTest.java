package dev.althing.plugins.minecraft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.plugins.minecraft.GameServer.Fault;
import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.PluginSettings;
import dev.althing.spi.plugin.web.Network;
import dev.althing.spi.plugin.web.OpenNetwork;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RconTest {
  private static final Patience LONG = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30));
  private static final Patience SHORT = new Patience(Duration.ofMillis(50), Duration.ofSeconds(30));
  private static final InstantSource STILL = () -> Instant.EPOCH;

  private final GameServer server = new GameServer();
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void everyConnectionIsClosed() {
    assertThat(sockets).allMatch(Socket::isClosed);
    server.close();
  }

  private Network watched() {
    Network network = new OpenNetwork(Runnable::run);
    return (Network)
        Proxy.newProxyInstance(
            Network.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (proxy, method, arguments) -> {
              Socket socket =
                  network.connect(
                      (String) arguments[0], (int) arguments[1], (Duration) arguments[2]);
              sockets.add(socket);
              return socket;
            });
  }

  private static Options options(int port, String password) {
    return Options.of(PluginSettings.of(Setting.with(Setting.at(port), "password", password)));
  }

  private Rcon rcon(Patience patience) {
    return new Rcon(watched(), options(server.port(), GameServer.PASSWORD), STILL, patience);
  }

  private Answer add(Patience patience) {
    return rcon(patience).run(ServerCommand.add(new PlayerName("Steve")));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NONE", "BYTE_BY_BYTE", "HOLDS_BACK", "EMPTY_ANSWER_BEFORE_LOGIN"})
  void takesAnswersHoweverTheyCome(Fault fault) {
    server.with(fault);
    assertThat(add(LONG)).isEqualTo(new Answer.Said("Added Steve to the whitelist"));
    assertThat(server.heard()).containsExactly("whitelist add Steve");
    assertThat(server.whitelisted()).containsExactly("Steve");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NONE", "BYTE_BY_BYTE", "HOLDS_BACK"})
  void putsLongAnswersTogether(Fault fault) {
    String[] names =
        IntStream.range(0, 2_000).mapToObj("Player_%d"::formatted).toArray(String[]::new);
    server.whitelisting(names).with(fault);
    Answer answer = rcon(LONG).run(ServerCommand.WHITELIST);
    assertThat(((Answer.Said) answer).text())
        .hasSizeGreaterThan(3 * 4_096)
        .startsWith("There are 2000 whitelisted player(s): ")
        .isEqualTo(
            "There are 2000 whitelisted player(s): "
                + IntStream.range(0, 2_000)
                    .mapToObj("Player_%d"::formatted)
                    .sorted()
                    .collect(Collectors.joining(", ")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_095, 4_096, 4_097, 8_192})
  void takesAnswersOfEveryLength(int length) {
    String text = "€".repeat(length);
    server.saying(text);
    assertThat(rcon(LONG).run(ServerCommand.PLAYERS)).isEqualTo(new Answer.Said(text));
  }

  @ParameterizedTest
  @CsvSource({
    "HANGS_UP_AT_ONCE, CUT_OFF",
    "HANGS_UP_IN_A_PACKET, CUT_OFF",
    "WRONG_ID_AT_LOGIN, GIBBERISH",
    "WRONG_ID, GIBBERISH",
    "HUGE_LENGTH, GIBBERISH",
    "NEGATIVE_LENGTH, GIBBERISH",
    "SHORT_LENGTH, GIBBERISH",
    "NOT_TERMINATED, GIBBERISH",
    "SPEAKS_HTTP, GIBBERISH",
    "NEVER_ENDS, TOO_LONG"
  })
  void refusesWhatIsNoRcon(Fault fault, Trouble trouble) {
    server.with(fault);
    assertThat(add(LONG)).isEqualTo(Answer.Failed.of(trouble));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SILENT_FROM_THE_START", "SILENT_AFTER_LOGIN"})
  void doesNotWaitForEver(Fault fault) {
    server.with(fault);
    assertThat(add(SHORT)).isEqualTo(Answer.Failed.of(Trouble.NO_ANSWER));
  }

  @Test
  void doesNotWaitForDropsEither() {
    AtomicLong seconds = new AtomicLong();
    InstantSource running = () -> Instant.ofEpochSecond(seconds.getAndIncrement());
    Patience patience = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(5));
    Options options = options(server.port(), GameServer.PASSWORD);
    assertThat(new Rcon(watched(), options, running, patience).run(ServerCommand.PLAYERS))
        .isEqualTo(Answer.Failed.of(Trouble.NO_ANSWER));
    assertThat(server.heard()).containsExactly("list");
  }

  @Test
  void refusesAnAnswerOfMoreThanAMegabyte() {
    server.saying("x".repeat(990_000));
    assertThat(rcon(LONG).run(ServerCommand.PLAYERS)).isInstanceOf(Answer.Said.class);
    server.saying("x".repeat(1_000_000));
    assertThat(rcon(LONG).run(ServerCommand.PLAYERS)).isEqualTo(Answer.Failed.of(Trouble.TOO_LONG));
  }

  @Test
  void saysThatThePasswordIsWrong() {
    Rcon rcon = new Rcon(watched(), options(server.port(), "guess"), STILL, LONG);
    assertThat(rcon.run(ServerCommand.PLAYERS)).isEqualTo(Answer.Failed.of(Trouble.WRONG_PASSWORD));
    assertThat(rcon.login()).isEqualTo(Answer.Failed.of(Trouble.WRONG_PASSWORD));
    assertThat(server.heard()).isEmpty();
  }

  @Test
  void doesNotConnectWithoutAPassword() {
    Rcon rcon = new Rcon(watched(), options(server.port(), ""), STILL, LONG);
    assertThat(rcon.login()).isEqualTo(Answer.Failed.of(Trouble.NO_PASSWORD));
    assertThat(sockets).isEmpty();
  }

  @Test
  void logsInOnly() {
    assertThat(rcon(LONG).login()).isEqualTo(new Answer.Said(""));
    assertThat(server.heard()).isEmpty();
    assertThat(server.logins()).isEqualTo(1);
  }

  @Test
  void connectsForEachCommand() {
    Rcon rcon = rcon(LONG);
    rcon.run(ServerCommand.PLAYERS);
    rcon.run(ServerCommand.PLAYERS);
    assertThat(sockets).hasSize(2).allMatch(Socket::isClosed);
  }

  @Test
  void saysThatNobodyListens() {
    int port = server.port();
    server.close();
    Rcon rcon = new Rcon(watched(), options(port, "p"), STILL, LONG);
    assertThat(rcon.login()).isEqualTo(Answer.Failed.of(Trouble.UNREACHABLE));
  }

  @Test
  void saysWhatTheNetworkSays() {
    assertThat(failing(new UnknownHostException("x")).login())
        .isEqualTo(Answer.Failed.of(Trouble.UNKNOWN_HOST));
    assertThat(failing(new SocketTimeoutException("x")).login())
        .isEqualTo(Answer.Failed.of(Trouble.NO_ANSWER));
    assertThat(failing(new NoRouteToHostException("x")).login())
        .isEqualTo(Answer.Failed.of(Trouble.UNREACHABLE));
    assertThat(failing(new IOException("x")).login())
        .isEqualTo(Answer.Failed.of(Trouble.UNREACHABLE));
    assertThat(failing(new NotGranted("minecraft", "network:a:1")).login())
        .isEqualTo(new Answer.Failed(Trouble.NOT_GRANTED, "network:a:1"));
  }

  private Rcon failing(Exception fault) {
    return new Rcon(Broken.network(fault), options(1, "p"), STILL, LONG);
  }
}
