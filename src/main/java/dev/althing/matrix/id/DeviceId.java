package dev.althing.matrix.id;

/**
 * The identifier of one login of an account; transaction ids are remembered by the server per
 * device.
 *
 * @param value opaque, not blank
 */
public record DeviceId(String value) {
  /**
   * Checks that there is a value.
   *
   * @throws IllegalArgumentException when it is blank
   */
  public DeviceId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a device id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
