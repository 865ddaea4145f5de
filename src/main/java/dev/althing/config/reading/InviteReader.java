package dev.althing.config.reading;

import dev.althing.config.HomeserverSettings;
import dev.althing.config.InviteRule;
import dev.althing.config.InviteRule.Everyone;
import dev.althing.config.InviteRule.Listed;
import dev.althing.config.InviteRule.Management;
import dev.althing.config.InviteRule.Nobody;
import dev.althing.matrix.id.UserId;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;

/** The reading of whose invitations are accepted. */
final class InviteReader {
  private static final String ACCEPT = "accept";

  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?");
  private static final Pattern GLOB = Pattern.compile("[^\\s\\p{Cntrl}]{1,255}");

  private static final Form<InviteRule> CHOICE =
      new Form<>(
          Forms.choice(
                  Map.<String, InviteRule>of(
                      "management", new Management(),
                      "everyone", new Everyone(),
                      "nobody", new Nobody()))
              .parse(),
          "management, everyone, nobody, or a list of users, servers and globs");

  private static final Form<String> LISTED =
      new Form<>(InviteReader::checked, "@alice:example.org, example.org or @*:*.example.org");

  private final Section section;

  InviteReader(Section section) {
    this.section = section;
  }

  InviteRule read(HomeserverSettings homeserver) {
    if (section.holdsList(ACCEPT)) {
      return listed();
    }
    var open = homeserver instanceof HomeserverSettings.Embedded;
    return section.optional(ACCEPT, CHOICE).orElse(open ? new Everyone() : new Management());
  }

  private Listed listed() {
    var users = new HashSet<UserId>();
    var servers = new HashSet<String>();
    var globs = new HashSet<String>();
    for (String entry : section.list(ACCEPT, LISTED)) {
      if (isGlob(entry)) {
        globs.add(entry.startsWith("@") ? entry : "@*:" + entry);
      } else if (entry.startsWith("@")) {
        users.add(new UserId(entry));
      } else {
        servers.add(entry);
      }
    }
    return new Listed(users, servers, globs);
  }

  private static String checked(String text) {
    var entry = text.strip();
    if (isGlob(entry) ? !GLOB.matcher(entry).matches() : !isUserOrServer(entry)) {
      throw new IllegalArgumentException("is neither a user nor a server nor a glob");
    }
    return entry;
  }

  private static boolean isUserOrServer(String entry) {
    return entry.startsWith("@")
        ? UserId.parse(entry).isPresent()
        : SERVER.matcher(entry).matches();
  }

  private static boolean isGlob(String entry) {
    return entry.contains("*") || entry.contains("?");
  }
}
