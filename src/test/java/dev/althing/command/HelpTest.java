package dev.althing.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Help.Details;
import dev.althing.command.Help.NoSuchCommand;
import dev.althing.command.Help.Overview;
import dev.althing.command.permission.Permissions;
import dev.althing.matrix.id.EventId;
import dev.althing.spi.Arguments;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Permission;
import dev.althing.spi.Place;
import dev.althing.spi.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HelpTest {
  private final Help help = new Help(Scene.REGISTRY, Permissions.AS_DESCRIBED);

  private static List<String> names(Overview overview, Permission group) {
    return overview.groups().getOrDefault(group, List.of()).stream()
        .map(CommandSpec::name)
        .toList();
  }

  @Test
  void listsWhatTheAskerMayUse() {
    var overview = (Overview) help.overview(1, Scene.asker(Permission.ROOM_MODERATOR));

    assertThat(overview.groups().keySet())
        .containsExactly(Permission.EVERYONE, Permission.ROOM_MODERATOR);
    assertThat(names(overview, Permission.EVERYONE))
        .containsExactly("8ball", "choose", "count", "help", "ping", "random", "remind", "👋");
    assertThat(names(overview, Permission.ROOM_MODERATOR)).containsExactly("kick");
    var owner = (Overview) help.overview(1, Scene.asker(Permission.OWNER));
    assertThat(names(owner, Permission.OWNER)).containsExactly("rooms");
  }

  @Test
  void aGroupIsAsOpenAsItsMostOpenSubcommand() {
    var group =
        Scene.spec("group")
            .onlySubcommands()
            .permission(Permission.OWNER)
            .subcommands(
                Scene.spec("all").permission(Permission.EVERYONE).build(),
                Scene.spec("few").build())
            .build();
    var its = new Help(Scene.registry(group), Permissions.AS_DESCRIBED);

    var overview = (Overview) its.overview(1, Scene.asker(Permission.EVERYONE));

    assertThat(names(overview, Permission.EVERYONE)).containsExactly("group");
    assertThat(its.about("group few", "!", Scene.asker(Permission.EVERYONE)))
        .isInstanceOf(NoSuchCommand.class);
  }

  @Test
  void longListsHavePages() {
    CommandSpec[] many =
        IntStream.range(0, 65)
            .mapToObj(i -> Scene.spec("c" + i).build())
            .toArray(CommandSpec[]::new);
    var long65 = new Help(Scene.registry(many), Permissions.AS_DESCRIBED);
    var asker = Scene.asker(Permission.EVERYONE);

    var last = (Overview) long65.overview(99, asker);

    assertThat(last.number()).isEqualTo(3);
    assertThat(last.count()).isEqualTo(3);
    assertThat(names(last, Permission.EVERYONE)).hasSize(5);
    assertThat(((Overview) long65.overview(-1, asker)).number()).isEqualTo(1);
    var none = new Help(Registry.EMPTY, Permissions.AS_DESCRIBED);
    assertThat(none.overview(1, asker)).isEqualTo(new Overview(Map.of(), 1, 1));
  }

  @Test
  void explainsACommandOrASubcommand() {
    var asker = Scene.asker(Permission.MANAGEMENT);

    assertThat(((Details) help.about("!remind", "!", asker)).path()).containsExactly("remind");
    assertThat(((Details) help.about(" Remind  LS ", "!", asker)).path())
        .containsExactly("remind", "list");
    assertThat(((Details) help.about("remind purge", "!", asker)).needed())
        .isEqualTo(Permission.MANAGEMENT);
    assertThat(((Details) help.about("secret", "", asker)).path()).containsExactly("secret");
  }

  @Test
  void knowsNothingOfWhatTheAskerMayNotUse() {
    var everyone = Scene.asker(Permission.EVERYONE);

    assertThat(help.about("rooms", "!", everyone)).isEqualTo(new NoSuchCommand("rooms", List.of()));
    assertThat(help.about("remind tomorrow", "!", everyone))
        .isEqualTo(new NoSuchCommand("remind tomorrow", List.of("remind")));
    assertThat(help.about("pnig", "!", everyone))
        .isEqualTo(new NoSuchCommand("pnig", List.of("ping")));
    assertThat(help.about("a b c d e f g h", "!", everyone)).isInstanceOf(NoSuchCommand.class);
  }

  @Test
  void theHelpCommandAnswersForTheAsker() {
    var command = new HelpCommand(() -> Scene.ROUTER, Scene::view);

    assertThat(command.spec().name()).isEqualTo("help");
    assertThat(run(command, Map.of())).contains("`!ping`").doesNotContain("`!rooms`");
    assertThat(run(command, Map.of("page", List.of(7L)))).contains("`!ping`");
    assertThat(run(command, Map.of("command", List.of("kick")))).contains("`!kick <user>");
  }

  private static String run(HelpCommand command, Map<String, List<Object>> given) {
    var origin =
        new Invocation.Origin(
            Scene.ROOM,
            new EventId("$e"),
            Scene.ALICE,
            Place.ROOM,
            Optional.empty(),
            Optional.empty(),
            Permission.ROOM_MODERATOR,
            "!");
    var invocation =
        new Invocation(
            "event:$e",
            List.of("help"),
            Arguments.of(given),
            origin,
            Locale.ENGLISH,
            Instant.EPOCH,
            Instant.EPOCH);
    Reply reply = command.run(invocation).toCompletableFuture().join();
    return ((Reply.Text) reply).markdown();
  }
}
