package dev.althing.sandbox.store;

import dev.althing.sandbox.device.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * An access token of a device, by hash, with the refresh token that came with it.
 *
 * @param expiresAt epoch milliseconds, 0 for never
 * @param previous the hash of the access token this one was refreshed from, until it is first used
 */
public record Session(
    String tokenHash,
    String userId,
    String deviceId,
    long expiresAt,
    @Nullable String refreshHash,
    @Nullable String previous) {

  /** The device. */
  public DeviceId device() {
    return new DeviceId(userId, deviceId);
  }

  Session used() {
    return new Session(tokenHash, userId, deviceId, expiresAt, refreshHash, null);
  }

  Session expired() {
    return new Session(tokenHash, userId, deviceId, 1, refreshHash, previous);
  }
}
