package dev.althing.smoke;

import dev.althing.testing.Databases;
import org.junit.jupiter.api.Tag;

@Tag("synapse")
final class SynapseSmokePostgresqlIT extends SmokeConversation {
  SynapseSmokePostgresqlIT() {
    super(Databases.POSTGRESQL);
  }
}
