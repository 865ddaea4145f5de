package dev.althing.outbox;

import java.time.Instant;
import java.util.Optional;

/** Who wants to know how much waits to be carried out. */
public interface OutboxObserver {
  /** Nobody. */
  OutboxObserver NONE =
      new OutboxObserver() {
        @Override
        public void outbox(int depth, Optional<Instant> oldest) {}

        @Override
        public void ledger(int depth, Optional<Instant> oldest) {}
      };

  /** How many events wait to be sent, and when the oldest of them was written. */
  void outbox(int depth, Optional<Instant> oldest);

  /** How many changes of state are open, and when the oldest of them was written. */
  void ledger(int depth, Optional<Instant> oldest);
}
