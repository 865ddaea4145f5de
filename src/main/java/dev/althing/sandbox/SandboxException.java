package dev.althing.sandbox;

/** Why a sandbox cannot start, in one line that a user understands. */
public final class SandboxException extends RuntimeException {
  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
