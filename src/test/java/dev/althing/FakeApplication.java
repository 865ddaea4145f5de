package dev.althing;

import dev.althing.check.Seen;
import dev.althing.config.HomeserverSettings;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.Settings;
import dev.althing.imports.Imported;
import dev.althing.journal.Glance;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.UserId;
import dev.althing.start.Application;
import dev.althing.start.Running;
import dev.althing.start.SignedIn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An application that starts at once unless told otherwise, does nothing and stops when it is told
 * to.
 */
final class FakeApplication implements Application {
  final List<String> started = new ArrayList<>();
  final CompletableFuture<Void> ended = new CompletableFuture<>();
  final CompletableFuture<Void> stopped = new CompletableFuture<>();
  CompletableFuture<Void> mayStart = CompletableFuture.completedFuture(null);
  boolean stopsAtOnce = true;
  @Nullable RuntimeException fault;
  @Nullable Login entered;
  Imported imported =
      new Imported.Counted(
          false, new Imported.Tally(0, 0), new Imported.Tally(0, 0), new Imported.Tally(0, 0));
  Seen seen =
      new Seen(
          List.of(),
          Optional.empty(),
          new Glance.InMemory(),
          new Seen.Server.None(),
          new Seen.Account.Unseen(),
          Optional.empty(),
          Seen.Limits.UNKNOWN);

  @Override
  public Running bot(Settings settings) {
    return start("bot");
  }

  @Override
  public Running sandbox(Settings settings) {
    return start("sandbox");
  }

  @Override
  public SignedIn signIn(Settings settings, HomeserverSettings.Remote homeserver) {
    started.add("sign-in at " + homeserver.address().text());
    if (fault != null) {
      throw fault;
    }
    entered = homeserver.login();
    return new SignedIn(
        new UserId("@althing:example.org"), new DeviceId("DEVICE"), Path.of("bot/session.json"));
  }

  @Override
  public Seen look(Settings settings, List<String> warnings) {
    return seen;
  }

  @Override
  public Imported importGames(Settings settings, Path file, boolean applies) {
    started.add((applies ? "import of " : "trial of ") + file);
    if (fault != null) {
      throw fault;
    }
    return imported;
  }

  private Running start(String what) {
    started.add(what);
    mayStart.join();
    if (fault != null) {
      throw fault;
    }
    return new Running() {
      @Override
      public List<String> greeting() {
        return List.of("The " + what + " is up.");
      }

      @Override
      public CompletionStage<Void> stop() {
        if (stopsAtOnce) {
          stopped.complete(null);
        }
        return stopped;
      }

      @Override
      public CompletionStage<Void> ended() {
        return ended;
      }
    };
  }
}
