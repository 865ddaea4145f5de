package dev.althing.check;

import static dev.althing.check.Finding.fail;
import static dev.althing.check.Finding.ok;
import static dev.althing.check.Finding.warn;

import dev.althing.check.Seen.Account;
import dev.althing.check.Seen.Management;
import dev.althing.check.Seen.Place;
import dev.althing.check.Seen.Rooms;
import dev.althing.check.Seen.Server;
import dev.althing.config.Problem;
import dev.althing.journal.Glance;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that judge what was seen of an installation, from the ground up. */
public final class Rules {
  private static final long TOO_LITTLE = 100L << 20;
  private static final long LITTLE = 1L << 30;
  private static final Duration OFF = Duration.ofSeconds(30);
  private static final Duration FAR_OFF = Duration.ofMinutes(2);
  private static final int SHOWN = 20;

  private Rules() {}

  /** What a configuration that cannot be used leads to. */
  public static List<Finding> refused(List<Problem> problems) {
    return problems.stream()
        .map(
            it ->
                fail(
                    "config.wrong",
                    Map.of(
                        "where", it.where(),
                        "key", it.key(),
                        "what", it.what(),
                        "fix", it.fix())))
        .toList();
  }

  /** What was seen, judged line by line. */
  public static List<Finding> judge(Seen seen) {
    var findings = new ArrayList<Finding>();
    if (seen.remarks().isEmpty()) {
      findings.add(ok("config.well", Map.of()));
    }
    seen.remarks().forEach(it -> findings.add(warn("config.remark", Map.of("remark", it))));
    findings.addAll(seen.folder().map(Rules::folder).orElse(List.of(ok("folder.none", Map.of()))));
    findings.add(database(seen.database()));
    findings.addAll(server(seen.server()));
    account(seen.account()).ifPresent(findings::add);
    if (seen.account() instanceof Account.Known known && seen.rooms().isPresent()) {
      findings.addAll(rooms(seen.rooms().get(), known.user()));
      limits(seen, known.user()).ifPresent(findings::add);
    }
    return findings;
  }

  private static List<Finding> folder(Folder folder) {
    var findings = new ArrayList<Finding>();
    Map<String, Object> said =
        Map.of("path", folder.path().toString(), "free", folder.free() >> 20);
    if (folder.closed().isPresent()) {
      String closed = folder.closed().get().toString();
      findings.add(fail("folder.closed", Map.of("path", closed)));
    }
    if (folder.free() < TOO_LITTLE) {
      findings.add(fail("folder.full", said));
    } else if (folder.free() < LITTLE) {
      findings.add(warn("folder.tight", said));
    }
    if (folder.isOpenToOthers()) {
      findings.add(warn("folder.open", said));
    }
    if (findings.isEmpty()) {
      findings.add(ok(folder.exists() ? "folder.well" : "folder.new", said));
    }
    return findings;
  }

  private static Finding database(Glance database) {
    if (database instanceof Glance.InMemory) {
      return ok("database.memory", Map.of());
    }
    if (database instanceof Glance.Missing missing) {
      return ok("database.new", Map.of("place", missing.place()));
    }
    if (database instanceof Glance.InUse used) {
      return ok("database.used", Map.of("place", used.place()));
    }
    if (database instanceof Glance.Schema schema) {
      return schema(schema);
    }
    String reason = ((Glance.Broken) database).reason();
    int end = reason.indexOf("; ");
    return end < 0
        ? fail("database.fault", Map.of("what", reason))
        : fail(
            "database.broken",
            Map.of("what", reason.substring(0, end), "fix", reason.substring(end + 2)));
  }

  private static Finding schema(Glance.Schema schema) {
    Map<String, Object> said =
        Map.of(
            "place", schema.place(),
            "product", schema.product(),
            "found", schema.found(),
            "known", schema.known());
    if (schema.found() > schema.known()) {
      return fail("database.newer", said);
    }
    if (schema.found() < schema.known() && !schema.mayMakeTables()) {
      return fail("database.closed", said);
    }
    return ok(schema.found() < schema.known() ? "database.older" : "database.well", said);
  }

  private static List<Finding> server(Server server) {
    if (server instanceof Server.None) {
      return List.of(ok("server.none", Map.of()));
    }
    if (server instanceof Server.Away away) {
      return List.of(
          fail("server.away", Map.of("address", away.address(), "reason", away.reason())));
    }
    var there = (Server.There) server;
    return List.of(
        ok("server.well", Map.of("address", there.address(), "newest", there.newest())),
        there.ahead().map(Rules::clock).orElseGet(() -> warn("clock.unseen", Map.of())));
  }

  private static Finding clock(Duration ahead) {
    Map<String, Object> said =
        Map.of("seconds", ahead.abs().toSeconds(), "way", ahead.isNegative() ? "ahead" : "behind");
    if (ahead.abs().compareTo(OFF) <= 0) {
      return ok("clock.well", said);
    }
    return ahead.abs().compareTo(FAR_OFF) < 0 ? warn("clock.off", said) : fail("clock.off", said);
  }

