package dev.althing.page;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.json.Json;
import dev.althing.sandbox.Community;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What people do with the chat page, among themselves. */
@Tag("browser")
final class ChatPageIT {
  private static final String LAST = "#timeline li:last-child ";

  private final Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
  private final Community community = sandbox.community();
  private final String lobby = community.lobby();
  private final Person bob = person("bob");
  private Browser alice;

  @BeforeEach
  void comeIn() {
    bob.joins(lobby);
    alice = Browser.open(sandbox.url()).comesInAs("alice");
    eventually("alice is there", () -> sandbox.seed().isJoined(lobby, "@alice:sandbox.localhost"));
  }

  @AfterEach
  void stop() {
    alice.close();
    sandbox.close();
  }

  private Person person(String name) {
    String user = sandbox.seed().account(name, "secret");
    return new Person(new Wire(sandbox.url()), user, sandbox.seed().login(user, null));
  }

  private static ObjectNode html(String html) {
    return Person.text("plain").put("format", "org.matrix.custom.html").put("formatted_body", html);
  }

  @Test
  void editsReactionsRepliesAndThreadsAreShownWithTheirMessage() {
    String message = bob.says(lobby, "wrnog");
    alice.reads(".text", "wrnog");
    bob.edits(lobby, message, "right");
    bob.reacts(lobby, message, "🎉");
    alice.reads(".text", "right (edited)");
    alice.clicks(".chip");
    alice.reads(".chip.mine", "🎉 2");
    alice.clicks(".chip.mine");
    alice.reads(".chip:not(.mine)", "🎉 1");

    bob.replies(lobby, message, "an answer");
    alice.reads(".quote", "bob right");
    bob.threads(lobby, message, "aside");
    alice.reads(".chip", "1 reply");
    alice.clicks("[data-focus=replies]");
    alice.says("me too");
    alice.reads(".text", "me too");
    alice.presses(Keys.ESCAPE);
    alice.reads(".chip", "2 replies");
    assertThat(alice.texts(".text")).containsExactly("right (edited)", "an answer");
  }

  @Test
  void formattedTextIsShownAsMeantAndSpoilersOnAClick() {
    bob.sends(
        lobby,
        html(
            "<b>bold</b> <span data-mx-color=\"#ff0000\">red</span>"
                + " <span data-mx-spoiler=\"end\">gardener</span> <a href=\"https://x.org/\">x</a>"
                + " <a href=\"https://matrix.to/#/@alice:sandbox.localhost\">boss</a>"));
    alice.sees(".text b");
    alice.reads(".pill.me", "@alice");

    assertThat(alice.script("return document.querySelector('.text span').style.color"))
        .isEqualTo("rgb(255, 0, 0)");
    assertThat(alice.script("return document.querySelector('.text a').rel"))
        .isEqualTo("noopener noreferrer");
    alice.sees(".spoiler[aria-expanded=false]");
    alice.clicks(".spoiler");
    alice.sees(".spoiler[aria-expanded=true]");
  }

  @Test
  void picturesAreFetchedWithTheToken() {
    // Made by alice's browser, since it can: the smallest test of the whole way.
    alice.script(
        """
        const [room] = arguments, person = Object.values(JSON.parse(localStorage["sandbox.people"]))[0];
        const headers = { Authorization: "Bearer " + person.access_token };
        const canvas = new OffscreenCanvas(40, 20);
        canvas.getContext("2d").fillRect(0, 0, 40, 20);
        return canvas.convertToBlob().then((body) =>
          fetch("/_matrix/media/v3/upload", { method: "POST", headers, body })).then((answer) => answer.json())
          .then(({ content_uri: url }) => fetch(`/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/p1`,
            { method: "PUT", headers, body: JSON.stringify({ msgtype: "m.image", body: "black.png", url, info: { w: 40, h: 20 } }) }));
        """,
        lobby);

    eventually(
        "the picture is loaded",
        () ->
            Boolean.TRUE.equals(
                alice.script(
                    "const i = document.querySelector('.picture img');"
                        + "return i !== null && i.complete && i.naturalWidth === 40")));
  }

  @Test
  void pollsAreVotedOnUntilTheyEnd() {
    alice.clicks("#new-poll");
    alice.types("dialog input", "Tea?");
    alice.types("dialog textarea", "yes", Keys.ENTER, "no");
    alice.clicks("dialog .primary");
    alice.reads(".question", "Tea?");
    alice.clicks(".answer:nth-of-type(2)");
    alice.reads(".answer.mine", "no✓ 1");
    alice.clicks(".answer:nth-of-type(1)");
    alice.reads(".answer.mine", "yes✓ 1");
    assertThat(alice.texts(".answer")).containsExactly("yes✓ 1", "no0");

    alice.clicks(".poll .link");
    alice.reads(".answer.wins", "yes");
    assertThat(alice.count(".answer:disabled")).isEqualTo(2);
  }

  @Test
  void votesOfOthersAreCountedByTheirLastWhateverTheirClientCallsThem() {
    String poll =
        bob.sends(
            lobby,
            "org.matrix.msc3381.poll.start",
            """
            {"org.matrix.msc3381.poll.start": {"kind": "org.matrix.msc3381.poll.disclosed",
              "max_selections": 1, "question": {"org.matrix.msc1767.text": "Tea?"},
              "answers": [{"id": "y", "org.matrix.msc1767.text": "yes"},
                          {"id": "n", "org.matrix.msc1767.text": "no"}]}}
            """);
    alice.clicks(".answer:nth-of-type(1)");
    alice.reads(".answer.mine", "yes✓ 1");

    bob.sends(
        lobby,
        "org.matrix.msc3381.poll.response",
        "{\"org.matrix.msc3381.poll.response\": {\"answers\": [\"n\"]}, %s}"
            .formatted(reference(poll)));
    eventually("both count", () -> alice.texts(".answer").equals(List.of("yes✓ 1", "no1")));
    bob.sends(
        lobby, "m.poll.response", "{\"m.selections\": [\"y\"], %s}".formatted(reference(poll)));
    eventually("the last counts", () -> alice.texts(".answer").equals(List.of("yes✓ 2", "no0")));
  }

