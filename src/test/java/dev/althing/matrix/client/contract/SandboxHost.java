package dev.althing.matrix.client.contract;

import dev.althing.matrix.id.UserId;
import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import java.net.URI;
import java.nio.file.Path;

/** A sandbox that keeps its data, so that it can be restarted. */
final class SandboxHost implements Host, AutoCloseable {
  private final SandboxSettings settings;
  private Sandbox sandbox;

  SandboxHost(Path data) {
    settings = SandboxSettings.inMemory().keptIn(data);
    sandbox = Sandbox.start(settings);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public URI address() {
    return sandbox.url();
  }

  @Override
  public UserId register(String localpart, String password) {
    return new UserId(sandbox.seed().account(localpart, password));
  }

  @Override
  public void restart() {
    int port = sandbox.port();
    sandbox.close();
    sandbox = Sandbox.start(settings.onPort(port));
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