  private static Optional<Finding> account(Account account) {
    if (account instanceof Account.Unseen) {
      return Optional.empty();
    }
    if (account instanceof Account.NotYet) {
      return Optional.of(warn("account.not-yet", Map.of()));
    }
    if (account instanceof Account.Nobody) {
      return Optional.of(fail("account.nobody", Map.of()));
    }
    if (account instanceof Account.Spent) {
      return Optional.of(warn("account.spent", Map.of()));
    }
    if (account instanceof Account.Refused refused) {
      return Optional.of(fail("account.refused", Map.of("reason", refused.reason())));
    }
    return Optional.of(known((Account.Known) account));
  }

  private static Finding known(Account.Known known) {
    String user = known.user().value();
    Optional<String> other =
        known
            .expected()
            .filter(name -> !name.equals(user) && !name.equals(known.user().localpart()));
    if (other.isPresent()) {
      return fail("account.other", Map.of("user", user, "expected", other.get()));
    }
    if (known.device().isEmpty()) {
      return warn("account.no-device", Map.of("user", user));
    }
    String device = known.device().get().value();
    Optional<String> before =
        known.remembered().map(it -> it.value()).filter(it -> !it.equals(device));
    return before
        .map(it -> warn("account.moved", Map.of("user", user, "device", device, "before", it)))
        .orElseGet(() -> ok("account.well", Map.of("user", user, "device", device)));
  }

  private static List<Finding> rooms(Rooms rooms, UserId user) {
    var findings = new ArrayList<Finding>();
    management(rooms.management(), user).ifPresent(findings::add);
    var weak = new ArrayList<Finding>();
    for (Place place : rooms.rooms()) {
      room(place, user).ifPresent(weak::add);
    }
    int trouble = weak.size();
    findings.addAll(weak.subList(0, Math.min(SHOWN, trouble)));
    if (trouble > SHOWN) {
      findings.add(warn("rooms.more", Map.of("count", trouble - SHOWN)));
    }
    if (rooms.unseen() > 0) {
      findings.add(warn("rooms.unseen", Map.of("count", rooms.unseen())));
    }
    if (trouble == 0) {
      findings.add(ok("rooms.well", Map.of("count", rooms.rooms().size())));
    }
    return findings;
  }

  private static Optional<Finding> management(Management management, UserId user) {
    if (management instanceof Management.Unnamed) {
      return Optional.empty(); // the configuration's remarks say it
    }
    if (management instanceof Management.Unknown unknown) {
      return Optional.of(fail("management.unknown", Map.of("room", unknown.name())));
    }
    if (management instanceof Management.Absent absent) {
      return Optional.of(
          fail("management.absent", Map.of("room", absent.name(), "user", user.value())));
    }
    var joined = (Management.Joined) management;
    if (joined.place().isEncrypted()) {
      return Optional.of(fail("management.encrypted", Map.of("room", joined.name())));
    }
    Rights rights = Rights.toSpeak(joined.place(), user);
    return Optional.of(
        rights.lacking().isEmpty()
            ? ok("management.well", Map.of("room", joined.name()))
            : fail("rooms.weak", weakness(joined.name(), rights, user)));
  }

  private static Optional<Finding> room(Place place, UserId user) {
    String name = place.name().map(it -> it + " (" + place.id() + ")").orElse(place.id().value());
    if (place.isEncrypted()) {
      return Optional.of(warn("rooms.encrypted", Map.of("room", name)));
    }
    Rights rights = Rights.in(place, user);
    return rights.lacking().isEmpty()
        ? Optional.empty()
        : Optional.of(warn("rooms.weak", weakness(name, rights, user)));
  }

  private static Map<String, Object> weakness(String room, Rights rights, UserId user) {
    return Map.of(
        "room", room,
        "lacking", rights.lacking(),
        "own", Long.toString(rights.own()),
        "needed", Long.toString(rights.needed()),
        "user", user.value());
  }

  private static Optional<Finding> limits(Seen seen, UserId user) {
    if (!(seen.server() instanceof Server.There there)) {
      return Optional.empty();
    }
    String call =
        "curl -X POST -H 'Authorization: Bearer ADMIN_TOKEN'"
            + " -d '{\"messages_per_second\":0,\"burst_count\":0}'"
            + " '%s/_synapse/admin/v1/users/%s/override_ratelimit'"
                .formatted(there.address(), user);
    Map<String, Object> said = Map.of("call", call);
    return switch (seen.limits()) {
      case UNKNOWN -> Optional.empty();
      case HIDDEN -> Optional.of(ok("limits.hidden", said));
      case STOCK -> Optional.of(warn("limits.stock", said));
      case LIFTED -> Optional.of(ok("limits.lifted", said));
    };
  }

  /** Whether the bot runs like this. */
  public static boolean isFit(List<Finding> findings) {
    return findings.stream().noneMatch(it -> it.level() == Finding.Level.FAIL);
  }
}
