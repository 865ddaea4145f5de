package dev.althing.config.reading;

import dev.althing.config.DatabaseChoice;
import java.util.List;
import java.util.Locale;

/** The reading of where the database is. */
final class DatabaseReader {
  private static final Form<String> URL =
      Forms.text("jdbc:postgresql://127.0.0.1:5432/althing").then(DatabaseReader::checkedUrl);

  private final Section section;

  DatabaseReader(Section section) {
    this.section = section;
  }

  DatabaseChoice read() {
    var url = section.optional("url", URL);
    var user = section.optional("user", Forms.text("althing"));
    var password = section.secret("password");
    var connections = section.read("connections", Forms.wholeNumber(3, 100));
    if (url.isEmpty()) {
      complainWithoutUrl();
      return new DatabaseChoice.Embedded(connections);
    }
    if (password.isPresent() && user.isEmpty()) {
      section.problem("user", "is missing", "write the user that the password belongs to");
    }
    return new DatabaseChoice.Server(url.get(), user, password, connections);
  }

  private void complainWithoutUrl() {
    for (String key : List.of("user", "password", "password-file")) {
      if (section.has(key) && !section.has("url")) {
        section.problem(key, "is given without a url", "set althing.database.url or remove it");
      }
    }
  }

  private static String checkedUrl(String text) {
    var known = text.startsWith("jdbc:postgresql:") || text.startsWith("jdbc:h2:");
    if (!known || text.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new IllegalArgumentException("is not a JDBC address without a password");
    }
    return text;
  }
}
