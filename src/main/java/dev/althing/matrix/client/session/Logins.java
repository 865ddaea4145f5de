package dev.althing.matrix.client.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.config.Secret;
import dev.althing.matrix.client.Endpoint;
import dev.althing.matrix.client.http.AnswerFields;
import dev.althing.matrix.client.http.Call;
import dev.althing.matrix.client.http.HttpTransport;
import dev.althing.matrix.id.DeviceId;
import dev.althing.matrix.json.Fields;
import dev.althing.matrix.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The two calls that give tokens. */
final class Logins {
  private final HttpTransport transport;

  Logins(HttpTransport transport) {
    this.transport = transport;
  }

  /** Signs in with a password as that device. */
  CompletionStage<Grant> login(Credentials.Password credentials, DeviceId device) {
    ObjectNode body =
        Json.object()
            .put("type", "m.login.password")
            .put("password", credentials.password().reveal())
            .put("device_id", device.value())
            .put("initial_device_display_name", credentials.deviceName())
            .put("refresh_token", true);
    body.putObject("identifier").put("type", "m.id.user").put("user", credentials.user());
    return ask(Call.to(Endpoint.LOGIN).json(body), Optional.empty());
  }

  /** Trades a refresh token; it stays good until the new access token is used. */
  CompletionStage<Grant> refresh(Secret refresh) {
    ObjectNode body = Json.object().put("refresh_token", refresh.reveal());
    return ask(Call.to(Endpoint.REFRESH).json(body), Optional.of(refresh));
  }

  private CompletionStage<Grant> ask(Call call, Optional<Secret> former) {
    return transport.json(call, Optional.empty()).thenApply(answer -> grant(answer, former));
  }

  private Grant grant(ObjectNode answer, Optional<Secret> former) {
    return new Grant(
        AnswerFields.required(answer, "access_token", Logins::secret),
        Fields.text(answer, "refresh_token").flatMap(Logins::secret).or(() -> former),
        Fields.integer(answer, "expires_in_ms").stream()
            .mapToObj(millis -> transport.tools().clock().instant().plus(Duration.ofMillis(millis)))
            .findFirst());
  }

  private static Optional<Secret> secret(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(new Secret(text));
  }
}
