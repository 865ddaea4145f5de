package dev.althing.feature.trivia;

import com.ibm.icu.text.ListFormatter;
import dev.althing.matrix.id.UserId;
import dev.althing.text.Markup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How people are named: as links that clients show by their names, and that notify nobody. */
final class People {
  private static final int MOST = 10;

  private People() {}

  static String named(UserId person) {
    String id = URLEncoder.encode(person.value(), StandardCharsets.UTF_8);
    return "[" + Markup.escape(person.value()) + "](https://matrix.to/#/" + id + ")";
  }

  /** All of them, if they are not too many. */
  static String named(Collection<UserId> people, Locale locale) {
    List<String> names = new ArrayList<>(people.stream().limit(MOST).map(People::named).toList());
    if (people.size() > MOST) {
      names.add("+" + (people.size() - MOST));
    }
    return ListFormatter.getInstance(locale).format(names);
  }
}
