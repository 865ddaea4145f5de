package dev.althing.feature.welcome.newcomer;

import dev.althing.effect.Cause;
import dev.althing.feature.welcome.Welcome;
import dev.althing.journal.event.GoldenFiles;
import dev.althing.journal.event.JournalFamily;
import dev.althing.journal.event.Recorded;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class NewcomerGoldenFilesTest extends GoldenFiles {
  private static final Instant AT = Instant.parse("2027-01-31T09:00:00Z");
  private static final Instant DUE = Instant.parse("2027-01-31T09:00:01.500Z");
  private static final Cause JOIN = new Cause("event:$join/welcome/WATCHED");
  private static final Cause REACTION = new Cause("event:$reaction");
  private static final Cause WOKEN =
      new Cause("agenda:welcome|home|@ann:example.org/greet@1801386000000");
  private static final RoomId HALL = new RoomId("!hall:example.org");
  private static final UserId MODERATOR = new UserId("@mod:example.org");

  @Override
  protected JournalFamily family() {
    return Welcome.FAMILIES.get(0);
  }

  @Override
  protected Map<String, Object> expected() {
    Map<String, Object> all = new HashMap<>();
    put(all, "passed-over", JOIN, new NewcomerEvent.PassedOver(AT));
    put(all, "greeted", JOIN, new NewcomerEvent.Greeted(AT, true));
    put(all, "went", JOIN, new NewcomerEvent.Went(AT, true));
    put(all, "returned", JOIN, new NewcomerEvent.Returned(AT));
    put(
        all,
        "imported",
        new Cause("once:import:welcome:home|@ann:example.org"),
        new NewcomerEvent.Imported(AT, true));
    told(all);
    answered(all);
    rooms(all);
    return all;
  }

  private static void told(Map<String, Object> all) {
    RoomId direct = new RoomId("!direct:example.org");
    put(all, "delivered", WOKEN, new NewcomerEvent.Delivered(direct));
    put(
        all,
        "unreachable",
        WOKEN,
        new NewcomerEvent.Unreachable(Optional.empty(), "M_INVITE_BLOCKED"));
    put(all, "reminded", WOKEN, new NewcomerEvent.Reminded(AT));
    put(all, "hinted", REACTION, new NewcomerEvent.Hinted(AT));
  }

  private static void answered(Map<String, Object> all) {
    put(all, "asked", REACTION, new NewcomerEvent.Asked(List.of("✅"), AT));
    put(all, "answered-wrongly", REACTION, new NewcomerEvent.AnsweredWrongly(2, AT));
    put(
        all,
        "accepted",
        REACTION,
        new NewcomerEvent.Accepted(List.of("✅", "🎮"), DUE, true, Optional.of(MODERATOR)));
    put(all, "turned-away", REACTION, new NewcomerEvent.TurnedAway(MODERATOR));
  }

  private static void rooms(Map<String, Object> all) {
    RoomId twelve = new RoomId("!aRoomOfVersion12HasNoDomain");
    RoomId open = new RoomId("!open:example.org");
    put(
        all,
        "invited",
        WOKEN,
        new NewcomerEvent.Invited(DUE, List.of(HALL, twelve), List.of(open)));
    put(all, "invite-dropped", WOKEN, new NewcomerEvent.InviteDropped(HALL));
    put(all, "invite-failed", WOKEN, new NewcomerEvent.InviteFailed(HALL, "M_FORBIDDEN"));
    put(all, "room-entered", JOIN, new NewcomerEvent.RoomEntered(HALL, true));
    put(all, "room-left", JOIN, new NewcomerEvent.RoomLeft(HALL, Admission.DECLINED));
    put(all, "knocked", JOIN, new NewcomerEvent.Knocked(HALL, AT));
    put(
        all,
        "knock-decided",
        REACTION,
        new NewcomerEvent.KnockDecided(HALL, false, Optional.of(MODERATOR)));
  }

  private static void put(Map<String, Object> all, String name, Cause cause, NewcomerEvent event) {
    all.put(name + ".v1.json", new Recorded<>(cause, event));
  }
}
