package dev.althing.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.page.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Somebody who has never heard of Althing opens the page of the packaged program. */
@Tag("browser")
final class StrangerIT {
  private static final Pattern PAGE = Pattern.compile("(?m)^ +Try it: +(\\S+)$");
  static final Map<String, String> FREE_PORTS =
      Map.of("ALTHING_SANDBOX_PORT", "0", "ALTHING_OPS_PORT", "0");

  @TempDir Path directory;

  @Test
  void aStrangerIsHelpedAndAnswered() {
    try (Program program = Program.start(directory, FREE_PORTS);
        Browser stranger = Browser.open(page(program))) {
      stranger.photographs("entry");
      stranger.comesInAs("alice");
      stranger.reads("#room-name", "Lobby");

      stranger.types("#message", "!he");
      stranger.reads("#suggestions li", "!help");
      stranger.photographs("suggestions");
      stranger.types("#message", Keys.ARROW_UP, Keys.ENTER);
      assertThat(stranger.script("return document.getElementById('message').value"))
          .isEqualTo("!help ");
      stranger.types("#message", Keys.ENTER);
      stranger.reads(".notice .text code, .message:not(.own) .text code", "!remind");

      stranger.says("!count +");
      stranger.reads(".message:not(.own) .text", "1");
      stranger.says("!ping");
      stranger.reads(".message:not(.own) .text", "Pong!");
      stranger.says("!remind me in 1s take the bread out");
      stranger.reads(".message:not(.own) .text", "take the bread out");
      stranger.pointsAt("#timeline li:last-child .text");
      stranger.clicks("#timeline li:last-child [data-focus='react']");
      stranger.types("dialog input", "⏰", Keys.ENTER);
      stranger.reads(".chip.mine", "⏰");
      stranger.reads(".message:not(.own) .text", "in 10 minutes");
      stranger.reads(".message:not(.own) .quote", "take the bread out");
      stranger.clicks("#message");
      stranger.photographs("desktop");
      stranger.prefers("dark");
      stranger.photographs("dark");
      stranger.screen(360, 720);
      stranger.photographs("phone");
    }
  }

  static URI page(Program program) {
    Matcher page = PAGE.matcher(program.saying("Ctrl-C stops it.").output());
    assertThat(page.find()).as(program.output()).isTrue();
    return URI.create(page.group(1));
  }
}
