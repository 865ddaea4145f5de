package dev.althing.journal.outage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database is there, as learned from the work that is done on it. */
public final class Availability {
  private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

  private final InstantSource clock;
  private final List<Consumer<Optional<Outage>>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Outage outage;
  private volatile Instant backSince;

  /** Of a database that is there at first. */
  public Availability(InstantSource clock) {
    this.clock = clock;
    this.backSince = clock.instant();
  }

  /** Whether it has been there for that long. */
  public boolean isSettled(Duration time) {
    return outage == null && !clock.instant().isBefore(backSince.plus(time));
  }

  /** The outage that lasts now. */
  public Optional<Outage> outage() {
    return Optional.ofNullable(outage);
  }

  /** Tells of an outage when one begins, and of none when it is over. */
  public void listen(Consumer<Optional<Outage>> listener) {
    listeners.add(listener);
  }

  /** Says that it was missed; true when that is news. */
  public boolean away(String reason) {
    Outage begun;
    synchronized (this) {
      if (outage != null) {
        return false;
      }
      begun = new Outage(clock.instant(), reason);
      outage = begun;
    }
    LOG.warn("the database is away: {}", reason);
    tell(Optional.of(begun));
    return true;
  }

  /** Says that it answered. */
  public void back() {
    if (outage == null) {
      return;
    }
    synchronized (this) {
      if (outage == null) {
        return;
      }
      backSince = clock.instant();
      outage = null;
    }
    LOG.info("the database is back");
    tell(Optional.empty());
  }

  private void tell(Optional<Outage> now) {
    for (Consumer<Optional<Outage>> listener : listeners) {
      try {
        listener.accept(now);
      } catch (RuntimeException e) {
        LOG.error("a listener of the database failed", e);
      }
    }
  }
}
