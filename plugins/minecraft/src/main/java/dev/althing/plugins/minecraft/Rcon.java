package dev.althing.plugins.minecraft;

import dev.althing.spi.plugin.NotGranted;
import dev.althing.spi.plugin.web.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** A client of the server's RCON: a connection for each command, in which the caller waits. */
final class Rcon {
  private static final int LOGIN = 1;
  private static final int COMMAND = 2;
  private static final int END = 3;
  private static final int DENIED = -1;

  private final Network network;
  private final Options options;
  private final InstantSource clock;
  private final Patience patience;

  Rcon(Network network, Options options, InstantSource clock, Patience patience) {
    this.network = network;
    this.options = options;
    this.clock = clock;
    this.patience = patience;
  }

  private interface Talk {
    String over(Wire wire) throws IOException;
  }

  /** What the server says to a command. */
  Answer run(ServerCommand command) {
    return connected(
        wire -> {
          login(wire);
          return ask(wire, command);
        });
  }

  /** Whether one can log in; nothing is said then. */
  Answer login() {
    return connected(
        wire -> {
          login(wire);
          return "";
        });
  }

  private Answer connected(Talk talk) {
    if (!options.password().isSet()) {
      return Answer.Failed.of(Trouble.NO_PASSWORD);
    }
    Address server = options.server();
    try (Wire wire =
        new Wire(network.connect(server.host(), server.port(), patience.once()), clock, patience)) {
      return new Answer.Said(said(wire, talk));
    } catch (NotGranted refused) {
      return new Answer.Failed(Trouble.NOT_GRANTED, refused.capability());
    } catch (RconFault fault) {
      return Answer.Failed.of(fault.trouble());
    } catch (UnknownHostException unknown) {
      return Answer.Failed.of(Trouble.UNKNOWN_HOST);
    } catch (SocketTimeoutException late) {
      return Answer.Failed.of(Trouble.NO_ANSWER);
    } catch (IOException gone) {
      return Answer.Failed.of(Trouble.UNREACHABLE);
    }
  }

  /** What breaks after the connection was there is another trouble than no connection. */
  private static String said(Wire wire, Talk talk) throws IOException {
    try {
      return talk.over(wire);
    } catch (RconFault | SocketTimeoutException known) {
      throw known;
    } catch (IOException broken) {
      throw new RconFault(Trouble.CUT_OFF);
    }
  }

  private void login(Wire wire) throws IOException {
    wire.send(options.password().login(LOGIN));
    Packet answer = wire.receive();
    if (answer.type() == Packet.ANSWER && answer.id() == LOGIN) {
      // Some servers send an empty answer before the one that counts.
      answer = wire.receive();
    }
    if (answer.id() == DENIED) {
      throw new RconFault(Trouble.WRONG_PASSWORD);
    }
    expect(answer.id() == LOGIN && answer.type() == Packet.LOGGED_IN);
  }

  /**
   * Long answers come in several packets of which none is marked as the last. So something is asked
   * that is answered after them; not before their first is there, since servers do not take two
   * packets that arrive together.
   */
  private static String ask(Wire wire, ServerCommand command) throws IOException {
    wire.send(Packet.of(COMMAND, Packet.COMMAND, command.line()));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Packet packet = wire.receive();
    expect(packet.id() == COMMAND);
    wire.send(Packet.of(END, Packet.END, ""));
    while (packet.id() == COMMAND) {
      text.writeBytes(packet.body());
      packet = wire.receive();
    }
    expect(packet.id() == END);
    return text.toString(StandardCharsets.UTF_8);
  }

  private static void expect(boolean holds) throws RconFault {
    if (!holds) {
      throw new RconFault(Trouble.GIBBERISH);
    }
  }
}
