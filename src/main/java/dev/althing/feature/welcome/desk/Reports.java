package dev.althing.feature.welcome.desk;

import dev.althing.config.feature.HouseSettings;
import dev.althing.config.feature.HouseSettings.Door;
import dev.althing.feature.welcome.house.House;
import dev.althing.feature.welcome.newcomer.Newcomer;
import dev.althing.feature.welcome.premises.Access;
import dev.althing.feature.welcome.premises.Target;
import dev.althing.feature.welcome.premises.Targets;
import dev.althing.feature.welcome.reception.Funnel;
import dev.althing.feature.welcome.reception.GuestId;
import dev.althing.feature.welcome.reception.Hospitality;
import dev.althing.matrix.id.RoomId;
import dev.althing.spi.Reply;
import dev.althing.spi.RoomReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What moderators are shown: what is watched, how somebody stands, how many came how far. */
public final class Reports {
  private final Hospitality inn;
  private final Access access;
  private final Funnel funnel;

  /** Reports about these places. */
  public Reports(Hospitality inn, Access access, Funnel funnel) {
    this.inn = inn;
    this.access = access;
    this.funnel = funnel;
  }

  CompletionStage<Reply> stats(HouseSettings house, Duration span, CommandView view) {
    return funnel
        .since(house.name(), inn.now().minus(span))
        .thenCombine(
            inn.name(house), (counts, place) -> Reply.text(view.stats(place, span, counts)));
  }

  CompletionStage<Reply> status(List<HouseSettings> houses, CommandView view) {
    CompletionStage<List<String>> parts = CompletableFuture.completedFuture(List.of());
    for (HouseSettings house : houses) {
      parts = parts.thenCombine(status(house, view), Reports::with);
    }
    return parts.thenApply(all -> Reply.text(String.join("\n\n", all)));
  }

  private CompletionStage<String> status(HouseSettings house, CommandView view) {
    return inn.premises()
        .find(house.room())
        .thenCompose(
            room ->
                room.isEmpty()
                    ? CompletableFuture.completedFuture(
                        view.status(house, house.room().target())
                            + "\n"
                            + view.missing(house.room()))
                    : status(house, room.get(), view));
  }

  private CompletionStage<String> status(HouseSettings house, RoomId room, CommandView view) {
    CompletionStage<List<String>> lines =
        access
            .isIn(room)
            .thenCombine(
                inn.targets().name(house.room(), room),
                (isIn, name) ->
                    isIn
                        ? List.of(view.status(house, name))
                        : List.of(view.status(house, name), view.away()));
    return lines
        .thenCombine(
            inn.book().of(house.name()), (before, state) -> with(before, state, house, view))
        .thenCombine(doors(house, view), Reports::withAll)
        .thenApply(all -> String.join("\n", all));
  }

  private List<String> with(
      List<String> before, House.State state, HouseSettings house, CommandView view) {
    List<String> all = new ArrayList<>(before);
    state
        .pause()
        .ifPresent(
            pause -> all.add(view.pausedBy(pause.by(), Duration.between(pause.at(), inn.now()))));
    all.add(view.textSource(state.text().isPresent(), house.text().isPresent()));
    return all;
  }

  private CompletionStage<List<String>> doors(HouseSettings house, CommandView view) {
    CompletionStage<List<String>> lines = CompletableFuture.completedFuture(List.of());
    for (Door door : house.entrance().doors()) {
      lines = lines.thenCombine(door(house, door, view), Reports::with);
    }
    return lines;
  }

  private CompletionStage<String> door(HouseSettings house, Door door, CommandView view) {
    return inn.targets()
        .behind(house, List.of(door.key()))
        .thenCompose(found -> door(door, found, view));
  }

  private CompletionStage<String> door(Door door, Targets.Found found, CommandView view) {
    CompletionStage<List<String>> rooms = CompletableFuture.completedFuture(List.of());
    for (Target target : found.targets()) {
      rooms =
          rooms.thenCombine(
              access.of(target).thenApply(level -> view.room(target, level)), Reports::with);
    }
    return rooms.thenApply(
        all -> {
          List<String> lines = new ArrayList<>(List.of(view.door(door.key(), all)));
          found.missing().forEach(missing -> lines.add(view.missing(missing)));
          return String.join("\n", lines);
        });
  }

  CompletionStage<Reply> guest(GuestId guest, HouseSettings house, CommandView view) {
    return inn.book()
        .of(guest)
        .thenCompose(
            newcomer ->
                names(newcomer)
                    .thenCombine(
                        inn.name(house),
                        (names, place) ->
                            Reply.text(
                                view.guest(guest.person(), place, newcomer, names, inn.now()))));
  }

  private CompletionStage<Map<RoomId, String>> names(Newcomer newcomer) {
    List<RoomId> rooms = new ArrayList<>(newcomer.rooms().keySet());
    newcomer.knocks().keySet().stream().filter(room -> !rooms.contains(room)).forEach(rooms::add);
    CompletionStage<Map<RoomId, String>> names =
        CompletableFuture.completedFuture(new LinkedHashMap<>());
    for (RoomId room : rooms) {
      RoomReference named = new RoomReference(room.value(), List.of());
      names =
          names.thenCombine(
              inn.targets().name(named, room),
              (before, name) -> {
                before.put(room, name);
                return before;
              });
    }
    return names;
  }

  private static <T> List<T> with(List<T> before, T one) {
    return withAll(before, List.of(one));
  }

  private static <T> List<T> withAll(List<T> before, List<T> more) {
    List<T> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }
}
