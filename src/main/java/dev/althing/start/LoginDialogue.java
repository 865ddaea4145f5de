package dev.althing.start;

import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.Secret;
import dev.althing.config.SecretMasking;
import java.util.Optional;

/** The questions of a sign-in by hand; what is given already is not asked. */
final class LoginDialogue {
  private final Terminal terminal;
  private final Optional<String> homeserver;
  private final Optional<String> user;
  private final boolean byToken;

  LoginDialogue(
      Terminal terminal, Optional<String> homeserver, Optional<String> user, boolean byToken) {
    this.terminal = terminal;
    this.homeserver = homeserver;
    this.user = user;
    this.byToken = byToken;
  }

  /** The homeserver on the command line. */
  Optional<String> givenHomeserver() {
    return homeserver;
  }

  /** The homeserver, which is not known yet; empty when nobody says. */
  Optional<String> homeserver() {
    return asked("Homeserver (https://matrix.example.org, or example.org): ");
  }

  /**
   * The password or the token; empty when nobody says.
   *
   * @param configured the user of the configuration
   */
  Optional<Login> login(Optional<String> configured) {
    return byToken
        ? secret("Access token (it is not shown): ").map(Login.Token::new)
        : user.or(() -> configured)
            .or(() -> asked("User (@althing:example.org, or althing): "))
            .flatMap(
                name ->
                    secret("Password of %s (it is not shown): ".formatted(name))
                        .map(password -> new Login.Password(name, password)));
  }

  private Optional<String> asked(String question) {
    return terminal.line(question).map(String::strip).filter(answer -> !answer.isEmpty());
  }

  private Optional<Secret> secret(String question) {
    Optional<Secret> secret =
        terminal.hidden(question).filter(answer -> !answer.isBlank()).map(Secret::new);
    secret.ifPresent(SecretMasking::register);
    return secret;
  }
}
