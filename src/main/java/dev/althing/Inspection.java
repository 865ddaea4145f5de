package dev.althing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.check.Disk;
import dev.althing.check.Folder;
import dev.althing.check.Seen;
import dev.althing.check.Seen.Account;
import dev.althing.check.Seen.Limits;
import dev.althing.check.Seen.Server;
import dev.althing.config.HomeserverSettings.Login;
import dev.althing.config.HomeserverSettings.Remote;
import dev.althing.config.Secret;
import dev.althing.config.Settings;
import dev.althing.health.probe.Web;
import dev.althing.journal.DatabaseProblem;
import dev.althing.journal.DatabaseSettings;
import dev.althing.journal.Glance;
import dev.althing.matrix.client.MatrixError;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.SyncApi.Versions;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.client.session.Credentials;
import dev.althing.matrix.client.session.Discovery;
import dev.althing.matrix.client.session.Session;
import dev.althing.matrix.client.session.SessionStore;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import dev.althing.trouble.Causes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look at an installation from the place where the bot is to run. It only reads: with the token
 * that is stored, never by signing in or renewing.
 */
final class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PER_PAGE = Duration.ofSeconds(10);
  private static final String OVERRIDE = "/_synapse/admin/v1/users/%s/override_ratelimit";

  private final Settings settings;
  private final HttpTransport.Tools tools;
  private final RandomGenerator random;
  private final Web web;

  /** The bot's account, and who may ask in its name. */
  private record Presence(Account account, Optional<Session> session, Optional<Secret> token) {
    static Presence absent(Account account) {
      return new Presence(account, Optional.empty(), Optional.empty());
    }
  }

  /** What the bot proves itself with, and what is remembered of it. */
  private record Pass(
      Credentials credentials,
      Optional<Secret> token,
      Optional<String> expected,
      Optional<DeviceId> remembered) {}

  Inspection(Settings settings, HttpTransport.Tools tools, RandomGenerator random) {
    this.settings = settings;
    this.tools = tools;
    this.random = random;
    this.web = new Web(tools.clock(), PER_PAGE);
  }

  /** Looks; the remarks are those of whoever read the configuration. */
  Seen look(List<String> warnings) {
    var remarks = new ArrayList<>(warnings);
    remarks.addAll(settings.cannotYet());
    return settings.homeserver() instanceof Remote remote
        ? look(remarks, remote)
        : seen(
            remarks,
            new Server.None(),
            Presence.absent(new Account.Unseen()),
            Optional.empty(),
            Limits.UNKNOWN);
  }

  private Seen look(List<String> remarks, Remote remote) {
    HttpTransport transport;
    try {
      transport = await(new Discovery(tools).find(remote.address().text()));
    } catch (RuntimeException fault) {
      var away = new Server.Away(remote.address().text(), reason(fault));
      Presence nobody = Presence.absent(new Account.Unseen());
      return seen(remarks, away, nobody, Optional.empty(), Limits.UNKNOWN);
    }
    Presence presence = presence(remote.login(), transport);
    Optional<Seen.Rooms> rooms = presence.session().flatMap(this::rooms);
    Limits limits =
        presence.session().map(it -> limits(it, presence, transport.base())).orElse(Limits.UNKNOWN);
    return seen(remarks, server(transport.base()), presence, rooms, limits);
  }

  private Seen seen(
      List<String> remarks,
      Server server,
      Presence presence,
      Optional<Seen.Rooms> rooms,
      Limits limits) {
    return new Seen(remarks, folder(), database(), server, presence.account(), rooms, limits);
  }

  private Optional<Folder> folder() {
    return settings
        .storage()
        .data()
        .map(
            data -> {
              try {
                return Folder.at(data, Disk.real());
              } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
              }
            });
  }

  private Glance database() {
    try {
      return Glance.at(DatabaseSettings.of(settings.storage()));
    } catch (DatabaseProblem problem) {
      return new Glance.Broken(String.valueOf(problem.getMessage()));
    }
  }

  private Server server(URI base) {
    try {
      Instant begun = tools.clock().instant();
      Web.Page page = await(web.get(URI.create(base + "/_matrix/client/versions")));
      Instant middle = begun.plus(page.latency().dividedBy(2));
      ObjectNode answer = Json.readObject(page.body()).orElseGet(Json::object);
      var versions = new Versions(Set.copyOf(Fields.texts(answer, "versions")), Map.of());
      return new Server.There(
          base, versions.newest(), page.date().map(date -> Duration.between(middle, date)));
    } catch (RuntimeException fault) {
      return new Server.Away(base.toString(), reason(fault));
    }
  }

  private Presence presence(Login login, HttpTransport transport) {
    Optional<Pass> pass;
    try {
      SessionStore store = new SessionStore(sessionFile());
      if (login instanceof Login.Password || login instanceof Login.Kept) {
        String homeserver = transport.base().toString();
        var stored = store.glimpse(user(login), homeserver, tools.clock().instant());
        if (stored.filter(SessionStore.Glimpse::isSpent).isPresent()) {
          return Presence.absent(new Account.Spent());
        }
        pass = stored.flatMap(Inspection::pass);
      } else {
        pass = Optional.of(pass(login));
      }
      return pass.isPresent()
          ? signedIn(pass.get(), transport, store)
          : Presence.absent(
              login instanceof Login.Kept ? new Account.Nobody() : new Account.NotYet());
    } catch (RuntimeException fault) {
      return Presence.absent(new Account.Refused(reason(fault)));
    }
  }

  private static Optional<String> user(Login login) {
    return login instanceof Login.Password password
        ? Optional.of(password.user())
        : ((Login.Kept) login).user();
  }

  private static Optional<Pass> pass(SessionStore.Glimpse stored) {
    return stored
        .token()
        .map(
            token ->
                new Pass(
                    new Credentials.Token(token),
                    Optional.of(token),
                    Optional.of(stored.user()),
                    Optional.of(stored.device())));
  }

  private static Pass pass(Login login) {
    return login instanceof Login.Token given
        ? new Pass(
            new Credentials.Token(given.token()),
            Optional.of(given.token()),
            Optional.empty(),
            Optional.empty())
        : new Pass(
            new Credentials.TokenFile(((Login.TokenFile) login).file()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  private Presence signedIn(Pass pass, HttpTransport transport, SessionStore store) {
    Session session = await(Session.open(pass.credentials(), transport, store, random));
    return new Presence(
        new Account.Known(session.user(), session.device(), pass.expected(), pass.remembered()),
        Optional.of(session),
        pass.token());
  }

  private Path sessionFile() {
    return SessionStore.in(Wiring.botData(settings));
  }

  private Optional<Seen.Rooms> rooms(Session session) {
    try {
      return Optional.of(
          new RoomInspection(session.client(), tools.clock(), random)
              .look(settings.community().managementRoom()));
    } catch (RuntimeException fault) {
      LOG.warn("the rooms could not be looked at: {}", reason(fault));
      return Optional.empty();
    }
  }

  private Limits limits(Session session, Presence presence, URI base) {
    if (presence.token().isEmpty()) {
      return Limits.UNKNOWN;
    }
    try {
      URI address = URI.create(base + OVERRIDE.formatted(session.user()));
      Web.Page page = await(web.get(address, presence.token()));
      return switch (page.status()) {
        case 200 -> isLifted(page.body()) ? Limits.LIFTED : Limits.STOCK;
        case 403 -> page.body().contains("M_FORBIDDEN") ? Limits.HIDDEN : Limits.UNKNOWN;
        default -> Limits.UNKNOWN;
      };
    } catch (RuntimeException fault) {
      return Limits.UNKNOWN;
    }
  }

  private static boolean isLifted(String body) {
    return Json.readObject(body)
        .filter(answer -> answer.path("messages_per_second").isNumber())
        .filter(answer -> answer.path("messages_per_second").asInt() == 0)
        .isPresent();
  }

  private static String reason(Throwable fault) {
    Throwable bare = Causes.of(fault);
    return MatrixException.errorOf(fault)
        .map(MatrixError::describe)
        .orElseGet(() -> bare.getMessage() == null ? bare.toString() : bare.getMessage());
  }

  static <T> T await(CompletionStage<T> stage) {
    return stage
        .toCompletableFuture()
        .copy()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
