package dev.althing.feature.welcome.premises;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Links;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.outbox.RoomStateView;
import dev.althing.spi.RoomReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Finds the rooms behind a place's doors, and what they are called. */
public final class Targets {
  private static final Set<String> RESTRICTED = Set.of("restricted", "knock_restricted");

  /**
   * The rooms behind doors.
   *
   * @param missing what the operator named and is not there
   */
  public record Found(List<Target> targets, List<RoomReference> missing) {
    /** Copies the lists. */
    public Found {
      targets = List.copyOf(targets);
      missing = List.copyOf(missing);
    }

    /** Those that are invited to. */
    public List<Target> invites() {
      return targets.stream().filter(target -> !target.isLink()).toList();
    }

    /** Those that there are links to. */
    public List<Target> links() {
      return targets.stream().filter(Target::isLink).toList();
    }
  }

  private final Premises premises;
  private final RoomStateView rooms;
  private final Supplier<UserId> self;

  /** The rooms of these premises. */
  public Targets(Premises premises, RoomStateView rooms, Supplier<UserId> self) {
    this.premises = premises;
    this.rooms = rooms;
    this.self = self;
  }

  /** The rooms behind the doors with these keys, in their order. */
  public CompletionStage<Found> behind(HouseSettings house, List<String> keys) {
    List<RoomReference> named = house.entrance().behind(keys);
    List<CompletableFuture<Optional<Target>>> all =
        named.stream().map(one -> target(house, one).toCompletableFuture()).toList();
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(done -> found(named, all.stream().map(CompletableFuture::join).toList()));
  }

  private static Found found(List<RoomReference> named, List<Optional<Target>> all) {
    List<Target> targets = new ArrayList<>();
    List<RoomReference> missing = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      RoomReference reference = named.get(i);
      all.get(i).ifPresentOrElse(targets::add, () -> missing.add(reference));
    }
    return new Found(targets, missing);
  }

  private CompletionStage<Optional<Target>> target(HouseSettings house, RoomReference named) {
    return premises
        .find(named)
        .thenCompose(
            room ->
                room.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : target(house, named, room.get()).thenApply(Optional::of));
  }

  private CompletionStage<Target> target(HouseSettings house, RoomReference named, RoomId room) {
    return name(named, room)
        .thenCombine(
            isLink(house, room),
            (name, isLink) -> new Target(named, room, name, isLink, List.of(self.get().server())));
  }

  /** What a room is called, or else how it was named. */
  public CompletionStage<String> name(RoomReference named, RoomId room) {
    return rooms
        .state(room, "m.room.name", "")
        .thenApply(
            content ->
                content
                    .flatMap(it -> Fields.text(it, "name"))
                    .filter(text -> !text.isBlank())
                    .map(Targets::short80)
                    .orElse(named.target()));
  }

  private static String short80(String name) {
    return name.codePointCount(0, name.length()) > 80
        ? name.substring(0, name.offsetByCodePoints(0, 80)) + "…"
        : name;
  }

  private CompletionStage<Boolean> isLink(HouseSettings house, RoomId room) {
    if (house.entrance().links() != Links.WHERE_OPEN) {
      return CompletableFuture.completedFuture(house.entrance().links() == Links.ALWAYS);
    }
    return rooms
        .state(room, "m.room.join_rules", "")
        .thenCombine(
            premises.find(house.room()),
            (rules, watched) -> rules.filter(it -> isOpen(it, watched)).isPresent());
  }

  private static boolean isOpen(ObjectNode rules, Optional<RoomId> watched) {
    String rule = Fields.text(rules, "join_rule").orElse("");
    return rule.equals("public")
        || (RESTRICTED.contains(rule)
            && StreamSupport.stream(rules.path("allow").spliterator(), false)
                .flatMap(allow -> Fields.text(allow, "room_id").stream())
                .anyMatch(id -> watched.filter(room -> room.value().equals(id)).isPresent()));
  }
}
