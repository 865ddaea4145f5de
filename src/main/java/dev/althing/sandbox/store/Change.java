package dev.althing.sandbox.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.CrossSigning;
import dev.althing.sandbox.device.DeviceId;
import dev.althing.sandbox.device.KeysUpload;
import dev.althing.sandbox.device.Signatures;
import dev.althing.sandbox.room.Pdu;
import dev.althing.sandbox.room.Transaction;
import org.jspecify.annotations.Nullable;

/** One thing that changed on the homeserver; the journal is a list of these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Change.Founded.class, name = "founded"),
  @JsonSubTypes.Type(value = Change.AccountAdded.class, name = "account"),
  @JsonSubTypes.Type(value = Change.PasswordSet.class, name = "password"),
  @JsonSubTypes.Type(value = Change.SessionOpened.class, name = "session"),
  @JsonSubTypes.Type(value = Change.SessionEnded.class, name = "session-ended"),
  @JsonSubTypes.Type(value = Change.SessionExpired.class, name = "session-expired"),
  @JsonSubTypes.Type(value = Change.ProfileSet.class, name = "profile"),
  @JsonSubTypes.Type(value = Change.AccountDataSet.class, name = "account-data"),
  @JsonSubTypes.Type(value = Change.FilterAdded.class, name = "filter"),
  @JsonSubTypes.Type(value = Change.RoomAdded.class, name = "room"),
  @JsonSubTypes.Type(value = Change.EventAdded.class, name = "event"),
  @JsonSubTypes.Type(value = Change.RoomForgotten.class, name = "forgotten"),
  @JsonSubTypes.Type(value = Change.AliasSet.class, name = "alias"),
  @JsonSubTypes.Type(value = Change.AliasRemoved.class, name = "alias-removed"),
  @JsonSubTypes.Type(value = Change.RoomListed.class, name = "listed"),
  @JsonSubTypes.Type(value = Change.ReceiptSet.class, name = "receipt"),
  @JsonSubTypes.Type(value = Change.DeviceSet.class, name = "device"),
  @JsonSubTypes.Type(value = Change.DeviceRemoved.class, name = "device-removed"),
  @JsonSubTypes.Type(value = Change.DeviceMessageSent.class, name = "to-device"),
  @JsonSubTypes.Type(value = Change.DeviceMessagesReceived.class, name = "to-device-received"),
  @JsonSubTypes.Type(value = Change.KeysUploaded.class, name = "keys"),
  @JsonSubTypes.Type(value = Change.KeyClaimed.class, name = "key-claimed"),
  @JsonSubTypes.Type(value = Change.CrossSigningSet.class, name = "cross-signing"),
  @JsonSubTypes.Type(value = Change.KeySigned.class, name = "key-signed"),
  @JsonSubTypes.Type(value = Change.BackupSet.class, name = "backup"),
  @JsonSubTypes.Type(value = Change.BackupKeysPut.class, name = "backup-keys"),
  @JsonSubTypes.Type(value = Change.BackupKeysDeleted.class, name = "backup-keys-deleted"),
  @JsonSubTypes.Type(value = Change.MediaReserved.class, name = "media-reserved"),
  @JsonSubTypes.Type(value = Change.MediaStored.class, name = "media"),
})
public sealed interface Change {
  /** Brings the change about in memory; the same live and at replay. */
  void applyTo(Homeserver server);

  /** The journal belongs to this server name. */
  record Founded(String serverName) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.requireName(serverName);
    }
  }

  /** Somebody has an account. */
  record AccountAdded(String userId, String verifier) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.accounts().add(new Account(userId, verifier));
    }
  }

  /** An account has another password. */
  record PasswordSet(String userId, String verifier) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.accounts().require(userId).verifier(verifier);
    }
  }

  /** A device has a new access token. */
  record SessionOpened(Session session) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.sessions().add(session);
      server.keys().devices().add(session.device());
    }
  }

  /** An access token and its refresh token are gone. */
  record SessionEnded(String tokenHash) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.sessions().remove(tokenHash);
    }
  }

  /** An access token is no longer accepted, while its device stays. */
  record SessionExpired(String tokenHash) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.sessions().markExpired(tokenHash);
    }
  }

  /** A field of a profile has a value, or none. */
  record ProfileSet(String userId, String field, @Nullable JsonNode value) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.accounts().require(userId).profile(field, value);
    }
  }

  /** Account data of a type, global when there is no room. */
  record AccountDataSet(
      long position, String userId, @Nullable String roomId, String type, ObjectNode content)
      implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.advance(position);
      server.accounts().require(userId).data(this);
      server.touchUser(userId);
    }
  }

  /** A filter that was uploaded. */
  record FilterAdded(String userId, ObjectNode filter) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.accounts().require(userId).addFilter(filter);
    }
  }

  /** A room without events. */
  record RoomAdded(String roomId, String version) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.rooms().add(roomId, version);
    }
  }

  /** An event was accepted. */
  record EventAdded(Pdu pdu, @Nullable Transaction transaction) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.advance(pdu.position());
      server.rooms().append(pdu, transaction);
      server.touchRoom(pdu.roomId(), pdu.stateKey());
    }
  }

  /** Somebody who left does not want to see the room any more. */
  record RoomForgotten(String userId, String roomId) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.rooms().forget(userId, roomId);
    }
  }

  /** An alias points to a room. */
  record AliasSet(String alias, String roomId, String creator) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.directory().add(alias, roomId, creator);
    }
  }

  /** An alias is gone. */
  record AliasRemoved(String alias) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.directory().remove(alias);
    }
  }

  /** A room is in the public list, or not. */
  record RoomListed(String roomId, boolean listed) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.directory().list(roomId, listed);
    }
  }

  /** Somebody read up to an event. */
  record ReceiptSet(String roomId, Receipts.Receipt receipt) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.advance(receipt.position());
      server.receipts().put(roomId, receipt);
      server.touchRoom(roomId, null);
    }
  }

  /** A device is there, with this name. */
  record DeviceSet(long position, DeviceId device, @Nullable String name) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.keys().devices().set(device, name);
      server.devicesChanged(position, device.userId());
    }
  }

  /** A device is gone, with its tokens, its keys and what waited for it. */
  record DeviceRemoved(long position, DeviceId device) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.sessions().remove(device);
      server.devicesChanged(position, device.userId());
    }
  }

  /** Something for a device of a user, or for all of them when none is named. */
  record DeviceMessageSent(
      long position, String userId, @Nullable String deviceId, ObjectNode message)
      implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.advance(position);
      server.keys().devices().send(position, userId, deviceId, message);
      server.touchUser(userId);
    }
  }

  /** A device has what was sent to it up to a position. */
  record DeviceMessagesReceived(DeviceId device, long upTo) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.keys().devices().received(device, upTo);
    }
  }

  /** A device has published keys. */
  record KeysUploaded(long position, DeviceId device, KeysUpload keys) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.advance(position);
      server.keys().publish(position, device, keys);
      if (keys.identity() == null) {
        server.touchUser(device.userId());
      } else {
        server.devicesChanged(position, device.userId());
      }
    }
  }

  /** A key of a device was handed out. */
  record KeyClaimed(long position, DeviceId device, String keyId) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.advance(position);
      server.keys().devices().claimed(position, device, keyId);
      server.touchUser(device.userId());
    }
  }

  /** A user has new cross-signing keys. */
  record CrossSigningSet(long position, String userId, ObjectNode keys) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.keys().replace(userId, keys);
      if (CrossSigning.isPublic(keys)) {
        server.devicesChanged(position, userId);
      } else {
        server.devicesChangedFor(position, userId, userId);
      }
    }
  }

  /** Somebody has signed a key; of others than themselves nobody else sees that. */
  record KeySigned(
      long position, Signatures.Target target, Signatures.Signer signer, String signature)
      implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.keys().sign(target, signer, signature);
      if (target.userId().equals(signer.userId())) {
        server.devicesChanged(position, target.userId());
      } else {
        server.devicesChangedFor(position, signer.userId(), target.userId());
      }
    }
  }

  /** A version of a backup begins or has other data; it is gone when it has none. */
  record BackupSet(String userId, int version, @Nullable ObjectNode info) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.keys().backups().set(userId, version, info);
    }
  }

  /** Keys came into a backup. */
  record BackupKeysPut(String userId, int version, ObjectNode rooms) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.keys().backups().put(userId, version, rooms);
    }
  }

  /** Keys of all rooms, of one or of one session are gone from a backup. */
  record BackupKeysDeleted(
      String userId, int version, @Nullable String roomId, @Nullable String sessionId)
      implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.keys().backups().delete(userId, version, roomId, sessionId);
    }
  }

  /** A media id that waits for its content. */
  record MediaReserved(String mediaId, String userId) implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.media().reserve(mediaId, userId);
    }
  }

  /** Content of a media id has arrived; the bytes are in a file of that name. */
  record MediaStored(String mediaId, String userId, String contentType, @Nullable String fileName)
      implements Change {
    @Override
    public void applyTo(Homeserver server) {
      server.media().stored(this);
    }
  }
}
