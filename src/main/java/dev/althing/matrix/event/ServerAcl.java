package dev.althing.matrix.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.json.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Content of {@code m.room.server_acl}: which servers may take part, <a
 * href="https://spec.matrix.org/latest/client-server-api/#mroomserver_acl">spec</a>.
 *
 * @param allow patterns of servers that may; none means that nobody may
 * @param deny patterns of servers that may not, even if allowed
 * @param allowIpLiterals whether servers without a name may
 */
public record ServerAcl(List<String> allow, List<String> deny, boolean allowIpLiterals)
    implements Content {
  static final String TYPE = "m.room.server_acl";

  /** Copies the lists. */
  public ServerAcl {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  static Optional<ServerAcl> read(JsonNode content) {
    return Optional.of(
        new ServerAcl(
            Fields.texts(content, "allow"),
            Fields.texts(content, "deny"),
            Fields.flag(content, "allow_ip_literals").orElse(true)));
  }
}
