package dev.althing.health.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.health.Health;
import dev.althing.health.probe.Web.Page;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A homeserver as others find it by its name: the two {@code .well-known} files, and what answers
 * where other servers are sent. Records of the DNS (SRV) are not asked.
 */
public final class Outside {
  private static final String CLIENT_FILE = "/.well-known/matrix/client";
  private static final String SERVER_FILE = "/.well-known/matrix/server";
  private static final String VERSION = "/_matrix/federation/v1/version";
  private static final int FEDERATION_PORT = 8448;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Web web;
  private final URI origin;
  private final boolean isFinal;

  /**
   * A homeserver whose files are at an address.
   *
   * @param isFinal whether its name says the port, so that it is where it is
   */
  Outside(Web web, URI origin, boolean isFinal) {
    this.web = web;
    this.origin = origin;
    this.isFinal = isFinal;
  }

  private static boolean hasPort(String place) {
    return place.matches(".*:\\d{1,5}");
  }

  /** The homeserver of that name. */
  public static Outside of(String serverName, Web web) {
    return new Outside(web, URI.create("https://" + serverName), hasPort(serverName));
  }

  /** What clients read. */
  CompletionStage<Health> clientFile() {
    return web.get(at(origin, CLIENT_FILE)).thenApply(page -> file(page, Outside::clientTarget));
  }

  /** What other servers read. */
  CompletionStage<Health> serverFile() {
    return isFinal
        ? CompletableFuture.completedFuture(Health.ok("not needed, as the name says the port"))
        : web.get(at(origin, SERVER_FILE)).thenApply(page -> file(page, Outside::serverTarget));
  }

  /** What answers to other servers. */
  public CompletionStage<Health> federation() {
    return target()
        .thenCompose(base -> web.get(at(base, VERSION)))
        .thenApply(page -> version(page).after(page.latency()));
  }

  private CompletionStage<URI> target() {
    if (isFinal) {
      return CompletableFuture.completedFuture(origin);
    }
    return web.get(at(origin, SERVER_FILE))
        .thenApply(page -> page.status() == OK ? read(page, Outside::serverTarget) : none())
        .exceptionally(failure -> none())
        .thenApply(named -> base(named.orElse(origin.getHost() + ":" + FEDERATION_PORT)));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private URI base(String place) {
    String whole = hasPort(place) ? place : place + ":" + FEDERATION_PORT;
    return URI.create(origin.getScheme() + "://" + whole);
  }

  private interface Member {
    Optional<String> of(ObjectNode file);
  }

  private static Health file(Page page, Member target) {
    return said(page, target).after(page.latency());
  }

  private static Health said(Page page, Member target) {
    if (page.isRedirect()) {
      return Trouble.elsewhere(page);
    }
    if (page.status() == NOT_FOUND) {
      return Health.ok("there is none, so the name itself is asked");
    }
    if (page.status() != OK) {
      return Trouble.error(page);
    }
    return read(page, target)
        .map(place -> Health.ok("leads to " + place))
        .orElseGet(() -> Health.degraded("names no homeserver"));
  }

  private static Optional<String> read(Page page, Member target) {
    return Json.readObject(page.body()).flatMap(target::of);
  }

  private static Optional<String> clientTarget(ObjectNode file) {
    return Fields.text(file.path("m.homeserver"), "base_url")
        .filter(url -> url.matches("https?://[A-Za-z0-9.\\-\\[\\]:]{1,255}(/[!-~]{0,200})?"));
  }

  private static Optional<String> serverTarget(ObjectNode file) {
    return Fields.text(file, "m.server")
        .filter(
            place -> place.matches("([A-Za-z0-9.-]{1,255}|\\[[0-9a-fA-F:.]{2,45}])(:\\d{1,5})?"));
  }

  private static Health version(Page page) {
    if (page.status() != OK) {
      return Trouble.error(page);
    }
    return Json.readObject(page.body())
        .map(answer -> answer.path("server"))
        .flatMap(
            server ->
                Fields.text(server, "name")
                    .map(name -> name + " " + Fields.text(server, "version").orElse("")))
        .map(Health::ok)
        .orElseGet(() -> Health.degraded("what answers is no homeserver"));
  }

  private static URI at(URI base, String path) {
    return URI.create(base + path);
  }
}
