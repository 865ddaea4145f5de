package dev.althing.sandbox.room;

/** The device and the transaction id an event was sent with. */
public record Transaction(String userId, String deviceId, String id) {}
