package dev.althing.start;

import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.id.UserId;
import java.nio.file.Path;

/**
 * Who signed in by hand.
 *
 * @param file where that is kept
 */
public record SignedIn(UserId user, DeviceId device, Path file) {}
