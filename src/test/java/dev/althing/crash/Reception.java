package dev.althing.crash;

import static dev.althing.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** People who come to a watched space and are let into rooms, whatever happens to the bot. */
final class Reception {
  private static final String GREETING = "welcome to Home!";
  private static final String THANKS = "Thank you, you are in!";

  private final Installation installation;
  private final Person owner;
  private final String space;
  private final List<String> behind;
  private final List<Walk> walks = new ArrayList<>();

  /** Somebody who comes, and the direct room with them. */
  private record Walk(Person guest, String direct) {}

  /** A space that the bot watches from its next life on, with two rooms behind it. */
  Reception(Installation installation) {
    this.installation = installation;
    this.owner = installation.people().get(0);
    this.space = owner.space("Home");
    String bot = installation.account().id();
    this.behind = List.of(owner.closed("Den", bot), owner.closed("Tea", bot));
    List<String> all = new ArrayList<>(installation.rooms());
    all.add(space);
    all.addAll(behind);
    installation.set("ALTHING_ROOMS", String.join(" ", all));
    installation.configure(
        "althing.welcome.places.home { room = \"%s\", reactions { \"✅\" = [\"%s\", \"%s\"] } }\n"
            .formatted(space, behind.get(0), behind.get(1)));
  }

  /** Waits until the bot is everywhere. */
  void begin() {
    List<String> all = new ArrayList<>(behind);
    all.add(space);
    all.forEach(
        room ->
            eventually(
                "the bot is in " + room,
                () -> memberships(room, installation.account().id(), "join") == 1));
  }

  /** Somebody comes, something happens, and they accept; then something else happens. */
  void walk(String name, Runnable beforeGreeting, Runnable away, Runnable afterAcceptance) {
    Person guest = Person.register(installation.town().url(), name, "person");
    guest.join(space);
    beforeGreeting.run();
    eventually(name + " has a direct room", () -> !guest.invitations().isEmpty());
    String direct = guest.invitations().get(0);
    guest.join(direct);
    eventually(name + " is greeted", () -> !said(direct, GREETING).isEmpty());
    away.run();
    guest.react(direct, said(direct, GREETING).get(0).path("event_id").asText(), "✅");
    afterAcceptance.run();
    eventually(name + " is thanked", () -> !said(direct, THANKS).isEmpty());
    behind.forEach(
        room ->
            eventually(name + " is invited", () -> memberships(room, guest.id(), "invite") > 0));
    walks.add(new Walk(guest, direct));
  }

  /** All were greeted once and invited once, and it stays so. */
  void assertNothingIsDoubled() {
    LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
    for (Walk walk : walks) {
      assertThat(said(walk.direct(), GREETING)).as("greetings of %s", walk).hasSize(1);
      assertThat(said(walk.direct(), THANKS)).as("answers to %s", walk).hasSize(1);
      for (String room : behind) {
        assertThat(memberships(room, walk.guest().id(), "invite")).as("%s", walk).isEqualTo(1);
      }
      assertThat(walk.guest().invitations()).containsExactlyInAnyOrderElementsOf(behind);
    }
  }

  private List<JsonNode> said(String room, String words) {
    return owner(room).read(room).stream()
        .filter(event -> event.path("type").asText().equals("m.room.message"))
        .filter(event -> event.path("sender").asText().equals(installation.account().id()))
        .filter(event -> event.at("/content/body").asText().contains(words))
        .toList();
  }

  /** The bot's account reads direct rooms, since it is in all of them. */
  private Person owner(String room) {
    return room.equals(space) || behind.contains(room) ? owner : installation.account();
  }

  private int memberships(String room, String user, String membership) {
    return (int)
        owner.read(room).stream()
            .filter(event -> event.path("type").asText().equals("m.room.member"))
            .filter(event -> event.path("state_key").asText().equals(user))
            .filter(event -> event.at("/content/membership").asText().equals(membership))
            .count();
  }
}
