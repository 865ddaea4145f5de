package dev.althing.matrix.client.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class SandboxContractTest {
  private static SandboxHost sandbox;

  @BeforeAll
  static void start(@TempDir Path data) {
    sandbox = new SandboxHost(data);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Nested
  final class News extends SyncContract {
    News() {
      super(sandbox);
    }
  }

  @Nested
  final class Timeline extends TimelineContract {
    Timeline() {
      super(sandbox);
    }
  }

  @Nested
  final class Rooms extends RoomContract {
    Rooms() {
      super(sandbox);
    }
  }

  @Nested
  final class Account extends AccountContract {
    Account() {
      super(sandbox);
    }
  }

  @Nested
  final class SigningIn extends SessionContract {
    SigningIn() {
      super(sandbox);
    }
  }

  @Nested
  final class Devices extends DeviceContract {
    Devices() {
      super(sandbox);
    }
  }

  @Nested
  final class Signing extends SigningContract {
    Signing() {
      super(sandbox);
    }
  }

  @Nested
  final class Backups extends BackupContract {
    Backups() {
      super(sandbox);
    }
  }
}
