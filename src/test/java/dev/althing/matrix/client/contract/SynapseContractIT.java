package dev.althing.matrix.client.contract;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("synapse")
final class SynapseContractIT {
  private static final Host SYNAPSE = new SynapseHost();

  @Nested
  final class News extends SyncContract {
    News() {
      super(SYNAPSE);
    }
  }

  @Nested
  final class Timeline extends TimelineContract {
    Timeline() {
      super(SYNAPSE);
    }
  }

  @Nested
  final class Rooms extends RoomContract {
    Rooms() {
      super(SYNAPSE);
    }
  }

  @Nested
  final class Account extends AccountContract {
    Account() {
      super(SYNAPSE);
    }
  }

  @Nested
  final class SigningIn extends SessionContract {
    SigningIn() {
      super(SYNAPSE);
    }
  }

  @Nested
  final class Devices extends DeviceContract {
    Devices() {
      super(SYNAPSE);
    }
  }

  @Nested
  final class Signing extends SigningContract {
    Signing() {
      super(SYNAPSE);
    }
  }

  @Nested
  final class Backups extends BackupContract {
    Backups() {
      super(SYNAPSE);
    }
  }
}
