package dev.althing.spi.plugin.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What another server answered.
 *
 * @param status its number
 * @param headers by their names in small letters; of several of one name the first
 * @param text the body as UTF-8
 */
public record WebAnswer(int status, Map<String, String> headers, String text) {
  /** Copies the headers. */
  public WebAnswer {
    headers = Map.copyOf(headers);
  }

  /** Whether it is a yes: 200 to 299. */
  public boolean isGood() {
    return status >= 200 && status < 300;
  }

  /** A header, whatever case its name is written in. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
