package dev.althing.matrix.client.contract;

import dev.althing.matrix.id.UserId;
import java.net.URI;

/** A homeserver that the contract is held against. */
interface Host {
  /** Where it is; the same before and after a restart. */
  URI address();

  /** Makes an account. */
  UserId register(String localpart, String password) throws Exception;

  /** Ends the homeserver and starts it again on the same data. */
  void restart() throws Exception;
}
