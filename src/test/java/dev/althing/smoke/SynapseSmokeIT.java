package dev.althing.smoke;

import dev.althing.testing.Databases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("synapse")
final class SynapseSmokeIT {
  @Nested
  final class OnH2 extends SmokeConversation {
    OnH2() {
      super(Databases.H2);
    }
  }

  @Nested
  final class OnPostgresql extends SmokeConversation {
    OnPostgresql() {
      super(Databases.POSTGRESQL);
    }
  }
}
