package dev.althing.config.reading;

import dev.althing.config.HomeserverSettings;
import dev.althing.config.HomeserverSettings.Address;
import dev.althing.config.HomeserverSettings.Embedded;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.matrix.id.UserId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reading of where the homeserver is and how the bot logs in. */
final class HomeserverReader {
  private static final Pattern SERVER_NAME =
      Pattern.compile("[A-Za-z0-9.-]{1,230}(:\\d{1,5})?|\\[[0-9a-fA-F:.]{2,45}](:\\d{1,5})?");

  private static final Form<Address> ADDRESS =
      new Form<>(HomeserverReader::address, "https://matrix.example.org, or example.org");

  private static final Form<String> USER =
      Forms.text("@althing:example.org, or althing").then(HomeserverReader::user);

  private final Section section;

  HomeserverReader(Section section) {
    this.section = section;
  }

  HomeserverSettings read() {
    var address = section.optional("url", ADDRESS);
    var login = login();
    var deviceName = section.read("device-name", Forms.text("Althing"));
    if (!section.has("url")) {
      complainAboutLogin();
      return new Embedded();
    }
    address.ifPresent(this::warnWhenReadable);
    return address.isPresent() && login.isPresent()
        ? new Remote(address.get(), login.get(), deviceName)
        : new Embedded();
  }

  private Optional<Login> login() {
    var user = section.optional("user", USER);
    var password = section.secret("password");
    var token = section.secret("access-token");
    if (hasToken() && hasPassword()) {
      section.problem(
          tokenKey(), "is given beside a password", "keep one: the token, or user and password");
    }
    if (section.has("url") && hasPassword() && !section.has("user")) {
      section.problem("user", "is missing", "write the bot's user id");
    }
    if (token.isPresent()) {
      // Read once to see that it can be read.
      return section
          .optional("access-token-file", Forms.path())
          .<Login>map(Login.TokenFile::new)
          .or(() -> token.map(Login.Token::new));
    }
    return hasPassword() || hasToken()
        ? user.flatMap(name -> password.map(secret -> new Login.Password(name, secret)))
        : Optional.of(new Login.Kept(user));
  }

  private void complainAboutLogin() {
    for (String key :
        List.of("user", "password", "password-file", "access-token", "access-token-file")) {
      if (section.has(key)) {
        section.problem(
            key, "is given without a homeserver", "set althing.homeserver.url or remove it");
      }
    }
  }

  private boolean hasToken() {
    return section.has("access-token") || section.has("access-token-file");
  }

  private boolean hasPassword() {
    return section.has("password") || section.has("password-file");
  }

  private String tokenKey() {
    return section.has("access-token") ? "access-token" : "access-token-file";
  }

  private void warnWhenReadable(Address address) {
    if (address instanceof Address.Url url
        && "http".equals(url.url().getScheme())
        && !isLoopback(url.url().getHost())) {
      section.warn(url.url() + " is not encrypted: everybody on the way can read the password.");
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static Address address(String text) {
    var value = text.strip();
    if (SERVER_NAME.matcher(value).matches()) {
      return new Address.ServerName(value);
    }
    var url = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
    var web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
      throw new IllegalArgumentException("is not the address of a homeserver");
    }
    return new Address.Url(url);
  }

  private static String user(String text) {
    return text.startsWith("@") ? new UserId(text).value() : localpart(text);
  }

  private static String localpart(String text) {
    if (text.length() > 250 || text.chars().anyMatch(c -> c == ':' || Character.isWhitespace(c))) {
      throw new IllegalArgumentException("is not the name of a user");
    }
    return text;
  }
}
