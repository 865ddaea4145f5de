package dev.althing.sandbox.device;

/** A device, by the user it belongs to and its id among the devices of that user. */
public record DeviceId(String userId, String deviceId) {}
