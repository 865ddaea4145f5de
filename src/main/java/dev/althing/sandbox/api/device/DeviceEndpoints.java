package dev.althing.sandbox.api.device;

import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.store.Homeserver;

/** All endpoints about devices over one homeserver. */
public final class DeviceEndpoints {
  private final Homeserver server;

  /** The endpoints of a homeserver. */
  public DeviceEndpoints(Homeserver server) {
    this.server = server;
  }

  /** Puts them into the table. */
  public void addTo(Endpoints endpoints) {
    var password = new PasswordOnceMore(server);
    new DeviceRoutes(server, password).addTo(endpoints);
    new KeyRoutes(server).addTo(endpoints);
    new SigningRoutes(server, password).addTo(endpoints);
    new ToDeviceRoutes(server).addTo(endpoints);
    new BackupRoutes(server).addTo(endpoints);
  }
}
