package dev.althing.bench;

import dev.althing.sandbox.Sandbox;
import dev.althing.sandbox.SandboxSettings;
import dev.althing.smoke.Synapse;
import dev.althing.testing.Person;
import dev.althing.testing.Wire;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * The homeserver that everything in one run is measured on: the Synapse of the environment, or a
 * sandbox where there is none.
 */
final class Home implements AutoCloseable {
  private final Optional<Sandbox> sandbox;
  private final URI url;

  /**
   * Somebody who is signed in.
   *
   * @param home the address of the homeserver
   * @param id the user id
   * @param token the access token
   */
  record Account(URI home, String id, String token) {
    Person person() {
      return new Person(new Wire(home), id, token);
    }
  }

  private Home(Optional<Sandbox> sandbox, URI url) {
    this.sandbox = sandbox;
    this.url = url;
  }

  static Home open() {
    if (System.getenv("SYNAPSE_URL") != null) {
      return new Home(Optional.empty(), Synapse.ofEnvironment().address());
    }
    Sandbox sandbox = Sandbox.start(SandboxSettings.inMemory());
    return new Home(Optional.of(sandbox), sandbox.url());
  }

  URI url() {
    return url;
  }

  /** A new account, whose name begins with this. */
  Account account(String name) {
    String fresh = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    if (sandbox.isPresent()) {
      String id = sandbox.get().seed().account(fresh, fresh);
      return new Account(url, id, sandbox.get().seed().login(id, "bench"));
    }
    var person = Synapse.ofEnvironment().register(fresh, fresh, false);
    return new Account(url, person.id(), person.token());
  }

  @Override
  public String toString() {
    return sandbox.isPresent() ? "sandbox" : "Synapse, " + System.getenv("SYNAPSE_DATABASE");
  }

  @Override
  public void close() {
    sandbox.ifPresent(Sandbox::close);
  }
}
