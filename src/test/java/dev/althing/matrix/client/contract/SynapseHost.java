package dev.althing.matrix.client.contract;

import dev.althing.matrix.id.UserId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A Synapse that somebody has started: its address, the shared secret for registration and the
 * command that restarts it come from system properties or the environment.
 */
final class SynapseHost implements Host {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address = URI.create(setting("SYNAPSE_URL"));
  private final String secret = setting("SYNAPSE_REGISTRATION_SHARED_SECRET");

  @Override
  public URI address() {
    return address;
  }

  @Override
  public UserId register(String localpart, String password) throws Exception {
    URI url = address.resolve("/_synapse/admin/v1/register");
    String nonce = ask(HttpRequest.newBuilder(url).build(), "nonce");
    String signed = String.join("\0", nonce, localpart, password, "notadmin");
    var body =
        Json.object()
            .put("nonce", nonce)
            .put("username", localpart)
            .put("password", password)
            .put("admin", false)
            .put("mac", mac(signed));
    HttpRequest request =
        HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(Json.write(body))).build();
    return new UserId(ask(request, "user_id"));
  }

  private String ask(HttpRequest request, String field) throws Exception {
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return Json.readObject(answer)
        .flatMap(object -> Fields.text(object, field))
        .orElseThrow(() -> new AssertionError(answer));
  }

  private String mac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void restart() throws Exception {
    File log = File.createTempFile("synapse-restart", ".log");
    Process process =
        new ProcessBuilder("bash", "-c", setting("SYNAPSE_RESTART"))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError("the restart failed: see " + log);
    }
    log.deleteOnExit();
  }

  private static String setting(String name) {
    String property = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .orElseThrow(() -> new AssertionError(name + " is not set; see .ci/synapse/start"));
  }
}
