package dev.althing.plugins.picks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The file with the roster of a game: the operator's, or else the one in the jar. */
final class RosterFile {
  private static final int MOST_KIB = 256;
  private static final int MOST_BYTES = MOST_KIB * 1024;

  private final Game game;

  private RosterFile(Game game) {
    this.game = game;
  }

  /**
   * Reads it.
   *
   * @param directory where the operator may have put one
   */
  static RosterReader.Outcome read(Game game, Path directory) {
    var file = new RosterFile(game);
    Path own = directory.resolve(game.file());
    // A link that leads nowhere was meant to be a roster, too: it must not be passed over.
    if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
      return file.shipped();
    }
    if (!Files.isRegularFile(own)) {
      return file.flawed(0, Flaw.Kind.UNREADABLE, "it is no regular file");
    }
    try (InputStream stream = Files.newInputStream(own)) {
      return file.decoded(stream.readNBytes(MOST_BYTES + 1));
    } catch (IOException unreadable) {
      return file.flawed(0, Flaw.Kind.UNREADABLE, unreadable.getClass().getSimpleName());
    }
  }

  private RosterReader.Outcome shipped() {
    try (InputStream stream = RosterFile.class.getResourceAsStream(game.file())) {
      if (stream == null) {
        throw new IllegalStateException("the plugin has no " + game.file());
      }
      return decoded(stream.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private RosterReader.Outcome decoded(byte[] content) {
    if (content.length > MOST_BYTES) {
      return flawed(0, Flaw.Kind.TOO_LARGE, String.valueOf(MOST_KIB));
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text = CharBuffer.allocate(content.length);
    if (decoder.decode(bytes, text, true).isError()) {
      return flawed(lineOf(text.flip().toString()), Flaw.Kind.NOT_UTF8);
    }
    return RosterReader.read(game, text.flip().toString());
  }

  /** The line after this text, which has been read so far. */
  private static int lineOf(String text) {
    return (int) (text + "|").lines().count();
  }

  private RosterReader.Outcome flawed(int line, Flaw.Kind kind, String... details) {
    Flaw flaw = new Flaw(game.file(), line, kind, List.of(details));
    return new RosterReader.Outcome(new Roster(game, List.of()), List.of(flaw));
  }
}
