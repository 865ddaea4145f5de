package dev.althing.matrix.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.UserId;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the homeserver is, who we are to it, and what is new. */
public interface SyncApi {
  /** The specification versions and unstable features the homeserver announces. */
  CompletionStage<Versions> versions();

  /** The account and device behind the access token. */
  CompletionStage<Whoami> whoami();

  /** Stores a sync filter; answers its id. */
  CompletionStage<String> uploadFilter(ObjectNode filter);

  /**
   * Waits for news and hands the answer over while it arrives; cancelling the future ends the poll.
   */
  <T> CompletableFuture<T> sync(SyncRequest request, BodyReader<T> reader);

  /** The answer to {@code /versions}. */
  record Versions(Set<String> versions, Map<String, Boolean> unstable) {
    /** Copies both. */
    public Versions {
      versions = Set.copyOf(versions);
      unstable = Map.copyOf(unstable);
    }

    /** The newest version of the specification among them. */
    public String newest() {
      return versions.stream()
          .max(Comparator.comparing(Versions::isStable).thenComparing(Versions::minor))
          .orElse("no version");
    }

    private static boolean isStable(String version) {
      return version.matches("v1\\.\\d{1,4}");
    }

    private static int minor(String version) {
      return isStable(version) ? Integer.parseInt(version.substring("v1.".length())) : 0;
    }
  }

  /** The answer to {@code /whoami}; an application service's or hand-made token has no device. */
  record Whoami(UserId user, Optional<DeviceId> device) {}

  /**
   * One question to {@code /sync}.
   *
   * @param since the token to continue from; empty for the first sync ever
   * @param filter a filter's id, or a filter as JSON
   * @param patience how long the homeserver may wait for news
   * @param fullState whether all state is wanted, not only what changed
   */
  record SyncRequest(
      Optional<String> since, Optional<String> filter, Duration patience, boolean fullState) {
    /** Checks the patience. */
    public SyncRequest {
      if (patience.isNegative()) {
        throw new IllegalArgumentException("a sync cannot wait " + patience);
      }
    }
  }
}
