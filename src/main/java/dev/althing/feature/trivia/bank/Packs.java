package dev.althing.feature.trivia.bank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The finder of packs: those that come with the program, and those of the operator. */
public final class Packs {
  private static final String OWN = "/wordlists/trivia/";
  private static final long LARGEST = 16 * 1024 * 1024;

  private final Examiner examiner = new Examiner();

  /**
   * What was found.
   *
   * @param bank all good questions
   * @param flaws what was wrong with the others
   */
  public record Found(Bank bank, List<Flaw> flaws) {
    /** Copies the list. */
    public Found {
      flaws = List.copyOf(flaws);
    }
  }

  private Packs() {}

  /**
   * Reads all packs; never fails.
   *
   * @param withOwn whether those that come with the program are among them
   * @param places the files and folders of the operator
   */
  public static Found read(boolean withOwn, List<Path> places) {
    Packs packs = new Packs();
    if (withOwn) {
      packs.own();
    }
    places.forEach(packs::place);
    return new Found(new Bank(packs.examiner.questions()), packs.examiner.flaws());
  }

  private void own() {
    resource("packs.txt")
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.startsWith("#"))
        .forEach(name -> pack(name, resource(name).getBytes(StandardCharsets.UTF_8)));
  }

  private String resource(String name) {
    try (InputStream stream = Packs.class.getResourceAsStream(OWN + name)) {
      if (stream == null) {
        examiner.flaw(name, 0, "it is not among what comes with the program");
        return "";
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      examiner.flaw(name, 0, "it cannot be read: " + fault.getMessage());
      return "";
    }
  }

  private void place(Path place) {
    if (!Files.isDirectory(place)) {
      file(place);
      return;
    }
    try (Stream<Path> files = Files.list(place)) {
      List<Path> packs = files.filter(Packs::isPack).sorted().toList();
      if (packs.isEmpty()) {
        examiner.flaw(place.toString(), 0, "there is no .tsv or .json file in the folder");
      }
      packs.forEach(this::file);
    } catch (IOException fault) {
      examiner.flaw(place.toString(), 0, "the folder cannot be read: " + fault.getMessage());
    }
  }

  private void file(Path file) {
    try {
      if (!isPack(file)) {
        examiner.flaw(file.toString(), 0, "it is no folder, and no .tsv or .json file");
      } else if (!Files.isRegularFile(file)) {
        examiner.flaw(file.toString(), 0, "there is no such file");
      } else if (Files.size(file) > LARGEST) {
        examiner.flaw(file.toString(), 0, "it is larger than 16 MB");
      } else {
        pack(file.toString(), Files.readAllBytes(file));
      }
    } catch (IOException fault) {
      examiner.flaw(file.toString(), 0, "it cannot be read: " + fault.getMessage());
    }
  }

  private void pack(String name, byte[] bytes) {
    if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
      JsonPack.read(name, bytes, examiner);
    } else {
      TsvPack.read(name, bytes, examiner);
    }
  }

  private static boolean isPack(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".tsv") || name.endsWith(".json");
  }
}
