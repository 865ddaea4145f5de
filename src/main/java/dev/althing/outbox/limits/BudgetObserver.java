package dev.althing.outbox.limits;

import java.time.Duration;

/** Who wants to know how long requests wait for the homeserver's limits. */
public interface BudgetObserver {
  /** Nobody. */
  BudgetObserver NONE =
      new BudgetObserver() {
        @Override
        public void waited(Limiter limiter, Duration howLong) {}

        @Override
        public void refused(Limiter limiter) {}
      };

  /** A request got its permit after a wait that the limiter had caused. */
  void waited(Limiter limiter, Duration howLong);

  /** The homeserver refused a request because of a limit. */
  void refused(Limiter limiter);
}
