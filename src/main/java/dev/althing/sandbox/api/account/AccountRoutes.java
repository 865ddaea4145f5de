package dev.althing.sandbox.api.account;

import dev.althing.sandbox.http.Endpoints;
import dev.althing.sandbox.store.Homeserver;

/** All endpoints about people and what they keep for themselves. */
public final class AccountRoutes {
  private AccountRoutes() {}

  /** Adds them to a table. */
  public static void addTo(Endpoints endpoints, Homeserver server) {
    new AccountDataRoutes(server).addTo(endpoints);
    new TagRoutes(server).addTo(endpoints);
    new PushRuleRoutes(server).addTo(endpoints);
    new ProfileRoutes(server).addTo(endpoints);
    new PeopleRoutes(server).addTo(endpoints);
  }
}
