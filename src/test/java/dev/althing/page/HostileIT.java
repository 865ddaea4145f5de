package dev.althing.page;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that want to do something in the page of who reads them, and do nothing. */
@Tag("browser")
final class HostileIT {
  private static final List<String> ATTACKS =
      List.of(
          "<img src=x onerror=document.title='had'>",
          "<img src='EVIL'>",
          "<script>document.title='had'</script>",
          "<script src='EVIL'></script>",
          "<a href='javascript:document.title=1' onclick='document.title=1'>link</a>",
          "<a href='data:text/html,<script>1</script>'>data</a><a href='//evil'>relative</a>",
          "<svg onload=document.title='had'><a xlink:href='javascript:1'>s</a></svg>",
          "<math><mtext><table><mglyph><style><img src=x onerror=document.title='had'>",
          "<div id='message' class='banner' style='position:fixed;background:url(EVIL)'>d</div>",
          "<iframe src='EVIL'></iframe><object data='EVIL'></object><embed src='EVIL'>",
          "<form action='EVIL'><input name=q><button>go</button></form>",
          "<noscript><p title=\"</noscript><img src=x onerror=document.title='had'>\">",
          "<details open ontoggle=document.title='had'><summary>s</summary>t</details>",
          "<link rel=stylesheet href='EVIL'><meta http-equiv=refresh content='0;url=EVIL'>",
          "<base href='EVIL'><style>@import 'EVIL'; * { display: none }</style>",
          "<span data-mx-color=\"red;background:url(EVIL)\">coloured</span>",
          "<video src='EVIL' autoplay></video><audio src='EVIL'></audio>",
          "<b>".repeat(3000) + "deep");
  private static final String FORBIDDEN =
      "script, iframe, object, embed, form, input, svg, math, style, link, meta, base, video, audio,"
          + " [id], [style*=url], [onclick], [onerror], [ontoggle], .banner, a[href^=javascript],"
          + " a[href^=data]";

  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private final String lobby = sandbox.community().lobby();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void hostileMessagesDoNothing() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer evil =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    evil.createContext("/", call -> calls.incrementAndGet());
    evil.start();
    String url = "http://127.0.0.1:" + evil.getAddress().getPort() + "/";
    Person mallory = mallory();
    for (String attack : ATTACKS) {
      ObjectNode content = Person.text("harmless");
      content.put("format", "org.matrix.custom.html");
      mallory.sends(lobby, content.put("formatted_body", attack.replace("EVIL", url)));
    }
    mallory.sends(lobby, Person.text("picture").put("msgtype", "m.image").put("url", url));
    mallory.sends(lobby, "m.reaction", "{\"m.relates_to\":{\"rel_type\":5,\"event_id\":{}}}");
    mallory.sends(lobby, "m.poll.start", "{\"m.poll\":{\"question\":5,\"answers\":[null,7]}}");
    mallory.says(lobby, "the end");

    try (Browser alice = Browser.open(sandbox.url()).comesInAs("alice")) {
      alice.reads(".text", "the end");
      alice.reads(".text", "deep");
      eventually("all is drawn", () -> alice.count("#timeline .message") > ATTACKS.size());
      assertThat(alice.script("return document.title")).asString().contains("Lobby");
      assertThat(
              alice.script("return document.querySelectorAll(arguments[0]).length", inTimeline()))
          .isEqualTo(0L);
      assertThat(alice.visible("#message")).isTrue();
      assertThat(calls).hasValue(0);
    } finally {
      evil.stop(0);
    }
  }

  private static String inTimeline() {
    return "#timeline :is(" + FORBIDDEN + ")";
  }

  private Person mallory() {
    String user = sandbox.seed().account("mallory", "secret");
    Person mallory = new Person(new Wire(sandbox.url()), user, sandbox.seed().login(user, null));
    mallory.joins(lobby);
    return mallory;
  }
}
