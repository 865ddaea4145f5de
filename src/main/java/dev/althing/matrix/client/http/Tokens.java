package dev.althing.matrix.client.http;

import dev.althing.config.Secret;
import java.util.concurrent.CompletionStage;

/** Where a call gets its access token, and a new one when the homeserver refuses it. */
public interface Tokens {
  /** The token to be used now. */
  CompletionStage<Secret> token();

  /**
   * Another token than the one that was refused; all who ask at the same time get the same.
   *
   * @param refused the token that was refused
   */
  CompletionStage<Secret> renewed(Secret refused);
}