  private static String reference(String event) {
    return "\"m.relates_to\": {\"rel_type\": \"m.reference\", \"event_id\": \"%s\"}"
        .formatted(event);
  }

  @Test
  void whoIsTypingIsShownAndTheRoomIsTold() {
    String typing = "/rooms/" + Wire.segment(lobby) + "/typing/" + Wire.segment(bob.id());

    bob.call("PUT", typing, Json.object().put("typing", true).put("timeout", 60_000));
    alice.reads("#typing", "bob is typing");
    bob.call("PUT", typing, Json.object().put("typing", false));
    eventually("nobody types", () -> alice.texts("#typing").equals(List.of("")));

    alice.types("#message", "h");
    eventually("alice types", () -> typingIn(lobby).contains("@alice:sandbox.localhost"));
  }

  private String typingIn(String room) {
    JsonNode joined = bob.call("GET", "/sync", null).path("rooms").path("join").path(room);
    return joined.path("ephemeral").toString();
  }

  @Test
  void theModeratorComesInByAClick() {
    try (Browser moderator = Browser.open(sandbox.url())) {
      moderator.clicks("#moderator");
      moderator.reads("#me", "moderator");
      moderator.reads("#rooms", "Management");
    }
  }

  @Test
  void aConversationOfTwoIsBegunByTheNameOfTheOther() {
    alice.clicks("#new");
    alice.types("dialog form:first-of-type input", "nobody-here", Keys.ENTER);
    alice.reads("dialog .error", "nobody of that name");
    alice.types(
        "dialog form:first-of-type input", Keys.chord(Keys.CONTROL, "a"), "Bob", Keys.ENTER);

    eventually("bob is invited", () -> bob.invitations().size() == 1);
    bob.joins(bob.invitations().get(0));
    alice.says("psst");
    alice.reads(".text", "psst");
    alice.reads("#room-name", "bob");
  }

  @Test
  void theKeyboardIsEnough() {
    alice.types("#message", "frist", Keys.chord(Keys.SHIFT, Keys.ENTER), "line", Keys.ENTER);
    alice.reads(".text", "frist\nline");
    alice.types("#message", Keys.ARROW_UP);
    alice.sees("#context");
    alice.presses(Keys.ESCAPE);
    eventually("nothing is edited", () -> !alice.visible("#context"));
    alice.types("#message", Keys.ARROW_UP, Keys.chord(Keys.CONTROL, "a"), "first", Keys.ENTER);
    alice.reads(".text", "first (edited)");

    alice.presses(Keys.ESCAPE);
    alice.presses(Keys.ENTER);
    assertThat(focus()).isEqualTo("reply");
    alice.presses(Keys.ARROW_RIGHT);
    assertThat(focus()).isEqualTo("react");
    alice.presses(Keys.ENTER);
    alice.sees("dialog");
    alice.presses(Keys.ARROW_RIGHT);
    alice.presses(Keys.ENTER);
    alice.reads(".chip.mine", "👎 1");
  }

  private Object focus() {
    return alice.script("return document.activeElement.dataset.focus");
  }

  @Test
  void whatOneSaidCanBeDeleted() {
    alice.says("oops");
    alice.reads(".own .text", "oops");
    alice.pointsAt(".own .text");
    alice.clicks(".own [data-focus=delete]");
    alice.clicks("dialog .primary");
    alice.reads(LAST + ".hint", "deleted");
    assertThat(alice.texts(".text")).isEmpty();
  }

  @Test
  void invitationsConversationsOfTwoAndUnreadMessagesAreMarked() {
    String room =
        bob.creates(Json.object().put("preset", "trusted_private_chat").put("is_direct", true));
    bob.invites(room, "@alice:sandbox.localhost");
    alice.clicks("#rooms [data-room=\"" + room + "\"]");
    alice.reads("#invitation p", "bob");
    alice.clicks("#invitation .primary");
    alice.sees("#message");
    bob.says(room, "psst");
    alice.reads(".text", "psst");

    bob.joins(community.games());
    bob.says(community.games(), "hey");
    alice.sees("#rooms .badge");
    assertThat(alice.script("return document.title")).asString().startsWith("(1) ");
    alice.clicks("#rooms [data-room=\"" + community.games() + "\"]");
    eventually("it is read", () -> !alice.visible("#rooms .badge"));
  }

  @Test
  void aPhoneShowsOneThingAtATimeAndNothingSticksOut() {
    bob.says(lobby, "w".repeat(400));
    bob.sends(lobby, html("<table><tr>" + "<td>wide</td>".repeat(40) + "</tr></table>"));
    alice.screen(360, 640);
    alice.sees(".text table");

    assertThat(alice.script("return document.documentElement.scrollWidth")).isEqualTo(360L);
    assertThat(alice.visible("#side")).isFalse();
    alice.clicks("#back");
    alice.sees("#side");
    assertThat(alice.visible("#talk")).isFalse();
  }

  @Test
  void aServerThatKnowsOneNoMoreAsksForANameAgain() {
    sandbox.revokeTokens("@alice:sandbox.localhost");
    bob.says(lobby, "anybody?");

    alice.reads("#entry-error", "@alice:sandbox.localhost");
    assertThat(alice.visible("#name")).isTrue();
  }
}
