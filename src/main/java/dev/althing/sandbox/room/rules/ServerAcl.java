package dev.althing.sandbox.room.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.althing.sandbox.room.Nodes;
import java.util.List;

/** The meaning of {@code m.room.server_acl}: which servers may take part. */
public final class ServerAcl {
  private ServerAcl() {}

  public static boolean allows(JsonNode content, String server) {
    return !matches(Nodes.list(content, "deny"), server)
        && matches(Nodes.list(content, "allow"), server);
  }

  private static boolean matches(List<String> globs, String server) {
    return globs.stream().anyMatch(glob -> regex(glob).matches(server));
  }

  private static Pattern regex(String glob) {
    var text = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char letter = glob.charAt(i);
      text.append(
          letter == '*' ? ".*" : letter == '?' ? "." : Pattern.quote(String.valueOf(letter)));
    }
    return Pattern.compile(text.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
