package dev.althing.sandbox.device;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.sandbox.device.CrossSigning.Role;
import dev.althing.sandbox.device.Signatures.Signer;
import dev.althing.sandbox.device.Signatures.Target;
import java.util.Arrays;
import java.util.Optional;

/** All that the homeserver keeps so that others can encrypt and sign. */
public final class Keys {
  private final Devices devices = new Devices();
  private final DeviceLists lists = new DeviceLists();
  private final CrossSigning crossSigning = new CrossSigning();
  private final Signatures signatures = new Signatures();
  private final Backups backups = new Backups();

  /** Nothing is kept yet. */
  public Keys() {}

  /** The devices of all users. */
  public Devices devices() {
    return devices;
  }

  /** Whose devices have changed when. */
  public DeviceLists lists() {
    return lists;
  }

  /** The cross-signing keys of all users. */
  public CrossSigning crossSigning() {
    return crossSigning;
  }

  /** The backups of room keys. */
  public Backups backups() {
    return backups;
  }

  /** Removes a device, and what was signed by it or about it. */
  public void remove(DeviceId id) {
    devices.remove(id);
    forget(id);
  }

  private void forget(DeviceId id) {
    signatures.forget(new Target(id.userId(), id.deviceId()));
    signatures.forgetBy(new Signer(id.userId(), "ed25519:" + id.deviceId()));
  }

  /**
   * Takes in the keys of an upload; when the device is known by others from now on, what was signed
   * by the old ones or about them is gone.
   */
  public void publish(long position, DeviceId id, KeysUpload upload) {
    ObjectNode identity = upload.identity();
    if (identity != null && !isKnownBy(id, identity)) {
      forget(id);
    }
    devices.publish(position, id, upload);
  }

  /** Whether a device is known by these keys, whoever has signed them. */
  private boolean isKnownBy(DeviceId id, ObjectNode identity) {
    return devices
        .find(id)
        .flatMap(Device::identity)
        .filter(known -> Arrays.equals(CanonicalJson.signed(known), CanonicalJson.signed(identity)))
        .isPresent();
  }

  /** Replaces cross-signing keys; what was signed by the old ones or about them is gone. */
  public void replace(String userId, ObjectNode news) {
    for (VerifyKey gone : crossSigning.put(userId, news)) {
      signatures.forget(new Target(userId, gone.name()));
      signatures.forgetBy(new Signer(userId, gone.id()));
    }
  }

  /** Keeps a signature by a key of a user. */
  public void sign(Target target, Signer signer, String signature) {
    signatures.put(target, signer, signature);
  }

  /** The identity of a device with the signatures of its owner. */
  public Optional<ObjectNode> identity(DeviceId id) {
    var target = new Target(id.userId(), id.deviceId());
    return devices
        .find(id)
        .flatMap(Device::identity)
        .map(identity -> signatures.merged(identity, target, id.userId()));
  }

  /** A cross-signing key as somebody sees it: with their own signatures, not those of others. */
  public Optional<ObjectNode> crossSigningKey(String userId, Role role, String viewer) {
    if (role == Role.USER_SIGNING && !userId.equals(viewer)) {
      return Optional.empty();
    }
    return crossSigning
        .find(userId, role)
        .map(
            key ->
                VerifyKey.of(key)
                    .map(id -> signatures.merged(key, new Target(userId, id.name()), viewer))
                    .orElse(key));
  }
}
