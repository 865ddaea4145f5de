package dev.althing.sandbox.api.device;

import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.store.Homeserver;
import java.util.function.Consumer;

/** All endpoints about devices over one homeserver. */
public final class DeviceEndpoints {
  private final Homeserver server;
  private final Consumer<String> passwordTried;

  /**
   * The endpoints of a homeserver.
   *
   * @param passwordTried is told whose password is about to be tried, and refuses too many tries
   */
  public DeviceEndpoints(Homeserver server, Consumer<String> passwordTried) {
    this.server = server;
    this.passwordTried = passwordTried;
  }

  /** Puts them into the table. */
  public void addTo(Endpoints endpoints) {
    var password = new PasswordOnceMore(server, passwordTried);
    new DeviceRoutes(server, password).addTo(endpoints);
    new KeyRoutes(server).addTo(endpoints);
    new SigningRoutes(server, password).addTo(endpoints);
    new ToDeviceRoutes(server).addTo(endpoints);
    new BackupRoutes(server).addTo(endpoints);
  }
}
