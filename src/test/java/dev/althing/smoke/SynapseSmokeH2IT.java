package dev.althing.smoke;

import dev.althing.testing.Databases;
import org.junit.jupiter.api.Tag;

@Tag("synapse")
final class SynapseSmokeH2IT extends SmokeConversation {
  SynapseSmokeH2IT() {
    super(Databases.H2);
  }
}
