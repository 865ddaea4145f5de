package dev.althing.matrix.client;

import dev.althing.matrix.id.UserId;

/**
 * One signed-in account on one homeserver: every call Althing makes to it.
 *
 * <p>No call blocks. A stage fails with a {@link MatrixException} that holds a {@link MatrixError};
 * every request has a deadline and a limit on the size of its answer. Nothing is repeated here
 * except a call whose access token had just expired: repeating is the caller's decision, by {@link
 * MatrixError#isTransient()} and {@link MatrixError#isOutcomeUnknown()}.
 */
public interface MatrixClient
    extends SyncApi, TimelineApi, StateApi, MembershipApi, AliasApi, AccountApi, MediaApi {
  /** The account that is signed in. */
  UserId user();
}
