package dev.althing.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.althing.sandbox.device.DeviceId;
import dev.althing.sandbox.device.KeysUpload;
import dev.althing.sandbox.device.Signatures;
import dev.althing.sandbox.room.Nodes;
import dev.althing.sandbox.room.Pdu;
import dev.althing.sandbox.room.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final DeviceId DEVICE = new DeviceId("@a:x", "D");
  private static final List<Change> ALL =
      List.of(
          new Change.Founded("x"),
          new Change.AccountAdded("@a:x", "v"),
          new Change.PasswordSet("@a:x", "w"),
          new Change.SessionOpened(new Session("h", "@a:x", "D", 5, "r", null)),
          new Change.SessionExpired("h"),
          new Change.SessionEnded("h"),
          new Change.ProfileSet("@a:x", "m.tz", new TextNode("UTC")),
          new Change.AccountDataSet(1, "@a:x", null, "m.x", Nodes.object()),
          new Change.FilterAdded("@a:x", Nodes.object()),
          new Change.RoomAdded("!r:x", "11"),
          new Change.EventAdded(
              new Pdu(2, "!r:x", "$e", "m.x", null, "@a:x", 3, Nodes.object().put("a", 1)),
              new Transaction("@a:x", "D", "t")),
          new Change.RoomForgotten("@a:x", "!r:x"),
          new Change.AliasSet("#a:x", "!r:x", "@a:x"),
          new Change.AliasRemoved("#a:x"),
          new Change.RoomListed("!r:x", true),
          new Change.ReceiptSet("!r:x", new Receipts.Receipt(4, "@a:x", "m.read", null, "$e", 5)),
          new Change.DeviceSet(6, DEVICE, "Phone"),
          new Change.DeviceMessageSent(7, "@a:x", null, Nodes.object().put("type", "m.x")),
          new Change.DeviceMessagesReceived(DEVICE, 7),
          new Change.KeysUploaded(
              8, DEVICE, new KeysUpload(null, Nodes.object().put("a:1", "k"), Nodes.object())),
          new Change.KeyClaimed(9, DEVICE, "a:1"),
          new Change.CrossSigningSet(10, "@a:x", Nodes.object().put("master_key", "k")),
          new Change.KeySigned(
              11,
              new Signatures.Target("@a:x", "D"),
              new Signatures.Signer("@a:x", "ed25519:k"),
              "signature"),
          new Change.DeviceRemoved(12, DEVICE),
          new Change.BackupSet("@a:x", 1, null),
          new Change.BackupKeysPut("@a:x", 1, Nodes.object()),
          new Change.BackupKeysDeleted("@a:x", 1, "!r:x", null),
          new Change.MediaReserved("m", "@a:x"),
          new Change.MediaStored("m", "@a:x", "text/plain", null));

  @TempDir Path directory;

  private List<Change> replayed() {
    var found = new ArrayList<Change>();
    try (Journal journal = Journal.open(Optional.of(directory))) {
      journal.replay(found::add);
    }
    return found;
  }

  @Test
  void everyKindOfChangeIsReadBack() {
    try (Journal journal = Journal.open(Optional.of(directory))) {
      journal.replay(change -> {});
      journal.write(ALL.subList(0, 5));
      journal.write(ALL.subList(5, ALL.size()));
    }

    assertThat(replayed()).isEqualTo(ALL);
    assertThat(ALL).hasSize(Change.class.getPermittedSubclasses().length);
  }

  @Test
  void aRequestIsKeptWholeOrNotAtAll() throws Exception {
    try (Journal journal = Journal.open(Optional.of(directory))) {
      journal.replay(change -> {});
      journal.write(ALL.subList(0, 2));
      journal.write(ALL.subList(2, 6));
    }
    Path file = directory.resolve("homeserver.jsonl");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(replayed()).isEqualTo(ALL.subList(0, 2));
    assertThat(replayed()).isEqualTo(ALL.subList(0, 2));
  }

  @Test
  void aDamagedLineInTheMiddleIsNotPassedOver() throws Exception {
    try (Journal journal = Journal.open(Optional.of(directory))) {
      journal.replay(change -> {});
      journal.write(ALL.subList(0, 2));
    }
    Files.writeString(
        directory.resolve("homeserver.jsonl"), "garbage\n[]\n", StandardOpenOption.APPEND);

    assertThatThrownBy(this::replayed).isInstanceOf(java.io.UncheckedIOException.class);
  }

  @Test
  void withoutADirectoryNothingIsKept() {
    try (Journal journal = Journal.open(Optional.empty())) {
      journal.write(ALL);
      journal.replay(
          change -> {
            throw new AssertionError("nothing was kept");
          });
    }
    assertThat(directory).isEmptyDirectory();
  }
}
