package dev.althing.command.permission;

import static dev.althing.spi.Permission.EVERYONE;
import static dev.althing.spi.Permission.MANAGEMENT;
import static dev.althing.spi.Permission.NOBODY;
import static dev.althing.spi.Permission.OWNER;
import static dev.althing.spi.Permission.ROOM_MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.althing.command.Scene;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
  private static final RoomId ELSEWHERE = new RoomId("!elsewhere:example.org");
  private static final CommandSpec LEAF = Scene.spec("leaf").build();
  private static final CommandSpec STRICT = Scene.spec("strict").permission(OWNER).build();
  private static final CommandSpec OPEN = Scene.spec("open").permission(EVERYONE).build();
  private static final CommandSpec PARENT =
      Scene.spec("parent").permission(MANAGEMENT).subcommands(LEAF, STRICT, OPEN).build();

  private static Permission needed(Permissions permissions, String... path) {
    CommandSpec spec = PARENT;
    List<CommandSpec> chain = new ArrayList<>(List.of(spec));
    for (String name : path) {
      spec = spec.subcommand(name).orElseThrow();
      chain.add(spec);
    }
    return permissions.needed(Scene.ROOM, chain);
  }

  private static Permissions everywhere(String path, Permission permission) {
    return new Permissions(Map.of(path, permission), room -> Map.of());
  }

  @Test
  void areAsDescribedUnlessSet() {
    assertThat(needed(Permissions.AS_DESCRIBED)).isEqualTo(MANAGEMENT);
    assertThat(needed(Permissions.AS_DESCRIBED, "leaf")).isEqualTo(MANAGEMENT);
    assertThat(needed(Permissions.AS_DESCRIBED, "strict")).isEqualTo(OWNER);
    assertThat(needed(Permissions.AS_DESCRIBED, "open")).isEqualTo(EVERYONE);
  }

  @Test
  void aSettingHoldsForSubcommandsButMakesNoneEasierThatIsKeptForFewer() {
    var eased = everywhere("parent", EVERYONE);
    assertThat(needed(eased)).isEqualTo(EVERYONE);
    assertThat(needed(eased, "leaf")).isEqualTo(EVERYONE);
    assertThat(needed(eased, "strict")).isEqualTo(OWNER);

    var off = everywhere("parent", NOBODY);
    assertThat(needed(off, "leaf")).isEqualTo(NOBODY);
    assertThat(needed(off, "strict")).isEqualTo(NOBODY);
    assertThat(needed(off, "open")).isEqualTo(NOBODY);
  }

  @Test
  void aSubcommandMayBeSetByItself() {
    assertThat(needed(everywhere("parent strict", ROOM_MODERATOR), "strict"))
        .isEqualTo(ROOM_MODERATOR);
    assertThat(needed(everywhere("parent strict", ROOM_MODERATOR))).isEqualTo(MANAGEMENT);
  }

  private static Permissions permissions(
      Map<String, Permission> everywhere, Map<RoomId, Map<String, Permission>> rooms) {
    return new Permissions(everywhere, room -> rooms.getOrDefault(room, Map.of()));
  }

  @Test
  void aSettingForARoomComesFirst() {
    var permissions =
        permissions(
            Map.of("parent", OWNER),
            Map.of(Scene.ROOM, Map.of("parent", EVERYONE), ELSEWHERE, Map.of("parent", NOBODY)));

    assertThat(permissions.needed(Scene.ROOM, List.of(PARENT))).isEqualTo(EVERYONE);
    assertThat(permissions.needed(ELSEWHERE, List.of(PARENT))).isEqualTo(NOBODY);
    assertThat(permissions.needed(new RoomId("!third:example.org"), List.of(PARENT)))
        .isEqualTo(OWNER);
  }

  @Test
  void aSettingForARoomIsNotUndoneByOneForASubcommandEverywhere() {
    var permissions =
        permissions(
            Map.of("parent leaf", EVERYONE, "parent", ROOM_MODERATOR, "parent strict", EVERYONE),
            Map.of(Scene.ROOM, Map.of("parent", NOBODY, "parent strict", OWNER)));

    assertThat(needed(permissions)).isEqualTo(NOBODY);
    assertThat(needed(permissions, "leaf")).isEqualTo(NOBODY);
    assertThat(needed(permissions, "strict")).isEqualTo(OWNER);
    assertThat(permissions.needed(ELSEWHERE, List.of(PARENT, LEAF))).isEqualTo(EVERYONE);
  }

  @Test
  void aSettingForASubcommandInARoomLeavesTheCommandAsItIsEverywhere() {
    var permissions =
        permissions(Map.of("parent", OWNER), Map.of(Scene.ROOM, Map.of("parent leaf", EVERYONE)));

    assertThat(needed(permissions)).isEqualTo(OWNER);
    assertThat(needed(permissions, "open")).isEqualTo(OWNER);
    assertThat(needed(permissions, "leaf")).isEqualTo(EVERYONE);
  }

  @ParameterizedTest
  @CsvSource({
    "0,false,false,EVERYONE",
    "49,false,false,EVERYONE",
    "50,false,false,ROOM_MODERATOR",
    "9223372036854775807,false,false,ROOM_MODERATOR",
    "-10,true,false,MANAGEMENT",
    "0,false,true,OWNER",
    "100,true,true,OWNER",
  })
  void rankIsTheHighestThatSomebodyHas(
      long level, boolean management, boolean owner, Permission rank) {
    assertThat(new Standing(level, 50, management, owner).rank()).isEqualTo(rank);
  }
}
