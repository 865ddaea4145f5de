package dev.althing.matrix.client.session;

import dev.althing.config.Secret;
import dev.althing.config.SecretMasking;
import dev.althing.matrix.client.MatrixError.SignedOut;
import dev.althing.matrix.client.MatrixException;
import dev.althing.matrix.client.http.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token made by somebody else: we cannot renew it, only look whether there is another where it
 * came from.
 */
final class GivenToken implements Tokens {
  private final Supplier<Secret> source;
  private final Executor blocking;
  private volatile @Nullable Secret current;
  private volatile @Nullable Secret refused;

  private GivenToken(Supplier<Secret> source, Executor blocking) {
    this.source = source;
    this.blocking = blocking;
  }

  static GivenToken fixed(Secret token) {
    return new GivenToken(() -> token, Runnable::run);
  }

  static GivenToken inFile(Path file, Executor blocking) {
    return new GivenToken(() -> read(file), blocking);
  }

  @Override
  public CompletionStage<Secret> token() {
    Secret known = current;
    return known != null ? CompletableFuture.completedStage(known) : looked();
  }

  @Override
  public CompletionStage<Secret> renewed(Secret old) {
    Secret known = current;
    if (known != null && !known.equals(old)) {
      return CompletableFuture.completedStage(known);
    }
    refused = old;
    current = null;
    return looked();
  }

  private CompletionStage<Secret> looked() {
    return CompletableFuture.supplyAsync(
        () -> {
          Secret found = source.get();
          if (Objects.equals(found, refused)) {
            throw signedOut("the homeserver refuses the access token; give a new one");
          }
          current = found;
          return found;
        },
        blocking);
  }

  private static Secret read(Path file) {
    try {
      String text = Files.readString(file).strip();
      if (text.isEmpty()) {
        throw signedOut("the token file " + file + " is empty");
      }
      var token = new Secret(text);
      SecretMasking.registerPassing(token);
      return token;
    } catch (IOException e) {
      throw signedOut("the token file " + file + " cannot be read: " + e);
    }
  }

  private static MatrixException signedOut(String reason) {
    return new MatrixException(new SignedOut(reason));
  }
}
