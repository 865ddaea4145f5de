package dev.althing.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.sandbox.Community;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.sandbox.Seed;
import dev.althing.testing.Heard;
import dev.althing.testing.Person;
import dev.althing.testing.Transcript;
import dev.althing.testing.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with 512 MB, in a community with very many rooms and people. */
final class ManyRoomsIT {
  private static final int ROOMS = 5_000;
  private static final int PEOPLE_IN_EACH = 20;
  private static final int CROWD = 50_000;

  @TempDir Path directory;

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void takesThousandsOfRoomsInItsFirstSync() {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory())) {
      Community community = sandbox.community();
      Seed seed = sandbox.seed();
      List<String> people = new ArrayList<>(seed.accounts("p", PEOPLE_IN_EACH));
      people.add(community.bot());
      List<String> rooms = seed.rooms(ROOMS, community.moderator(), people);

      try (Program program = start(sandbox, community)) {
        awaitReady(program);
        for (String room : List.of(rooms.get(0), rooms.get(ROOMS - 1))) {
          assertAnswers(sandbox, community, room);
        }
        assertThat(program.output()).doesNotContain("OutOfMemory", "ERROR");
      }
    }
  }

  @Test
  void standsInACrowdThatManagesIt() {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory())) {
      Community community = sandbox.community();
      Seed seed = sandbox.seed();
      String lobby = community.lobby();
      environment.put("ALTHING_MANAGEMENT_ROOM", lobby);
      seed.join(lobby, seed.accounts("p", CROWD / 2));

      try (Program program = start(sandbox, community)) {
        awaitReady(program);
        assertAnswers(sandbox, community, lobby);
        seed.join(lobby, seed.accounts("late", CROWD / 2));
        assertAnswers(sandbox, community, lobby);
        assertThat(program.output()).doesNotContain("OutOfMemory", "ERROR");
      }
    }
  }

  private Program start(Sandbox sandbox, Community community) {
    environment.put("ALTHING_HOMESERVER", sandbox.url().toString());
    environment.put("ALTHING_USER", community.bot());
    environment.put("ALTHING_PASSWORD", community.botPassword());
    environment.put("ALTHING_OWNERS", community.moderator());
    environment.put("ALTHING_DATA", directory.resolve("data").toString());
    environment.put("ALTHING_OPS_PORT", "0");
    return Program.start(directory, environment);
  }

  private static void awaitReady(Program program) {
    Patience.until(
        "everything of the first sync is taken in",
        () -> program.ops("/ready").statusCode() == 200);
  }

  private static void assertAnswers(Sandbox sandbox, Community community, String room) {
    Wire wire = new Wire(sandbox.url());
    String moderator = community.moderator();
    Person asker = new Person(wire, moderator, sandbox.seed().login(moderator, "asker"));
    Person reader =
        new Person(wire, community.bot(), sandbox.seed().login(community.bot(), "reader"));
    Transcript transcript = new Transcript(reader, room);
    String question = asker.says(room, "!count +");
    Heard answer = transcript.next();
    while (!answer.repliesTo().equals(question)) {
      answer = transcript.next();
    }
    assertThat(answer.text()).matches("[12]");
  }
}
