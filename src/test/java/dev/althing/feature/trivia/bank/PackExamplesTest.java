package dev.althing.feature.trivia.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packs that {@code docs/games-trivia.md} shows to operators, read as they stand there. */
final class PackExamplesTest {
  private static final Path PAGE = Path.of("docs/games-trivia.md");

  @TempDir private Path folder;

  private Packs.Found example(String format) throws IOException {
    Matcher block =
        Pattern.compile("(?s)\n```" + format + "\n(.*?)\n```\n").matcher(Files.readString(PAGE));
    assertThat(block.find()).as("an example in %s", format).isTrue();
    Path file = Files.writeString(folder.resolve("example." + format), block.group(1));
    return Packs.read(false, List.of(file));
  }

  @Test
  void theTableIsWithoutFlaw() throws IOException {
    Packs.Found found = example("tsv");

    assertThat(found.flaws()).isEmpty();
    assertThat(found.bank().pool(Wants.anything()))
        .hasSize(3)
        .allMatch(it -> it.pack().category().equals("geography"))
        .anyMatch(it -> it.right().equals(List.of("Naypyidaw", "Nay Pyi Taw")));
  }

  @Test
  void theObjectIsWithoutFlaw() throws IOException {
    Packs.Found found = example("json");

    assertThat(found.flaws()).isEmpty();
    assertThat(found.bank().pool(Wants.anything()))
        .hasSize(2)
        .allMatch(it -> it.pack().license().equals("CC0-1.0"));
  }
}
