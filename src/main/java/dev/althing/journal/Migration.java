package dev.althing.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered step of the schema.
 *
 * @param version its number, from 1 without gaps
 * @param name its file
 * @param script its SQL, with placeholders
 */
record Migration(int version, String name, String script) {
  private static final String FOLDER = "/journal/";
  private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql");
  private static final Pattern TABLE =
      Pattern.compile("(?im)^\\s*create table (?:if not exists )?(\\w+)");

  /** All that this program knows, in order, from the list beside the files. */
  static List<Migration> all() {
    var migrations = new ArrayList<Migration>();
    for (String line : text("migrations.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        migrations.add(named(line.strip(), migrations.size() + 1));
      }
    }
    return List.copyOf(migrations);
  }

  private static Migration named(String name, int expected) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != expected) {
      throw new IllegalStateException(
          "journal/migrations.txt: expected number %03d, found %s".formatted(expected, name));
    }
    return new Migration(expected, name, text(name));
  }

  /** Its statements for a dialect: comments are dropped, a semicolon at a line's end divides. */
  List<String> statements(Dialect dialect) {
    String sql =
        script.replaceAll("(?m)--.*$", "").replace("${bytes}", dialect.bytes()).replace("\r", "");
    return Pattern.compile(";[ \t]*(\n|$)")
        .splitAsStream(sql)
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /** The tables it makes. */
  List<String> tables() {
    return TABLE.matcher(script).results().map(found -> found.group(1)).toList();
  }

  private static String text(String name) {
    try (InputStream in = Migration.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("journal/" + name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
