package dev.althing.outbox.reads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.althing.matrix.id.UserId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The time zones that people put into their profiles ({@code m.tz}), else the community's. */
public final class ProfileZones implements Zones {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Reads reads;
  private final ZoneId otherwise;

  /** What profiles say, or else this zone. */
  public ProfileZones(Reads reads, ZoneId otherwise) {
    this.reads = reads;
    this.otherwise = otherwise;
  }

  @Override
  public CompletionStage<ZoneId> of(UserId person) {
    return reads
        .profileField(person, "m.tz")
        .thenApply(this::zone)
        .toCompletableFuture()
        .copy()
        .completeOnTimeout(otherwise, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(fault -> otherwise);
  }

  private ZoneId zone(Optional<JsonNode> field) {
    try {
      return field
          .filter(JsonNode::isTextual)
          .map(name -> ZoneId.of(name.textValue()))
          .orElse(otherwise);
    } catch (DateTimeException noZone) {
      return otherwise;
    }
  }
}
